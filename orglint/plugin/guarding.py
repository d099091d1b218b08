"""The organization as it was before a check looked at it, so that what a check changes is noticed and put back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields
from operator import attrgetter
from typing import Any

from orglint.graph.org_graph import OrgGraph

_OURS = "orglint.plugin.guarding"
_GROWING = ("memo", "_found")
"""What may be added to while rules look."""


def unchanged(org: OrgGraph) -> Snapshot:
    """What the graph holds; taken once for all checks of plugins, for each leaves it so."""
    snapshot = org.memo.get(_OURS)
    if snapshot is None:
        snapshot = org.memo[_OURS] = Snapshot(org)
    assert isinstance(snapshot, Snapshot)
    return snapshot


class Snapshot:
    """The fields of a graph, of everything linked in it, and of the definitions of units."""

    def __init__(self, org: OrgGraph) -> None:
        self._org = org
        self._held = [_Held(some) for some in _groups(org) if some]

    def put_back(self) -> str | None:
        """Put back what is no longer as it was; the name of the first such thing, `Unit.parent` for one, else None."""
        self._org.forget()  # the lists that it handed out: who knows what became of them
        changed = next((name for held in self._held if (name := held.changed()) is not None), None)
        for held in self._held if changed else ():
            held.restore()
        return changed


class _Held:
    """Objects of one class with the values of their fields."""

    def __init__(self, objects: Sequence[Any]) -> None:
        self._objects = tuple(objects)
        cls = type(self._objects[0])
        self._names = [one.name for one in fields(cls) if one.name not in _GROWING]
        get = attrgetter(*self._names, self._names[0])  # two names at least: one alone would give no tuple
        self._get = get
        self._values = [get(one) for one in self._objects]
        self._copies = [_copied(values) for values in self._values]
        self._class = cls.__name__

    def changed(self) -> str | None:
        for one, values, copies in zip(self._objects, self._values, self._copies, strict=True):
            now = self._get(one)
            for name, value, before, copy in zip(self._names, now, values, copies, strict=False):
                if value is not before or (copy is not None and value != copy):
                    return f"{self._class}.{name}"
        return None

    def restore(self) -> None:
        for one, values, copies in zip(self._objects, self._values, self._copies, strict=True):
            for name, value, copy in zip(self._names, values, copies, strict=False):
                setattr(one, name, value)
                if copy is not None:
                    _refill(value, copy)


def _groups(org: OrgGraph) -> Iterator[Sequence[Any]]:
    """Everything that is looked after, one class at a time."""
    duties = list(org.ownerships), list(org.participations)  # made now, for units tell of those that are there
    yield [org]
    yield [org.company]
    yield [org.lines]
    yield org.lines.all
    yield list(org.hierarchies.values())
    yield org.units
    yield from duties
    yield list(org.handoffs)
    yield org.parts
    yield org.company.parts
    yield [unit.definition for unit in org.units]


def _copied(values: tuple[Any, ...]) -> list[Any]:
    """A copy of each list and dictionary, and of the lists in it; None for everything else."""
    return [_copy(value) if value.__class__ in _EMPTY else None for value in values]


def _copy(value: Any) -> Any:
    if not value:
        return _EMPTY[value.__class__]
    if isinstance(value, dict):
        return {key: held[:] if isinstance(held, list) else held for key, held in value.items()}
    return value[:]


def _refill(value: Any, copy: Any) -> None:
    """Make a list or dictionary hold again what it held, and the lists in it too."""
    if isinstance(value, dict):
        inner = {key: (held, value.get(key)) for key, held in copy.items()}
        value.clear()
        for key, (held, now) in inner.items():
            value[key] = _filled(now, held) if isinstance(held, list) else held
    else:
        value[:] = copy


def _filled(now: Any, held: list[Any]) -> list[Any]:
    if isinstance(now, list):
        now[:] = held
        return now
    return held[:]


_EMPTY: dict[type, Any] = {list: [], dict: {}}
"""One copy of all empty ones."""
