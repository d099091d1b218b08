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
    examined = 0
    violations: list[Violation] = []
    for unit in org.units:
        for one in unit.duties:
            examined += 1
            duty = org.catalogue.duties.get(one.duty or "")
            if duty is None or not duty.members or duty.id in CLEAR:
                continue
            labels = [org.catalogue.duty_label(member) for member in duty.members]
            members = joined(labels)
            facts: dict[str, Fact] = {"unit": unit.label, "text": one.text, "members": members}
            violations.append(Violation(at=one.place, facts=facts, unit=unit.id, duty=duty.id))
    return Outcome(examined, violations)
