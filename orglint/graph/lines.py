"""Lines between units: who commands, guides and passes instructions to whom."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from typing import Literal

from orglint.findings.place import Place
from orglint.graph.unit import Unit
from orglint.lean.values import field, mutable

LineKind = Literal["directs", "guides", "relays"]

KINDS: tuple[LineKind, ...] = ("directs", "guides", "relays")

FIELDS: dict[str, tuple[LineKind, bool]] = {
    "directs": ("directs", True),
    "directed_by": ("directs", False),
    "guides": ("guides", True),
    "guided_by": ("guides", False),
    "relays_to": ("relays", True),
    "relayed_by": ("relays", False),
}
"""Field of a unit -> the kind of line, and whether the unit is its source."""


@mutable(slots=True)
class Line:
    """A line from `source` to `target`. `written` holds where: (unit, field, index in the field), first one first."""

    kind: LineKind
    source: Unit
    target: Unit
    written: list[tuple[Unit, str, int]]

    @property
    def place(self) -> Place:
        """Where the line was first written."""
        unit, field_name, index = self.written[0]
        return unit.definition.place(field_name, index)


@mutable(slots=True)
class Lines:
    """All lines, one for each kind and pair of units, in the order written."""

    all: list[Line] = field(default_factory=list)
    _found: dict[tuple[str, int, int], Line] = field(default_factory=dict)
    _out: dict[int, list[Line]] = field(default_factory=dict)
    _into: dict[int, list[Line]] = field(default_factory=dict)

    def add(self, kind: LineKind, source: Unit, target: Unit, written: tuple[Unit, str, int]) -> None:
        """Add a line; the same line written from its other end is one line with two places."""
        key = (kind, source.order, target.order)
        line = self._found.get(key)
        if line is not None:
            line.written.append(written)
            return
        line = self._found[key] = Line(kind, source, target, [written])
        self.all.append(line)
        self._out.setdefault(source.order, []).append(line)
        self._into.setdefault(target.order, []).append(line)

    def between(self, kind: LineKind, source: Unit, target: Unit) -> Line | None:
        """The line of this kind from source to target, or None."""
        return self._found.get((kind, source.order, target.order))

    def join(self, source: Unit, target: Unit) -> bool:
        """Whether a line of any kind runs from source to target."""
        one, other = source.order, target.order
        return one in self._out and any((kind, one, other) in self._found for kind in KINDS)

    def out_of(self, unit: Unit, *kinds: LineKind) -> list[Line]:
        """The lines that start at a unit, of the given kinds or of all."""
        return [line for line in self._out.get(unit.order, ()) if not kinds or line.kind in kinds]

    def into(self, unit: Unit, *kinds: LineKind) -> list[Line]:
        """The lines that end at a unit, of the given kinds or of all."""
        return [line for line in self._into.get(unit.order, ()) if not kinds or line.kind in kinds]


def reached(starts: Iterable[Unit], onward: Callable[[Unit], Iterable[Unit]]) -> set[int]:
    """The orders of all units that can be reached from `starts`, these included, by following `onward`."""
    queue = deque(starts)
    seen = {unit.order for unit in queue}
    while queue:
        for unit in onward(queue.popleft()):
            if unit.order not in seen:
                seen.add(unit.order)
                queue.append(unit)
    return seen
