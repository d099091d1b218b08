"""Duty names that do not say which of several duties is meant."""

from __future__ import annotations

from collections.abc import Mapping

from orglint.findings.text import joined
from orglint.findings.violation import Fact, Violation
from orglint.graph.org_graph import OrgGraph
from orglint.rules.outcome import Outcome

CLEAR = frozenset({"brand-management"})
"""Umbrellas that cover all their members, so that nothing is left open."""


def check(org: OrgGraph, options: Mapping[str, object]) -> Outcome:
    """A duty is named so that one duty is meant. Facts: unit, text, members."""
    violations: list[Violation] = []
    for duty in org.catalogue.duties.values():
        if not duty.members or duty.id in CLEAR:
            continue
        for one in org.entries_of(duty.id):
            labels = [org.catalogue.duty_label(member) for member in duty.members]
            members = joined(labels)
            facts: dict[str, Fact] = {"unit": one.unit.label, "text": one.text, "members": members}
            violations.append(Violation(at=one.place, facts=facts, unit=one.unit.id, duty=duty.id))
    return Outcome(org.listed, violations)
