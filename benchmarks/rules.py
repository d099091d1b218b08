"""What rules cost, on a company of 10,000 units: each check kind, one sentence in each way, reading packs.

Measured in one process, where the company is read and linked once; parts of benchmarks/run.py.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator, Mapping

from companies import write
from measuring import CACHE, HERE, ORGLINT, in_turns

from orglint.catalogue.catalogue import Catalogue
from orglint.graph.link import link
from orglint.graph.org_graph import OrgGraph
from orglint.plugin.loading import load_plugins
from orglint.reading.organization import Reading, read_organization
from orglint.rules.builtin import builtin_data
from orglint.rules.catalog import load_catalog
from orglint.rules.rule import Rule
from orglint.source.discovery import discover
from orglint.syntax.limits import Limits

UNITS = 10_000
PACK = HERE.parent / "examples" / "own-rules" / "rules"
PLUGIN = HERE / "pricing_plugin.py"
QUERY = (
    "SELECT o.id AS ownership FROM ownership o WHERE o.duty = 'pricing' AND NOT EXISTS "
    "(SELECT 1 FROM kinds k WHERE k.unit = o.unit AND k.kind = 'market')"
)


def kinds(turns: int, largest: int) -> Iterator[str]:
    """One rule of each check kind."""
    read, linked, org = _company()
    catalog = load_catalog([PACK])
    by_kind: dict[str, Rule] = {}
    for rule in sorted(catalog.rules.values(), key=lambda rule: (rule.pack != PACK.name, rule.code)):
        by_kind.setdefault(rule.data["check"]["kind"], rule)
    by_kind.pop("reader")
    by_kind.pop("python")
    taken = _in_turns({kind: _running(rule, org) for kind, rule in by_kind.items()}, turns)
    whole = read + linked
    yield f"| {UNITS:,} units; reading takes {read:.2f} s, linking {linked:.2f} s | ms | % of reading and linking |"
    yield "|---|--:|--:|"
    for kind, seconds in sorted(taken.items(), key=lambda one: one[1]):
        yield f"| `{kind}`: {by_kind[kind].name} | {seconds * 1000:.1f} | {seconds / whole * 100:.1f} |"


def ways(turns: int, largest: int) -> Iterator[str]:
    """One sentence in each way."""
    _, _, org = _company()
    catalog = load_catalog([PACK], load_plugins([str(PLUGIN)]))
    belongs, python = (
        catalog.rules[name] for name in ("pricing-belongs-to-the-market-department", "pricing-in-python")
    )
    query = Rule.from_data({**belongs.data, "check": {"kind": "query", "sql": QUERY}})
    taken = _in_turns(
        {
            "`kind: belongs`": _running(belongs, org),
            "Python, a plugin that is given every unit: the first of a run": _running(python, org),
            "Python, each further one": _running(python, org, keep=True),
            "`kind: query`, with the tables that it speaks of: the first of a run": _running(query, org),
            "`kind: query`, each further one": _running(query, org, keep=True),
        },
        turns,
    )
    base = taken["`kind: belongs`"]
    yield f"| “pricing belongs to the market department”, {UNITS:,} units | ms | × the kind |"
    yield "|---|--:|--:|"
    for name, seconds in taken.items():
        yield f"| {name} | {seconds * 1000:.1f} | {seconds / base:.1f} |"


def packs(turns: int, largest: int) -> Iterator[str]:
    """What it costs that there are rules of one's own at all, on a small company."""
    check = [*ORGLINT, "check", "--isolated", str(write(CACHE / "flat-30.yaml", 30))]
    one = PACK / "pricing-belongs-to-the-market-department.yaml"
    none = "no rules of one's own"
    found = in_turns(
        {
            none: check,
            "one rule in YAML": [*check, "--pack", str(one)],
            f"{len(list(PACK.glob('*.yaml')))} rules in YAML": [*check, "--pack", str(PACK)],
            "one rule in Python": [*check, "--plugin", str(PLUGIN)],
        },
        turns,
    )
    yield "| `orglint check`, 30 units | CPU ms | × without |"
    yield "|---|--:|--:|"
    for name, series in found.items():
        yield f"| {name} | {series.cpu * 1000:.0f} | {series.over(found[none])} |"


def _company() -> tuple[float, float, OrgGraph]:
    """CPU seconds for reading and for linking, and the organization."""
    path = write(CACHE / f"flat-{UNITS}.yaml", UNITS)
    begun = time.process_time()
    reading: Reading = read_organization(discover(str(path)), Limits())
    read = time.process_time()
    org = link(reading.parts, Catalogue.from_data(builtin_data()["catalogue"]))
    return read - begun, time.process_time() - read, org


def _running(rule: Rule, org: OrgGraph, *, keep: bool = False) -> Callable[[], object]:
    """Run a rule; unless `keep`, without the tables of earlier queries."""

    def run() -> object:
        if not keep:
            org.memo.clear()
        return rule.run(org)

    return run


def _in_turns(runs: Mapping[str, Callable[[], object]], turns: int) -> dict[str, float]:
    """The median of the CPU seconds of each, one after the other in every turn; the first turn does not count."""
    taken: dict[str, list[float]] = {name: [] for name in runs}
    for turn in range(turns + 1):
        for name, run in runs.items():
            begun = time.process_time()
            run()
            if turn:
                taken[name].append(time.process_time() - begun)
    return {name: statistics.median(seconds) for name, seconds in taken.items()}
