"""Measures orglint and writes the tables of benchmarks/README.md.

usage: python benchmarks/run.py [--only PART,…] [--turns N] [--largest UNITS] [--write]

Parts: floor, growth, findings, start, kinds, ways, packs, cache, jobs, peers. The first wants a C compiler and the
headers of libyaml (Debian: libyaml-dev), the last npm. orglint and the peers are installed in benchmarks/.cache.
Everything that is compared runs in turns on this machine; nothing is measured against a number from elsewhere.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
from collections.abc import Callable, Iterator

import comparing
from companies import company, flat, write
from measuring import CACHE, HERE, ORGLINT, PYTHON, Run, Series, floor_program, in_turns, install, once

from orglint.reporters.table import REPORTERS
from rules import kinds, packs, ways

README = HERE / "README.md"
CHECK = [*ORGLINT, "check", "--isolated"]
ALONE = [*CHECK, "--no-cache"]
PASS = [PYTHON, "-c", "pass"]


def floor(turns: int, largest: int) -> Iterator[str]:
    """A whole check against libyaml on the same bytes."""
    yield "| company | libyaml, CPU s | orglint, CPU s | × libyaml | × libyaml, start-up taken off | peak MB |"
    yield "|---|--:|--:|--:|--:|--:|"
    for shape in ("flat", "nested"):
        for units in (1_000, 10_000, 100_000):
            path = str(write(CACHE / f"{shape}-{units}.yaml", units, shape))
            small = str(write(CACHE / "flat-1.yaml", 1))
            commands = {"floor": [floor_program(), path], "check": [*ALONE, path], "start": [*ALONE, small]}
            found = in_turns(commands, turns if units < 100_000 else max(3, turns // 2))
            check, base = found["check"], found["floor"]
            without = (check.cpu - found["start"].cpu) / base.cpu
            yield (
                f"| {units:,} units, {shape} | {base.cpu:.3f} | {check.cpu:.2f} | {check.over(base)} | {without:.2f} "
                f"| {check.peak:.0f} |"
            )


def growth(turns: int, largest: int) -> Iterator[str]:
    """What a unit costs in companies of different sizes."""
    yield "| units, flat | CPU s | µs a unit, start-up taken off | × a unit of 1,000 | peak MB |"
    yield "|---|--:|--:|--:|--:|"
    start = in_turns({"start": [*ALONE, str(write(CACHE / "flat-1.yaml", 1))]}, turns)["start"]
    least = 0.0
    for units in (1_000, 10_000, 100_000, 1_000_000):
        if units > largest:
            continue
        check = [*ALONE, str(write(CACHE / f"flat-{units}.yaml", units))]
        few = max(3, turns // 2)
        found = in_turns({"": check}, few)[""] if units <= 100_000 else Series((once(check),))
        each = (found.cpu - start.cpu) / units * 1e6
        least = least or each
        yield f"| {units:,} | {found.cpu:.2f} | {each:.1f} | {each / least:.2f} | {found.peak:.0f} |"


def findings(turns: int, largest: int) -> Iterator[str]:
    """What it costs to report a finding for a tenth of the units."""
    yield "| 10,000 units, 10 % at fault | CPU s | × the check without findings |"
    yield "|---|--:|--:|"
    clean = str(write(CACHE / "flat-10000.yaml", 10_000))
    faulty = str(write(CACHE / "faulty-10000.yaml", 10_000, fault=0.1))
    commands = {"clean": [*ALONE, clean]}
    for name in ("text", "json", *(["sarif"] if "sarif" in REPORTERS else [])):
        commands[name] = [*ALONE, "--format", name, faulty]
    for name, series in (found := in_turns(commands, turns)).items():
        yield f"| {name} | {series.cpu:.2f} | {series.over(found['clean'])} |"


def start(turns: int, largest: int) -> Iterator[str]:
    """Start-up."""
    yield "| | CPU ms | × `python -c pass` |"
    yield "|---|--:|--:|"
    small = CACHE / "thirty-lines.yaml"
    whole = write(CACHE / "flat-30.yaml", 30).read_text("utf-8")
    _, _, units = whole.partition("units:\n")
    small.write_text("version: 1\nunits:\n" + "".join(units.splitlines(keepends=True)[:28]), "utf-8")
    commands = {
        "`python -c pass`": PASS,
        "`orglint --version`": [*ORGLINT, "--version"],
        "`orglint check`, 30 lines": [*ALONE, str(small)],
        "`orglint check`, 30 units": [*ALONE, str(CACHE / "flat-30.yaml")],
    }
    found = in_turns(commands, turns * 2)
    for name, series in found.items():
        yield f"| {name} | {series.cpu * 1000:.0f} | {series.over(found['`python -c pass`'])} |"


def cache(turns: int, largest: int) -> Iterator[str]:
    """A group of 200 files; one of them changes between two runs."""
    paths = group(min(500, largest // 200))
    there = {"ORGLINT_CACHE_DIR": str(CACHE / "results")}
    runs: dict[str, list[Run]] = {"first": [], "second": [], "nothing changed": []}
    for turn in range(max(3, turns // 2) + 1):
        shutil.rmtree(CACHE / "results", ignore_errors=True)
        for name, held in runs.items():
            if name == "second":
                with open(paths[turn % len(paths)], "a", encoding="utf-8") as file:
                    file.write("# changed\n")
            run = once([*CHECK, *paths], **there)
            if turn:
                held.append(run)
    yield "| 200 files | CPU s | of the first run |"
    yield "|---|--:|--:|"
    first = Series(tuple(runs["first"]))
    names = {"first": "first run", "second": "one file changed", "nothing changed": "none changed"}
    for name, held in runs.items():
        yield f"| {names[name]} | {Series(tuple(held)).cpu:.2f} | {Series(tuple(held)).over(first)} |"


def jobs(turns: int, largest: int) -> Iterator[str]:
    """A group by one process and by two; the reports must be the same bytes."""
    each = min(150, largest // 200)
    yield "| 200 files | processes | wall s | CPU s | wall, one over this |"
    yield "|---|--:|--:|--:|--:|"
    commands = {count: [*ALONE, "--jobs", str(count), *group(each)] for count in (1, 2)}
    told = [subprocess.run(one, capture_output=True, check=False, cwd=HERE.parent) for one in commands.values()]
    if told[0].stdout != told[1].stdout:
        raise SystemExit("two processes say something else than one")
    found = in_turns({str(count): command for count, command in commands.items()}, max(3, turns // 2))
    for count, one in found.items():
        gain = found["1"].over(one, "wall")
        yield f"| 200 organizations, {200 * each:,} units | {count} | {one.wall:.2f} | {one.cpu:.2f} | {gain} |"


def group(units: int) -> list[str]:
    """200 files, each an organization of its own."""
    folder = CACHE / f"group-{units}"
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"company-{number:03d}.yaml" for number in range(200)]
    for number, path in enumerate(paths):
        if not path.exists():
            path.write_text("".join(flat(company(units, 0.01, seed=number))), "utf-8")
    return [str(path) for path in paths]


PARTS: dict[str, tuple[str, Callable[[int, int], Iterator[str]]]] = {
    "floor": ("A whole check against libyaml", floor),
    "growth": ("Growth", growth),
    "findings": ("Many findings", findings),
    "start": ("Start-up", start),
    "kinds": ("What a rule costs", kinds),
    "ways": ("One sentence in each way", ways),
    "packs": ("Rules of one's own, read", packs),
    "cache": ("A second run over a group", cache),
    "jobs": ("Two processes", jobs),
    "peers": ("Beside others", comparing.table),
}


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default=",".join(PARTS))
    parser.add_argument("--turns", type=int, default=7)
    parser.add_argument("--largest", type=int, default=1_000_000)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    CACHE.mkdir(exist_ok=True)
    install()
    for name in asked.only.split(","):
        title, measure = PARTS[name]
        table = "\n".join(measure(asked.turns, asked.largest))
        print(f"\n### {title}\n\n{table}", flush=True)
        if asked.write:
            _put(name, table)


def _put(part: str, table: str) -> None:
    """Put a table between its marks in the README."""
    begin, end = f"<!-- {part} -->\n", f"<!-- /{part} -->"
    before, _, rest = README.read_text("utf-8").partition(begin)
    _, _, after = rest.partition(end)
    README.write_text(f"{before}{begin}{table}\n{end}{after}", "utf-8")


if __name__ == "__main__":
    main()
