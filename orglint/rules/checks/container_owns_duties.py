"""Duties owned by a place instead of a department in it."""

from __future__ import annotations

from collections.abc import Mapping

from orglint.findings.violation import Violation
from orglint.graph.org_graph import OrgGraph
from orglint.rules.outcome import Outcome


def check(org: OrgGraph, options: Mapping[str, object]) -> Outcome:
    """Headquarters, regions and branches own nothing; departments do. Facts: unit. One violation a container."""
    containers = [unit for unit in org.units if unit.container and not unit.external]
    violations = [
        Violation(at=unit.owns[0].place, facts={"unit": unit.label, "count": unit.owned_count}, unit=unit.id)
        for unit in containers
        if unit.owned_count and (unit.children or "region" not in unit.kinds)
    ]
    return Outcome(len(containers), violations)
