"""Companies with sales alone in which nobody does marketing work."""

from __future__ import annotations

from collections.abc import Mapping

from orglint.findings.violation import Violation
from orglint.graph.duties import MARKETING_DUTIES
from orglint.graph.org_graph import OrgGraph
from orglint.rules.outcome import Outcome


def check(org: OrgGraph, options: Mapping[str, object]) -> Outcome:
    """Where only sales exists and lists its duties, someone owns marketing work. Facts: unit."""
    judged = [one for one in org.hierarchies.values() if one.structure == "T-S"] if org.company.full("units") else []
    violations = []
    for hierarchy in judged:
        sales = hierarchy.of_kind("sales")
        owned = {one.duty for unit in hierarchy.units for one in unit.owns if not unit.external}
        if any(unit.owns for unit in sales) and owned.isdisjoint(MARKETING_DUTIES):
            violations.append(Violation(at=sales[0].name_place, facts={"unit": sales[0].label}, unit=sales[0].id))
    return Outcome(len(judged), violations)
