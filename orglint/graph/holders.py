"""Who owns a duty or takes part in it: the units, and the entries of their charters once somebody asks for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar

from orglint.graph.unit import Ownership, Participation, Unit

_Entry = TypeVar("_Entry", bound=Ownership | Participation)


class Holders(Mapping[str, tuple[_Entry, ...]], Generic[_Entry]):
    """Duty -> the entries of the units that hold it, in the order of the units and as written in each.

    Most duties of a large organization are counted and never looked at, so only their units are noted at first.
    """

    def __init__(self, entries: Callable[[Unit], Sequence[_Entry]], name: Callable[[_Entry], str | None]) -> None:
        self._entries, self._name = entries, name
        self._noted: dict[str, list[Unit]] = {}
        self._units: dict[str, tuple[Unit, ...]] = {}
        self._made: dict[str, tuple[_Entry, ...]] = {}

    def __getitem__(self, duty: str) -> tuple[_Entry, ...]:
        made = self._made.get(duty)
        if made is None:
            units = dict.fromkeys(self._units[duty])
            made = tuple(one for unit in units for one in self._entries(unit) if self._name(one) == duty)
            self._made[duty] = made
        return made

    def __contains__(self, duty: object) -> bool:
        return duty in self._units

    def __iter__(self) -> Iterator[str]:
        return iter(self._units)

    def __len__(self) -> int:
        return len(self._units)

    def units(self, duty: str) -> tuple[Unit, ...]:
        """The units that hold a duty, each as often as it has an entry of it: the units of the entries."""
        return self._units.get(duty, ())

    def noted(self, duty: str) -> list[Unit]:
        """The list of those units while the charters are linked, for whoever links them to add to."""
        return self._noted.setdefault(duty, [])

    def close(self) -> None:
        """All charters are linked: from now on nothing is added."""
        self._units = {duty: tuple(units) for duty, units in self._noted.items() if units}
        self._noted = {}

    @property
    def total(self) -> int:
        """How many entries there are of all duties."""
        return sum(map(len, self._units.values()))


def owners() -> Holders[Ownership]:
    """Of duties that the catalogue knows."""
    return Holders(lambda unit: unit.owns, lambda one: one.duty)


def unknown_owners() -> Holders[Ownership]:
    """Of words that name no duty."""
    return Holders(lambda unit: unit.owns, lambda one: one.text if one.duty is None else None)


def participants() -> Holders[Participation]:
    """Of duties that the catalogue knows."""
    return Holders(lambda unit: unit.participates, lambda one: one.duty)


def unknown_participants() -> Holders[Participation]:
    """Of words that name no duty."""
    return Holders(lambda unit: unit.participates, lambda one: one.text if one.duty is None else None)
