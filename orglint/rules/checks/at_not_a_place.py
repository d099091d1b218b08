"""A unit said to sit at another that is no place."""

from __future__ import annotations

from collections.abc import Mapping

from orglint.findings.violation import Related, Violation
from orglint.graph.org_graph import OrgGraph
from orglint.rules.outcome import Outcome


def check(org: OrgGraph, options: Mapping[str, object]) -> Outcome:
    """`at` names a headquarters, a region or a branch. Facts: unit, place. A place of unknown kind is not judged."""
    placed = [unit for unit in org.units if unit.at is not None]
    violations = [
        Violation(
            at=unit.definition.place("at"),
            facts={"unit": unit.label, "place": unit.at.label},
            related=(Related(unit.at.place, "place"),),
            unit=unit.id,
        )
        for unit in placed
        if unit.at is not None and unit.at is not unit and unit.at.kinds and not unit.at.container
    ]
    return Outcome(len(placed), violations)
