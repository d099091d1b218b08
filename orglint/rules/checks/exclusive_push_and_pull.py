"""Market and sales that split push and pull between them."""

from __future__ import annotations

from collections.abc import Mapping

from orglint.findings.violation import Related, Violation
from orglint.graph.org_graph import OrgGraph
from orglint.model.declared import declared
from orglint.rules.outcome import Outcome


def check(org: OrgGraph, options: Mapping[str, object]) -> Outcome:
    """It is not so that market excludes push and sales excludes pull. Facts: unit, other. One violation a hierarchy."""
    examined = 0
    violations: list[Violation] = []
    for hierarchy in org.hierarchies.values():
        markets = [unit for unit in hierarchy.of_kind("market") if unit.definition.charter]
        sales = [unit for unit in hierarchy.of_kind("sales") if unit.definition.charter]
        examined += bool(markets and sales)
        without_push = [unit for unit in markets if "push" in declared(unit.definition.charter, "excludes")]
        without_pull = [unit for unit in sales if "pull" in declared(unit.definition.charter, "excludes")]
        if without_push and without_pull:
            one, other = without_push[0], without_pull[0]
            violations.append(
                Violation(
                    at=one.definition.place("charter", "excludes"),
                    facts={"unit": one.label, "other": other.label},
                    related=(Related(other.definition.place("charter", "excludes"), "other"),),
                    unit=one.id,
                )
            )
    return Outcome(examined, violations)
