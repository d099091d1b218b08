"""`kind: layers`: direction only goes down a given order of layers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from orglint.findings.place import Place
from orglint.findings.violation import Violation
from orglint.graph.lines import LineKind
from orglint.graph.org_graph import OrgGraph
from orglint.graph.unit import Unit
from orglint.lean.values import frozen
from orglint.rules.outcome import PARAMETERS, Outcome
from orglint.rules.selector import EVERY, Chosen, excepting, selected


@frozen
class Layers:
    """No line runs from a unit of a lower layer to one of a higher layer.

    layers: selectors, the highest first; a unit is in the first layer that selects it. lines: which written lines
    count. reporting: line reporting counts as well. exhaustive: a unit in no layer is a violation. except: units that
    are left alone. Variants: "" (facts source, target), unplaced (unit).
    """

    __pydantic_config__ = PARAMETERS

    kind: Literal["layers"]
    layers: tuple[Chosen, ...]
    lines: tuple[LineKind, ...] = ("directs",)
    reporting: bool = True
    exhaustive: bool = False
    except_: Chosen | None = None

    def run(self, org: OrgGraph, options: Mapping[str, object]) -> Outcome:
        """Judge every line between units of layers, and with `exhaustive` every unit."""
        layer = self._layer_of(org)
        lines = [one for one in self._lines(org) if one[0].order in layer and one[1].order in layer]
        violations = [
            Violation(at=place, facts={"source": source.label, "target": target.label}, unit=source.id)
            for source, target, place in lines
            if layer[source.order] > layer[target.order]
        ]
        if not self.exhaustive:
            return Outcome(len(lines), violations)
        units = selected(org, EVERY, self.except_)
        outside = [unit for unit in units if unit.order not in layer]
        violations += [_unplaced(unit) for unit in outside]
        return Outcome(len(lines) + len(units), violations)

    def _layer_of(self, org: OrgGraph) -> dict[int, int]:
        left_out = excepting(org, self.except_)
        found: dict[int, int] = {}
        for number, one in enumerate(self.layers):
            test = one.test(org)
            for unit in org.units:
                if unit.order not in found and test(unit) and not left_out(unit):
                    found[unit.order] = number
        return found

    def _lines(self, org: OrgGraph) -> Iterator[tuple[Unit, Unit, Place]]:
        for line in org.lines.all:
            if line.kind in self.lines:
                yield line.source, line.target, line.place
        if self.reporting:
            yield from ((unit.parent, unit, unit.place) for unit in org.units if unit.parent is not None)


def _unplaced(unit: Unit) -> Violation:
    return Violation(at=unit.place, variant="unplaced", facts={"unit": unit.label}, unit=unit.id)
