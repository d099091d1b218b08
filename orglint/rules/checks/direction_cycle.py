"""Command that comes back to where it started."""

from __future__ import annotations

from collections.abc import Mapping

from orglint.findings.place import Place
from orglint.findings.violation import Related, Violation
from orglint.graph.cycles import cycles
from orglint.graph.org_graph import OrgGraph
from orglint.graph.unit import Unit
from orglint.rules.outcome import Outcome


def check(org: OrgGraph, options: Mapping[str, object]) -> Outcome:
    """Command (`directs` and line reporting) forms no cycle. Facts: unit, chain.

    One violation for each knot of units, with a shortest chain through its first unit and a place for each hop. Two
    ways from one unit to another are no cycle. A cycle of parents alone is the business of another rule.
    """
    below: dict[int, set[int]] = {}
    for line in org.lines.all:
        if line.kind == "directs" and line.source is not line.target:
            below.setdefault(line.source.order, set()).add(line.target.order)
    written = sum(len(targets) for targets in below.values())
    for unit in org.units:
        if unit.parent is not None:
            below.setdefault(unit.parent.order, set()).add(unit.order)
    violations = []
    for cycle in cycles(len(org.units), lambda order: sorted(below.get(order, ()))) if written else ():
        units = [org.units[order] for order in cycle]
        hops = [_hop(org, one, other) for one, other in zip(units, [*units[1:], units[0]], strict=True)]
        if any(place is not None for place in hops):
            violations.append(_violation(units, hops))
    return Outcome(written, violations)


def _hop(org: OrgGraph, source: Unit, target: Unit) -> Place | None:
    """Where a written line of command from source to target stands; None when the target just reports to the source."""
    line = org.lines.between("directs", source, target)
    return line.place if line is not None else None


def _violation(units: list[Unit], hops: list[Place | None]) -> Violation:
    places = [place or unit.place for place, unit in zip(hops, [*units[1:], units[0]], strict=True)]
    first = next(number for number, place in enumerate(hops) if place is not None)
    chain = " → ".join([*(unit.id for unit in units), units[0].id])
    return Violation(
        at=places[first],
        facts={"unit": units[first].label, "chain": chain},
        related=tuple(Related(place, "hop") for number, place in enumerate(places) if number != first),
        unit=units[first].id,
    )
