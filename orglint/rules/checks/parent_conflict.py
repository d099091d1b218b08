"""A unit that is written inside one unit and names another as its parent."""

from __future__ import annotations

from collections.abc import Mapping

from orglint.findings.violation import Related, Violation
from orglint.graph.org_graph import OrgGraph
from orglint.rules.outcome import Outcome


def check(org: OrgGraph, options: Mapping[str, object]) -> Outcome:
    """`parent`, where it is written in a nested unit, names the unit around it. Facts: unit, around, named."""
    violations = []
    for unit, named in org.parent_conflicts:
        assert unit.parent is not None, "only nested units conflict"
        violations.append(
            Violation(
                at=unit.definition.place("parent"),
                facts={"unit": unit.label, "around": unit.parent.label, "named": named.label},
                related=(Related(unit.parent.place, "around"), Related(named.place, "named")),
                unit=unit.id,
            )
        )
    return Outcome(org.naming_parent, violations)
