"""Unit names that do not say by themselves which kind is meant."""

from __future__ import annotations

from collections.abc import Mapping

from orglint.findings.text import joined
from orglint.findings.violation import Violation
from orglint.graph.org_graph import OrgGraph
from orglint.rules.outcome import Outcome


def check(org: OrgGraph, options: Mapping[str, object]) -> Outcome:
    """A unit's name says its kind, or `kind` does. Facts: name, why; variant `taken`: label (what it was taken for)."""
    violations = []
    for one in org.unclear_kinds:
        labels = [org.catalogue.kind_label(kind) for kind in one.taken_for]
        label = joined(labels, " and ", "兼")
        kinds = ", ".join(one.taken_for or one.trap.candidates)
        violations.append(
            Violation(
                at=one.unit.name_place,
                variant="taken" if labels else "",
                facts={"name": one.unit.name, "why": one.trap.why, "label": label, "kinds": kinds},
                unit=one.unit.id,
            )
        )
    return Outcome(org.named_only, violations)
