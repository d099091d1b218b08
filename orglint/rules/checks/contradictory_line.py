"""Command and guidance between the same two units."""

from __future__ import annotations

from collections.abc import Mapping

from orglint.findings.violation import Related, Violation
from orglint.graph.org_graph import OrgGraph
from orglint.rules.outcome import Outcome


def check(org: OrgGraph, options: Mapping[str, object]) -> Outcome:
    """No unit both directs and guides another: a line is solid or dotted. Facts: source, target."""
    guiding = [line for line in org.lines.all if line.kind == "guides"]
    violations = []
    for line in guiding:
        solid = org.lines.between("directs", line.source, line.target)
        if solid is not None:
            facts = {"source": line.source.label, "target": line.target.label}
            related = (Related(solid.place, "solid"),)
            violations.append(Violation(at=line.place, facts=facts, related=related, unit=line.source.id))
    return Outcome(len(guiding), violations)
