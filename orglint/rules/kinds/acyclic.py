"""`kind: acyclic`: command never comes back to where it started."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from orglint.findings.place import Place
from orglint.findings.violation import Related, Violation
from orglint.graph.cycles import cycles
from orglint.graph.lines import LineKind
from orglint.graph.org_graph import OrgGraph
from orglint.graph.unit import Unit
from orglint.lean.values import frozen
from orglint.rules.outcome import PARAMETERS, Outcome
from orglint.rules.selector import Chosen, excepting


@frozen
class Acyclic:
    """Lines of the given kinds form no circle.

    lines: which written lines are followed. reporting: line reporting is followed as well; a circle of parents alone is
    the business of another rule. except: units that are not passed through. Facts: unit, chain.

    One violation for each knot of units, with a shortest chain through its first unit and a place for each hop. Two
    ways from one unit to another are no circle.
    """

    __pydantic_config__ = PARAMETERS

    kind: Literal["acyclic"]
    lines: tuple[LineKind, ...] = ("directs",)
    reporting: bool = True
    except_: Chosen | None = None

    def run(self, org: OrgGraph, options: Mapping[str, object]) -> Outcome:
        """Look for circles in what the lines form together."""
        below = self._below(org)
        written = sum(len(targets) for targets in below.values())
        if written == 0:
            return Outcome(0, [])
        if self.reporting:
            self._add_reports(org, below)
        violations = []
        onward = {order: sorted(one for one in targets if one in below) for order, targets in below.items()}
        for cycle in cycles(onward, onward.__getitem__):
            units = [org.units[order] for order in cycle]
            hops = [self._hop(org, one, other) for one, other in zip(units, [*units[1:], units[0]], strict=True)]
            if any(place is not None for place in hops):
                violations.append(_violation(units, hops))
        return Outcome(written, violations)

    def _below(self, org: OrgGraph) -> dict[int, set[int]]:
        left_out = excepting(org, self.except_)
        below: dict[int, set[int]] = {}
        for line in org.lines.all:
            if line.kind not in self.lines or line.source is line.target:
                continue
            if not left_out(line.source) and not left_out(line.target):
                below.setdefault(line.source.order, set()).add(line.target.order)
        return below

    def _add_reports(self, org: OrgGraph, below: dict[int, set[int]]) -> None:
        """Add who reports to whom, but for those who have nobody below: they are on no circle, and most have nobody."""
        left_out = excepting(org, self.except_)
        sources = frozenset(below)
        for unit in org.heads:
            heads = [one for one in unit.children if one.children or one.order in sources]
            if heads and not left_out(unit):
                below.setdefault(unit.order, set()).update(one.order for one in heads if not left_out(one))

    def _hop(self, org: OrgGraph, source: Unit, target: Unit) -> Place | None:
        """Where a written line from source to target stands; None when the target just reports to the source."""
        lines = (org.lines.between(kind, source, target) for kind in self.lines)
        return next((line.place for line in lines if line is not None), None)


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
