"""Hand-offs that nobody could receive."""

from __future__ import annotations

from collections.abc import Mapping

from orglint.findings.violation import Violation
from orglint.graph.org_graph import OrgGraph
from orglint.rules.outcome import Outcome


def check(org: OrgGraph, options: Mapping[str, object]) -> Outcome:
    """Where a marketing department takes part in a duty with a hand-off, the department that receives it exists.

    Facts: unit, duty, kind. One violation for each kind that is missing. Asked only where all units are listed.
    """
    if not org.company.full("units"):
        return Outcome(0, [])
    receivers = {item.with_duty: item.to for item in org.catalogue.items.values()}
    present = org.kinds
    taking = [
        part for unit in org.units if "marketing" in unit.kinds for part in unit.participates if part.duty in receivers
    ]
    told: set[str] = set()
    violations = []
    for one in taking:
        kind = receivers[one.duty or ""]
        if kind not in present and kind not in told:
            told.add(kind)
            facts = {
                "unit": one.unit.label,
                "duty": org.catalogue.duty_label(one.duty or ""),
                "kind": org.catalogue.kind_label(kind),
            }
            violations.append(Violation(at=one.place, facts=facts, unit=one.unit.id, duty=one.duty))
    return Outcome(len(taking), violations)
