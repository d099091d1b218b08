"""`kind: forbidden`: certain units never direct certain others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from orglint.findings.violation import Violation
from orglint.graph.lines import Line, LineKind
from orglint.graph.org_graph import OrgGraph
from orglint.graph.unit import Unit
from orglint.lean.values import frozen
from orglint.rules.outcome import PARAMETERS, Outcome
from orglint.rules.selector import Chosen, selected


@frozen
class Pair:
    """A unit that `from` selects has no such line to one that `to` selects."""

    __pydantic_config__ = PARAMETERS

    from_: Chosen
    to: Chosen


@frozen
class Forbidden:
    """No line runs from a unit that a pair's `from` selects to one that its `to` selects.

    never: the pairs. lines: which written lines are looked at. reporting: line reporting counts as well, as a line from
    the parent to whoever reports to it. except: lines of which either end is selected. Facts: source, target.
    """

    __pydantic_config__ = PARAMETERS

    kind: Literal["forbidden"]
    never: tuple[Pair, ...]
    lines: tuple[LineKind, ...] = ("directs",)
    reporting: bool = False
    except_: Chosen | None = None

    def run(self, org: OrgGraph, options: Mapping[str, object]) -> Outcome:
        """Judge every such line."""
        pairs = [(selected(org, pair.from_, self.except_), selected(org, pair.to, self.except_)) for pair in self.never]
        orders = [({unit.order for unit in one}, {unit.order for unit in other}) for one, other in pairs]
        violations = []
        for source, target, written in self._lines(org):
            if any(source.order in one and target.order in other for one, other in orders):
                facts = {"source": source.label, "target": target.label}
                violations.append(Violation(at=written.place, facts=facts, unit=source.id))
        # the units that may not direct, of pairs with units on both sides: that no line is written is no gap
        return Outcome(sum(len(sources) for sources, targets in pairs if targets), violations)

    def _lines(self, org: OrgGraph) -> Iterator[tuple[Unit, Unit, Line | Unit]]:
        """Source, target, and what stands where the line is written: to find a place costs more than to judge."""
        for line in org.lines.all:
            if line.kind in self.lines:
                yield line.source, line.target, line
        if self.reporting:
            for unit in org.units:
                if unit.parent is not None:
                    yield unit.parent, unit, unit
