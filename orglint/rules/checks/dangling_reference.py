"""References to units that are not there."""

from __future__ import annotations

from collections.abc import Mapping

from orglint.findings.nearest import Vocabulary
from orglint.findings.violation import Related, Violation
from orglint.graph.org_graph import OrgGraph, Reference
from orglint.graph.unit import Unit
from orglint.rules.outcome import Outcome


def check(org: OrgGraph, options: Mapping[str, object]) -> Outcome:
    """Every id that `parent`, `at`, a line or a hand-off names is that of a unit. Examined: the references that are
    not.

    Facts: reference, field; variant `name` (the text is a unit's name: id), variant `nearest` (nearest).
    """
    ids = Vocabulary(org.by_id) if org.dangling else None
    violations = []
    for reference in org.dangling:
        named = org.units_called(reference.text)
        if named:
            violations.append(_violation(reference, "name", named[0]))
            continue
        close = ids.nearest(reference.text) if ids else []
        violations.append(_violation(reference, "nearest" if close else "", org.by_id[close[0]] if close else None))
    return Outcome(len(org.units), violations)


def _violation(reference: Reference, variant: str, meant: Unit | None) -> Violation:
    return Violation(
        at=reference.place,
        variant=variant,
        facts={"reference": reference.text, "field": reference.field, "nearest": meant.id if meant else ""},
        related=(Related(meant.place, "nearest"),) if meant else (),
        unit=reference.unit.id,
    )
