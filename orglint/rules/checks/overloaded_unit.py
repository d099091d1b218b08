"""Units that own more than one department can answer for."""

from __future__ import annotations

from collections.abc import Mapping

from orglint.findings.violation import Violation
from orglint.graph.org_graph import OrgGraph
from orglint.rules.outcome import Outcome


def check(org: OrgGraph, options: Mapping[str, object]) -> Outcome:
    """A unit owns no more duties than the option `limit`. Facts: unit, count, limit."""
    limit = int(str(options["limit"]))
    judged = [unit for unit in org.units if unit.owns]
    violations = [
        Violation(at=unit.place, facts={"unit": unit.label, "count": len(unit.owns), "limit": limit}, unit=unit.id)
        for unit in judged
        if len(unit.owns) > limit
    ]
    return Outcome(len(judged), violations)
