"""Market departments that only pass on."""

from __future__ import annotations

from collections.abc import Mapping

from orglint.findings.violation import Violation
from orglint.graph.org_graph import OrgGraph
from orglint.rules.outcome import Outcome


def check(org: OrgGraph, options: Mapping[str, object]) -> Outcome:
    """Where all duties are listed, a market department that relays instructions also owns or supplies something.
    Facts: unit."""
    if not org.company.full("duties"):
        return Outcome(0, [])
    relaying = [unit for unit in org.units if "market" in unit.kinds and org.lines.out_of(unit, "relays")]
    violations = [
        Violation(at=unit.name_place, facts={"unit": unit.label}, unit=unit.id)
        for unit in relaying
        if not unit.owned_count and not unit.supplies
    ]
    return Outcome(len(relaying), violations)
