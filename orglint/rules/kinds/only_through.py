"""`kind: only-through`: certain units take instructions from nobody but certain others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from orglint.findings.place import Place
from orglint.findings.violation import Related, Violation
from orglint.graph.org_graph import OrgGraph
from orglint.graph.unit import Unit
from orglint.lean.values import frozen
from orglint.rules.outcome import PARAMETERS, Outcome
from orglint.rules.selector import Chosen, excepting, selected


@frozen
class OnlyThrough:
    """Whoever directs a unit that `units` selects, or passes instructions on to it, is selected by `through`.

    Instructions are written lines: `directs` and `relays_to`; guidance is none. Lines among the units themselves (a
    sales department to its team) are free. reporting: whoever such a unit reports to counts as giving instructions too,
    unless it is a place. except: units and givers of instructions that are left alone. Facts: unit, giver, through.
    """

    __pydantic_config__ = PARAMETERS

    kind: Literal["only-through"]
    units: Chosen
    through: Chosen
    reporting: bool = False
    except_: Chosen | None = None

    def run(self, org: OrgGraph, options: Mapping[str, object]) -> Outcome:
        """Judge every line of instruction to such a unit."""
        own, through, left_out = self.units.test(org), self.through.test(org), excepting(org, self.except_)
        units, violations = selected(org, self.units, self.except_), []
        for unit in units:
            for giver, place in self._givers(org, unit):
                if left_out(giver):
                    continue
                if not through(giver) and not own(giver):
                    violations.append(self._past(org, unit, giver, place))
        return Outcome(len(units), violations)

    def _givers(self, org: OrgGraph, unit: Unit) -> Iterator[tuple[Unit, Place]]:
        for line in org.lines.into(unit, "directs", "relays"):
            yield line.source, line.place
        if self.reporting and unit.parent is not None and not unit.parent.container:
            yield unit.parent, unit.place

    def _past(self, org: OrgGraph, unit: Unit, giver: Unit, place: Place) -> Violation:
        facts = {"unit": unit.label, "giver": giver.label, "through": self.through.label(org)}
        nearest = org.nearest_of(unit, *self.through.kind) if self.through.kind else []
        related = tuple(Related(one.name_place, "through") for one in nearest[:1])
        return Violation(at=place, facts=facts, related=related, unit=unit.id)
