"""Owners of market information that hear nothing from sales."""

from __future__ import annotations

from collections.abc import Mapping

from orglint.findings.violation import Violation
from orglint.graph.org_graph import OrgGraph
from orglint.rules.outcome import Outcome

DUTIES = ("marketing-information-system", "market-research")


def check(org: OrgGraph, options: Mapping[str, object]) -> Outcome:
    """Sales hands something to the owner of the market information of its hierarchy, or takes part. Facts: unit,
    duty."""
    examined = 0
    violations: list[Violation] = []
    for hierarchy in org.hierarchies.values():
        sales = {unit.order for unit in hierarchy.of_kind("sales")}
        owners = [one for duty in DUTIES for one in org.owners.get(duty, ()) if org.hierarchy(one.unit) is hierarchy]
        if not sales or not owners:
            continue
        examined += 1
        fed = {handoff.receiver.order for handoff in org.handoffs if handoff.receiver and handoff.unit.order in sales}
        taking = any(part.unit.order in sales for duty in DUTIES for part in org.participants.get(duty, ()))
        through = {unit.order for unit in hierarchy.of_kind("market")} & fed
        if not taking and not through and fed.isdisjoint(one.unit.order for one in owners):
            one = owners[0]
            facts = {"unit": one.unit.label, "duty": org.catalogue.duty_label(one.duty or "")}
            violations.append(Violation(at=one.place, facts=facts, unit=one.unit.id, duty=one.duty))
    return Outcome(examined, violations)
