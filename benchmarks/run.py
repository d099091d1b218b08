"""Measures orglint and writes the tables of benchmarks/README.md.

usage: python benchmarks/run.py [--only PART,…] [--turns N] [--largest UNITS] [--write]

Parts: floor, growth, findings, start, kinds, ways, packs.
The first wants a C compiler and the headers of libyaml (Debian: libyaml-dev).
Everything that is compared runs in turns on this machine; nothing is measured against a number from elsewhere.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator

from companies import write
from measuring import CACHE, HERE, ORGLINT, PYTHON, floor_program, in_turns

from orglint.reporters.table import REPORTERS
from rules import kinds, packs, ways

README = HERE / "README.md"
CHECK = [*ORGLINT, "check", "--isolated"]
PASS = [PYTHON, "-c", "pass"]


def floor(turns: int, largest: int) -> Iterator[str]:
    """A whole check against libyaml on the same bytes."""
    yield "| company | libyaml, CPU s | orglint, CPU s | × libyaml | × libyaml, start-up taken off | peak MB |"
    yield "|---|--:|--:|--:|--:|--:|"
    for shape in ("flat", "nested"):
        for units in (1_000, 10_000, 100_000):
            path = str(write(CACHE / f"{shape}-{units}.yaml", units, shape))
            small = str(write(CACHE / "flat-1.yaml", 1))
            commands = {"floor": [floor_program(), path], "check": [*CHECK, path], "start": [*CHECK, small]}
            found = in_turns(commands, turns if units < 100_000 else max(3, turns // 2))
            check, base = found["check"], found["floor"]
            without = (check.cpu - found["start"].cpu) / base.cpu
            yield (
                f"| {units:,} units, {shape} | {base.cpu:.3f} | {check.cpu:.2f} | {check.over(base)} | {without:.2f} "
                f"| {check.peak:.0f} |"
            )


def growth(turns: int, largest: int) -> Iterator[str]:
    """What a unit costs in companies of different sizes."""
    yield "| units, flat | CPU s | µs a unit, start-up taken off | peak MB |"
    yield "|---|--:|--:|--:|"
    start = in_turns({"start": [*CHECK, str(write(CACHE / "flat-1.yaml", 1))]}, turns)["start"]
    for units in (1_000, 10_000, 100_000, 1_000_000):
        if units <= largest:
            path = str(write(CACHE / f"flat-{units}.yaml", units))
            found = in_turns({"check": [*CHECK, path]}, 1 if units > 100_000 else max(3, turns // 2))["check"]
            each = (found.cpu - start.cpu) / units * 1e6
            yield f"| {units:,} | {found.cpu:.2f} | {each:.1f} | {found.peak:.0f} |"


def findings(turns: int, largest: int) -> Iterator[str]:
    """What it costs to report a finding for a tenth of the units."""
    yield "| 10,000 units, 10 % at fault | CPU s | × the check without findings |"
    yield "|---|--:|--:|"
    clean = str(write(CACHE / "flat-10000.yaml", 10_000))
    faulty = str(write(CACHE / "faulty-10000.yaml", 10_000, fault=0.1))
    commands = {"clean": [*CHECK, clean]}
    for name in ("text", "json", *(["sarif"] if "sarif" in REPORTERS else [])):
        commands[name] = [*CHECK, "--format", name, faulty]
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
        "`orglint check`, 30 lines": [*CHECK, str(small)],
        "`orglint check`, 30 units": [*CHECK, str(CACHE / "flat-30.yaml")],
    }
    found = in_turns(commands, turns * 2)
    for name, series in found.items():
        yield f"| {name} | {series.cpu * 1000:.0f} | {series.over(found['`python -c pass`'])} |"


PARTS: dict[str, tuple[str, Callable[[int, int], Iterator[str]]]] = {
    "floor": ("A whole check against libyaml", floor),
    "growth": ("Growth", growth),
    "findings": ("Many findings", findings),
    "start": ("Start-up", start),
    "kinds": ("What a rule costs", kinds),
    "ways": ("One sentence in each way", ways),
    "packs": ("Rules of one's own, read", packs),
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
