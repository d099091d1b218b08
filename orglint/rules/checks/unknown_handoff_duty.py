"""Hand-offs whose item or duty the catalogue does not know."""

from __future__ import annotations

from collections.abc import Mapping

from orglint.findings.violation import Fact, Violation
from orglint.graph.org_graph import OrgGraph
from orglint.model.definition import SupplyEntry
from orglint.rules.outcome import Outcome


def check(org: OrgGraph, options: Mapping[str, object]) -> Outcome:
    """The duty that a hand-off is `for` is known. Facts: unit, text. What is handed over may be anything."""
    examined = 0
    violations: list[Violation] = []
    for handoff in org.handoffs:
        entry = handoff.entry
        if isinstance(entry, SupplyEntry) and entry.for_:
            examined += 1
            if handoff.duty is None:
                facts: dict[str, Fact] = {"unit": handoff.unit.label, "text": entry.for_}
                violations.append(Violation(at=entry.place("for"), facts=facts, unit=handoff.unit.id))
    return Outcome(examined, violations)
