"""Competitive markets in which nobody differentiates value."""

from __future__ import annotations

from collections.abc import Mapping

from orglint.findings.violation import Violation
from orglint.graph.org_graph import OrgGraph
from orglint.rules.outcome import Outcome


def check(org: OrgGraph, options: Mapping[str, object]) -> Outcome:
    """In a competitive market a company with sales alone has an owner of value differentiation. Facts: unit."""
    if org.company.value("market_stage") != "competitive":
        return Outcome(0, [])
    judged = [one for one in org.hierarchies.values() if one.structure == "T-S"]
    violations = []
    for hierarchy in judged:
        if not any(one.duty == "value-differentiation" for unit in hierarchy.units for one in unit.owns):
            sales = hierarchy.of_kind("sales")[0]
            violations.append(Violation(at=sales.name_place, facts={"unit": sales.label}, unit=sales.id))
    return Outcome(len(judged), violations)
