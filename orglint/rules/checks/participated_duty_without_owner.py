"""Duties in which the marketing department takes part and that nobody owns."""

from __future__ import annotations

from collections.abc import Mapping

from orglint.findings.violation import Violation
from orglint.graph.org_graph import OrgGraph
from orglint.rules.outcome import Outcome


def check(org: OrgGraph, options: Mapping[str, object]) -> Outcome:
    """A duty of the seven hand-offs in which a marketing department takes part has an owner. Facts: unit, duty."""
    paired = {item.with_duty for item in org.catalogue.items.values()}
    taking = [
        part for unit in org.units if "marketing" in unit.kinds for part in unit.participates if part.duty in paired
    ]
    violations = []
    told: set[str] = set()
    for one in taking:
        if one.duty is not None and not org.owners.get(one.duty) and one.duty not in told:
            told.add(one.duty)
            facts = {"unit": one.unit.label, "duty": org.catalogue.duty_label(one.duty)}
            violations.append(Violation(at=one.place, facts=facts, unit=one.unit.id, duty=one.duty))
    return Outcome(len(taking), violations)
