"""Market departments without a measure beside sales departments that have one."""

from __future__ import annotations

from collections.abc import Mapping

from orglint.findings.violation import Violation
from orglint.graph.org_graph import OrgGraph
from orglint.model.declared import declared
from orglint.rules.outcome import Outcome


def check(org: OrgGraph, options: Mapping[str, object]) -> Outcome:
    """Where a sales department declares what it is measured by, market and marketing do too. Facts: unit."""
    examined = 0
    violations: list[Violation] = []
    for hierarchy in org.hierarchies.values():
        if not any(declared(unit.definition.charter, "kpis") for unit in hierarchy.of_kind("sales")):
            continue
        for kind in ("market", "marketing"):
            for unit in hierarchy.of_kind(kind):
                examined += 1
                if not declared(unit.definition.charter, "kpis"):
                    violations.append(Violation(at=unit.name_place, facts={"unit": unit.label}, unit=unit.id))
    return Outcome(examined, violations)
