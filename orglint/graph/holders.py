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
        self._units: dict[str, list[Unit]] = {}
        self._made: dict[str, tuple[_Entry, ...]] = {}

    def __getitem__(self, duty: str) -> tuple[_Entry, ...]:
        made = self._made.get(duty)
        if made is None:
            units = dict.fromkeys(self._units.get(duty, ()))
            if not units:
                raise KeyError(duty)
            made = tuple(one for unit in units for one in self._entries(unit) if self._name(one) == duty)
            self._made[duty] = made
        return made

    def __contains__(self, duty: object) -> bool:
        return bool(self._units.get(duty))  # type: ignore[call-overload]

    def __iter__(self) -> Iterator[str]:
        return (duty for duty, units in self._units.items() if units)

    def __len__(self) -> int:
        return sum(map(bool, self._units.values()))

    def units(self, duty: str) -> Sequence[Unit]:
        """The units that hold a duty, each as often as it has an entry of it."""
        return self._units.get(duty, ())

    def list_for(self, duty: str) -> list[Unit]:
        """The list of those units, to which whoever links the charters adds."""
        return self._units.setdefault(duty, [])

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
