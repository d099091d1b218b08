"""Unit kinds that the catalogue does not know."""

from __future__ import annotations

from collections.abc import Mapping

from orglint.findings.violation import Fact, Violation
from orglint.graph.org_graph import OrgGraph
from orglint.rules.outcome import Outcome


def check(org: OrgGraph, options: Mapping[str, object]) -> Outcome:
    """Every word in `kind` is a kind's id, name or alias. Facts: unit, kind; variant `nearest`: nearest, label."""
    violations = []
    for unit, index in org.unknown_kinds:
        word = unit.definition.kind[index]
        close = org.catalogue.nearest_kind(word)
        facts: dict[str, Fact] = {"unit": unit.label, "kind": word}
        if close is not None:
            facts |= {"nearest": close.id, "label": org.catalogue.kind_label(close.id)}
        violations.append(
            Violation(
                at=unit.definition.place("kind", index),
                variant="nearest" if close else "",
                facts=facts,
                unit=unit.id,
            )
        )
    return Outcome(org.naming_kind, violations)
