"""Technology centers that are told much and tell nothing back."""

from __future__ import annotations

from collections.abc import Mapping

from orglint.findings.violation import Violation
from orglint.graph.org_graph import OrgGraph
from orglint.graph.unit import Unit
from orglint.rules.outcome import Outcome

_MARKET_SIDE = frozenset({"market", "marketing"})


def check(org: OrgGraph, options: Mapping[str, object]) -> Outcome:
    """A technology center that market or marketing supplies hands something back to one of them. Facts: unit."""
    supplied: dict[int, Unit] = {}
    answering: set[int] = set()
    for handoff in org.handoffs:
        receiver = handoff.receiver
        if receiver is None:
            continue
        if "technology-center" in receiver.kinds and _MARKET_SIDE & set(handoff.unit.kinds):
            supplied.setdefault(receiver.order, receiver)
        if "technology-center" in handoff.unit.kinds and _MARKET_SIDE & set(receiver.kinds):
            answering.add(handoff.unit.order)
    violations = [
        Violation(at=unit.name_place, facts={"unit": unit.label}, unit=unit.id)
        for order, unit in supplied.items()
        if order not in answering
    ]
    return Outcome(len(supplied), violations)
