"""Regions that do not report on their market."""

from __future__ import annotations

from collections.abc import Mapping

from orglint.catalogue.normalise import normal
from orglint.findings.violation import Violation
from orglint.graph.org_graph import OrgGraph
from orglint.graph.unit import Handoff
from orglint.rules.outcome import Outcome

REPORT = frozenset({"half year market report", "半年市场报告", "区域市场半年报"})
"""The names of the report in their normal form."""


def check(org: OrgGraph, options: Mapping[str, object]) -> Outcome:
    """Every region hands over a half-year market report, itself or through a unit in it. Facts: unit."""
    regions = org.of_kinds("region")
    reporting = set()
    for handoff in reports(org):
        reporting.add(handoff.unit.order)
        if handoff.unit.site is not None:
            reporting.add(handoff.unit.site.order)
    violations = [
        Violation(at=unit.place, facts={"unit": unit.label}, unit=unit.id)
        for unit in regions
        if unit.order not in reporting
    ]
    return Outcome(len(regions), violations)


def reports(org: OrgGraph) -> list[Handoff]:
    """Every half-year market report that is handed over."""
    return [handoff for handoff in org.handoffs if normal(handoff.text) in REPORT]
