"""Campaigns that hand no leads to those who sell."""

from __future__ import annotations

from collections.abc import Mapping

from orglint.findings.violation import Violation
from orglint.graph.org_graph import OrgGraph
from orglint.rules.outcome import Outcome

LEADS = ("lead", "opportunit", "线索", "商机", "销售机会")


def check(org: OrgGraph, options: Mapping[str, object]) -> Outcome:
    """Where market runs campaigns and sales sells, leads are handed from the one to the other. Facts: unit."""
    examined = 0
    violations: list[Violation] = []
    for one in org.owners.get("advertising-campaigns", ()):
        sellers = {other.unit.order for other in org.owners.get("product-sales", ()) if other.unit is not one.unit}
        if "market" not in one.unit.roles or not sellers:
            continue
        examined += 1
        handed = [handoff for handoff in one.unit.supplies if handoff.receiver and handoff.receiver.order in sellers]
        if not any(word in handoff.text.casefold() for handoff in handed for word in LEADS):
            violations.append(Violation(at=one.place, facts={"unit": one.unit.label}, unit=one.unit.id, duty=one.duty))
    return Outcome(examined, violations)
