"""Ids of the past that are taken."""

from __future__ import annotations

from collections.abc import Mapping

from orglint.findings.violation import Related, Violation
from orglint.graph.org_graph import OrgGraph
from orglint.graph.unit import Unit
from orglint.rules.outcome import Outcome


def check(org: OrgGraph, options: Mapping[str, object]) -> Outcome:
    """An id in `previously` is no unit's id now, and no other unit's in the past. Examined: units that had another id.

    Facts: unit, id, holder; label `holder`.
    """
    renamed = org.with_earlier_ids
    violations = []
    for unit in renamed:
        for index, earlier in enumerate(unit.definition.previously):
            holder = org.unit_called(earlier)
            if holder is not None and holder is not unit:
                violations.append(_violation(unit, index, earlier, holder))
    return Outcome(len(renamed), violations)


def _violation(unit: Unit, index: int, earlier: str, holder: Unit) -> Violation:
    return Violation(
        at=unit.definition.place("previously", index),
        facts={"unit": unit.label, "id": earlier, "holder": holder.label},
        related=(Related(holder.place, "holder"),),
        unit=unit.id,
    )
