"""Units that report to themselves through others."""

from __future__ import annotations

from collections.abc import Mapping

from orglint.findings.violation import Related, Violation
from orglint.graph.cycles import cycles
from orglint.graph.org_graph import OrgGraph
from orglint.rules.outcome import Outcome


def check(org: OrgGraph, options: Mapping[str, object]) -> Outcome:
    """Following `parent` from any unit ends at a unit without one. One violation a cycle. Facts: unit, chain."""

    def above(order: int) -> list[int]:
        parent = org.units[order].parent
        return [] if parent is None else [parent.order]

    violations = []
    for cycle in cycles([unit.order for unit in org.heads], above):
        units = [org.units[order] for order in cycle]
        chain = " → ".join([*(unit.id for unit in units), units[0].id])
        violations.append(
            Violation(
                at=units[0].definition.place("parent"),
                facts={"unit": units[0].label, "chain": chain},
                related=tuple(Related(unit.definition.place("parent"), "hop") for unit in units[1:]),
                unit=units[0].id,
            )
        )
    return Outcome(sum(len(unit.children) for unit in org.heads), violations)
