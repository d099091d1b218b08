"""One id for two units."""

from __future__ import annotations

from collections.abc import Mapping

from orglint.findings.violation import Related, Violation
from orglint.graph.org_graph import OrgGraph
from orglint.rules.outcome import Outcome


def check(org: OrgGraph, options: Mapping[str, object]) -> Outcome:
    """Every id is used once over all files. Facts: id."""
    violations = [
        Violation(at=later.place, facts={"id": later.id}, related=(Related(first.place, "first"),), unit=later.id)
        for first, later in org.duplicates
    ]
    return Outcome(len(org.units), violations)
