"""The graph that every rule receives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from typing import Any

from orglint.catalogue.catalogue import Catalogue, Trap
from orglint.findings.place import Place
from orglint.graph.company import Company
from orglint.graph.lines import Lines
from orglint.graph.sites import enclosing
from orglint.graph.structure import Hierarchy
from orglint.graph.unit import Handoff, Ownership, Participation, Unit
from orglint.lean.values import mutable
from orglint.model.definition import OrganizationDefinition, WaiverDefinition


@mutable
class Reference:
    """A reference from a unit to another by id. `field` is the field that holds it, `index` its place in a list."""

    unit: Unit
    field: str
    text: str
    place: Place


@mutable
class UnclearKind:
    """A unit whose name does not give its kind by itself, and the kinds it was taken for (none when it stays open)."""

    unit: Unit
    trap: Trap
    taken_for: tuple[str, ...]


@mutable
class OrgGraph:
    """An organization with everything in it linked.

    parts: the definition's parts as written. units: every unit in the order of the ids, external ones too.
    by_id: the first unit of each id. renamed: an id that a unit had before -> the unit.
    duplicates: (first, later) units of one id. dangling: references to no unit.
    parent_conflicts: units whose `parent` differs from the unit they are written in, with that `parent`.
    unknown_kinds: (unit, index in its `kind`) of words that name no kind. unclear_kinds: names that needed their
    surroundings.
    hierarchies: one for each headquarters, by its order, None for the company. at_site: order of a place -> who sits
    there. owners, participants: catalogue duty id -> those who own or take part in it.
    memo: what rules worked out once for all of them, by a name of their own.
    whole: False when part of the input could not be read, so that what is missing may only be unread.
    """

    parts: tuple[OrganizationDefinition, ...]
    catalogue: Catalogue
    company: Company
    whole: bool = True
    units: list[Unit] = field(default_factory=list)
    by_id: dict[str, Unit] = field(default_factory=dict)
    renamed: dict[str, Unit] = field(default_factory=dict)
    duplicates: list[tuple[Unit, Unit]] = field(default_factory=list)
    dangling: list[Reference] = field(default_factory=list)
    parent_conflicts: list[tuple[Unit, Unit]] = field(default_factory=list)
    unknown_kinds: list[tuple[Unit, int]] = field(default_factory=list)
    unclear_kinds: list[UnclearKind] = field(default_factory=list)
    lines: Lines = field(default_factory=Lines)
    hierarchies: dict[int | None, Hierarchy] = field(default_factory=dict)
    at_site: dict[int | None, list[Unit]] = field(default_factory=dict)
    owners: dict[str, list[Ownership]] = field(default_factory=dict)
    participants: dict[str, list[Participation]] = field(default_factory=dict)
    memo: dict[str, Any] = field(default_factory=dict)
    _by_name: dict[str, list[Unit]] = field(default_factory=dict)
    _sitting: dict[tuple[int | None, tuple[str, ...]], list[Unit]] = field(default_factory=dict)
    _of_kinds: dict[tuple[str, ...], list[Unit]] = field(default_factory=dict)
    _roles: dict[int, frozenset[str]] = field(default_factory=dict)

    @property
    def place(self) -> Place:
        """Where to point when the whole company is meant: its name, else its first unit."""
        named = [part.place("name") for part in self.company.parts if part.name]
        return named[0] if named else self.units[0].place

    @property
    def waivers(self) -> Iterator[WaiverDefinition]:
        """All waivers of the definition."""
        return (waiver for part in self.parts for waiver in part.waivers)

    @property
    def ownerships(self) -> Iterator[Ownership]:
        """Every duty that a unit owns."""
        return (ownership for unit in self.units for ownership in unit.owns)

    @property
    def participations(self) -> Iterator[Participation]:
        """Every duty that a unit takes part in."""
        return (participation for unit in self.units for participation in unit.participates)

    @property
    def handoffs(self) -> Iterator[Handoff]:
        """Every hand-off."""
        return (handoff for unit in self.units for handoff in unit.supplies)

    def unit_called(self, id: str) -> Unit | None:
        """The unit that has this id, or had it before."""
        return self.by_id.get(id) or self.renamed.get(id)

    def hierarchy(self, unit: Unit) -> Hierarchy:
        """The hierarchy that a unit belongs to."""
        return self.hierarchies[None if unit.headquarters is None else unit.headquarters.order]

    def sitting_at(self, site: Unit | None, *kinds: str) -> list[Unit]:
        """The units that sit at a place (None: the company itself) and have one of the kinds, without external ones."""
        key = (None if site is None else site.order, kinds)
        found = self._sitting.get(key)
        if found is None:
            wanted, units = frozenset(kinds), self.at_site.get(key[0], ())
            found = [unit for unit in units if not unit.external and not wanted.isdisjoint(unit.kinds)]
            self._sitting[key] = found
        return found

    def of_kinds(self, *kinds: str) -> list[Unit]:
        """The units that are of one of the kinds, in their order, without external ones."""
        found = self._of_kinds.get(kinds)
        if found is None:
            wanted = frozenset(kinds)
            found = [unit for unit in self.units if not unit.external and not wanted.isdisjoint(unit.kinds)]
            self._of_kinds[kinds] = found
        return found

    def nearest_of(self, unit: Unit, *kinds: str) -> list[Unit]:
        """The units of the kinds at the nearest place at or around `unit` that has any; empty when none has."""
        for site in (*enclosing(unit.site), None):
            found = self.sitting_at(site, *kinds)
            if found:
                return found
        return []

    def units_called(self, name: str) -> list[Unit]:
        """The units of exactly this name."""
        if not self._by_name:
            for unit in self.units:
                self._by_name.setdefault(unit.name, []).append(unit)
        return self._by_name.get(name, [])

    def roles(self, unit: Unit) -> frozenset[str]:
        """The kinds that a unit counts as when duties are judged.

        A market, marketing or sales department counts as itself; a specialist (brand, channel, e-commerce, key
        accounts, customer service) as the nearest of these above it; a unit whose kind is not known as the nearest of
        these above it too, but it never misplaces a duty. Others count as their own kinds.
        """
        known = self._roles.get(unit.order)
        if known is None:
            known = self._roles[unit.order] = self._roles_of(unit)
        return known

    def _roles_of(self, unit: Unit) -> frozenset[str]:
        core = _CORE.intersection(unit.kinds)
        if core:
            return frozenset(core)
        if unit.kinds and not self.catalogue.specialists.intersection(unit.kinds):
            return frozenset(unit.kinds)
        for above in unit.ancestors():
            core = _CORE.intersection(above.kinds)
            if core:
                return frozenset(core)
            if above.container:
                break
        return frozenset(unit.kinds)


_CORE = frozenset({"market", "marketing", "sales"})
