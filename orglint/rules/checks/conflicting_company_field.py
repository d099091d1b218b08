"""Two parts of a definition that say different things of the company."""

from __future__ import annotations

from collections.abc import Mapping

from orglint.findings.violation import Related, Violation
from orglint.graph.org_graph import OrgGraph
from orglint.rules.outcome import Outcome


def check(org: OrgGraph, options: Mapping[str, object]) -> Outcome:
    """What files say of the company agrees. Facts: field."""
    violations = [
        Violation(at=one.second, facts={"field": one.field}, related=(Related(one.first, "first"),))
        for one in org.company.conflicts
    ]
    return Outcome(len(org.company.parts), violations)
