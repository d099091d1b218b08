"""Companies with sales alone in which nobody does marketing work."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from orglint.findings.violation import Violation
from orglint.graph.duties import MARKETING_DUTIES
from orglint.graph.org_graph import OrgGraph
from orglint.graph.sites import enclosing
from orglint.graph.structure import Hierarchy
from orglint.graph.unit import Unit
from orglint.rules.outcome import Outcome


def check(org: OrgGraph, options: Mapping[str, object]) -> Outcome:
    """Where only sales exists and lists its duties, someone owns marketing work. Facts: unit."""
    judged = [one for one in org.hierarchies.values() if one.structure == "T-S"] if org.company.full("units") else []
    violations = []
    for hierarchy in judged:
        sales = hierarchy.of_kind("sales")
        owned = {one.duty for unit in _answering(org, hierarchy) for one in unit.owns if not unit.external}
        if any(unit.owned_count for unit in sales) and owned.isdisjoint(MARKETING_DUTIES):
            violations.append(Violation(at=sales[0].name_place, facts={"unit": sales[0].label}, unit=sales[0].id))
    return Outcome(len(judged), violations)


def _answering(org: OrgGraph, hierarchy: Hierarchy) -> Iterator[Unit]:
    """The units of a hierarchy and those that answer for it from above: a group for its subsidiary."""
    yield from hierarchy.units
    if hierarchy.headquarters is not None:
        for site in (*enclosing(hierarchy.headquarters.site), None):
            yield from org.at_site.get(None if site is None else site.order, ())
