"""Market departments below departments that have nothing to do with marketing."""

from __future__ import annotations

from collections.abc import Mapping

from orglint.findings.violation import Related, Violation
from orglint.graph.org_graph import OrgGraph
from orglint.graph.unit import Unit
from orglint.rules.outcome import Outcome

HOMES = frozenset({"market", "marketing", "sales", "executive"})
"""Kinds that a market department may report to, beside the commercial specialists. A unit of no known kind, or of a
kind of the company's own, is a heading over others."""


def check(org: OrgGraph, options: Mapping[str, object]) -> Outcome:
    """The nearest unit above a market department that is no place is commercial, the management, or of no kind.

    Facts: unit, parent.
    """
    markets = [unit for unit in org.of_kinds("market") if unit.parent]
    violations = []
    known: dict[int, Unit | None] = {}
    for unit in markets:
        above = _department_above(unit, known)
        if above is not None and HOMES.isdisjoint(above.kinds) and _is_no_business_of_marketing(org, above):
            violations.append(
                Violation(
                    at=unit.place,
                    facts={"unit": unit.label, "parent": above.label},
                    related=(Related(above.name_place, "parent"),),
                    unit=unit.id,
                )
            )
    return Outcome(len(markets), violations)


def _department_above(unit: Unit, known: dict[int, Unit | None]) -> Unit | None:
    """The nearest unit above that is no place. known: what is nearest above places, by their orders; is added to."""
    above, places = unit.parent, []
    while above is not None and above.container and above.order not in known:
        known[above.order] = None  # for places that report to each other in a circle
        places.append(above.order)
        above = above.parent
    if above is not None and above.container:
        above = known[above.order]
    known.update(dict.fromkeys(places, above))
    return above


def _is_no_business_of_marketing(org: OrgGraph, unit: Unit) -> bool:
    known = (org.catalogue.kinds.get(kind) for kind in unit.kinds)
    return any(kind is not None and kind.cls == "counterpart" for kind in known)
