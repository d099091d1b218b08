"""The same four rules on the same file by orglint and by others; what they find is compared finding by finding."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from companies import company, flat
from measuring import CACHE, HERE, ORGLINT, Run, Series, once

PEERS = HERE / "peers"
RULES = ("duplicate-id", "dangling-reference", "self-reference", "pricing-outside-market")
_PYTHON = CACHE / "peers" / "bin" / "python"
_SPECTRAL = CACHE / "spectral" / "node_modules" / ".bin" / "spectral"

SCRIPTS = {
    "script over PyYAML's C loader": "script.py",
    "polars": "polars_rules.py",
    "duckdb": "duckdb_rules.py",
    "CEL (cel-python)": "cel_rules.py",
    "Rego (regopy)": "rego_rules.py",
    "SHACL (pyshacl)": "shacl_rules.py",
}
MOST = {"Rego (regopy)": 1_000, "SHACL (pyshacl)": 1_000}
"""The largest number of units that a peer is asked to check; more would take minutes."""
SLOW = 5.0
"""Who takes more CPU seconds runs once."""


def prepare() -> None:
    """Install the peers into benchmarks/.cache, once. Needs a package index and npm."""
    if not _PYTHON.exists():
        subprocess.run([sys.executable, "-m", "venv", CACHE / "peers"], check=True)
        subprocess.run([_PYTHON, "-m", "pip", "install", "-q", "-r", PEERS / "requirements.txt"], check=True)
    if not _SPECTRAL.exists():
        (CACHE / "spectral").mkdir(parents=True, exist_ok=True)
        (CACHE / "spectral" / "package.json").write_bytes((PEERS / "package.json").read_bytes())
        subprocess.run(["npm", "install", "--silent"], cwd=CACHE / "spectral", check=True)


def definition(units: int) -> Path:
    """A company with faults against each of the rules."""
    path = CACHE / f"peers-{units}.yaml"
    if not path.exists():
        text = "".join(flat(company(units, 0.1)))
        broken = max(1, units // 50)
        extra = "".join(
            f"  - id: extra-{one}\n    kind: finance\n    parent: {('nobody', f'extra-{one}', 'head')[one % 3]}\n"
            for one in range(broken)
        )
        again = "".join(f"  - id: extra-{one}\n    kind: finance\n" for one in range(0, broken, 2))
        path.write_text(text + extra + again, "utf-8")
    return path


def commands(path: Path) -> dict[str, list[str]]:
    """Who is compared, orglint first."""
    ours = [*ORGLINT, "check", "--isolated", "--no-cache", "--select", ",".join(RULES), "--format", "json", str(path)]
    python = {name: [str(_PYTHON), str(PEERS / script), str(path)] for name, script in SCRIPTS.items()}
    ruleset = str(PEERS / "spectral" / "ruleset.yaml")
    return {
        "orglint": ours,
        **python,
        "Spectral": [str(_SPECTRAL), "lint", "-q", "-f", "json", "-r", ruleset, str(path)],
    }


def found(name: str, command: list[str]) -> list[str]:
    """What one of them finds: rule and unit, sorted."""
    out = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, cwd=HERE.parent).stdout
    if name == "orglint":
        findings = json.loads(out)["findings"]
        return sorted(f"{one['rule']} {one['unit']}" for one in findings if one["rule"] in RULES)
    if name == "Spectral":
        return sorted(f"{one['code']} {one['message']}" for one in json.loads(out))
    return out.split("\n")[:-1]


def table(turns: int, largest: int) -> Iterator[str]:
    """CPU time of each, over that of orglint on the same file."""
    prepare()
    yield "| | units | CPU s | × orglint | finds the same |"
    yield "|---|--:|--:|--:|---|"
    for units in (30, 1_000, 10_000):
        if units > largest:
            continue
        asked = commands(definition(units))
        asked = {name: command for name, command in asked.items() if units <= MOST.get(name, units)}
        wanted = found("orglint", asked["orglint"])
        runs: dict[str, list[Run]] = {name: [once(command, accepted=(0, 1, 2))] for name, command in asked.items()}
        quick = [name for name, held in runs.items() if held[0].cpu < SLOW]
        for name in quick:
            runs[name].clear()  # the first turn does not count where there are others
        for _ in range(turns if units < 10_000 else max(3, turns // 2)):
            for name in quick:
                runs[name].append(once(asked[name], accepted=(0, 1, 2)))
        series = {name: Series(tuple(held)) for name, held in runs.items()}
        ours = series["orglint"]
        for name, command in asked.items():
            one = series[name]
            same = "–" if name == "orglint" else _difference(wanted, found(name, command))
            over = one.over(ours) if name in quick else f"{one.cpu / ours.cpu:.0f}, one run"
            yield f"| {name} | {units:,} | {one.cpu:.2f} | {over} | {same} |"


def _difference(wanted: list[str], other: list[str]) -> str:
    if wanted == other:
        return f"yes, {len(wanted)}"
    lacking, more = len(set(wanted) - set(other)), len(set(other) - set(wanted))
    return f"{len(other)} of {len(wanted)}; lacks {lacking}, has {more} more"
