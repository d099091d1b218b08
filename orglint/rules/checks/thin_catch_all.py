"""A catch-all beside hardly anything else."""

from __future__ import annotations

from collections.abc import Mapping

from orglint.findings.violation import Fact, Violation
from orglint.graph.org_graph import OrgGraph
from orglint.rules.outcome import Outcome


def check(org: OrgGraph, options: Mapping[str, object]) -> Outcome:
    """A unit with a catch-all owns or takes part in at least three other duties. Facts: unit, count.

    A catch-all all alone is told by the rule of careless catch-alls.
    """
    violations: list[Violation] = []
    catch_alls = org.catalogue.catch_alls
    catching = dict.fromkeys(unit for duty in catch_alls for unit in org.owners.units(duty))
    for unit in catching:
        caught = [one for one in unit.owns if one.duty in catch_alls]
        others = len(unit.duties) - len(caught)
        if 0 < others < 3:
            facts: dict[str, Fact] = {"unit": unit.label, "count": others}
            violations.append(Violation(at=caught[0].place, facts=facts, unit=unit.id, duty=caught[0].duty))
    return Outcome(len(catching), violations)
