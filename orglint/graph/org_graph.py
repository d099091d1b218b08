"""The graph that every rule receives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Any

from orglint.catalogue.catalogue import Catalogue, Trap
from orglint.findings.place import Place
from orglint.graph.company import Company
from orglint.graph.holders import Holders, owners, participants, unknown_owners, unknown_participants
from orglint.graph.lines import Lines
from orglint.graph.structure import Hierarchy
from orglint.graph.unit import Handoff, Ownership, Participation, Unit
from orglint.lean.values import field, mutable
from orglint.model.definition import OrganizationDefinition, WaiverDefinition


@mutable(slots=True)
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
class _Found:
    """What was found for questions about the graph that somebody asked before; nothing that is not found again."""

    internal: list[Unit] = field(default_factory=list)
    alike: dict[tuple[str, ...], list[Unit]] = field(default_factory=dict)
    called: dict[str, list[Unit]] = field(default_factory=dict)
    sitting: dict[tuple[int | None, tuple[str, ...]], list[Unit]] = field(default_factory=dict)
    of_kinds: dict[tuple[str, ...], list[Unit]] = field(default_factory=dict)
    of_roles: dict[str, list[Unit]] = field(default_factory=dict)


@mutable(slots=True)
class OrgGraph:
    """An organization with everything in it linked.

    parts: the definition's parts as written. units: every unit in the order of the ids, external ones too.
    by_id: the first unit of each id. with_earlier_ids: the units that had others before. renamed: an id that a unit had
    before -> the unit.
    duplicates: (first, later) units of one id. dangling: references to no unit.
    naming_itself: references (parent, at, supplies) from a unit to its own id.
    parent_conflicts: units whose `parent` differs from the unit they are written in, with that `parent`.
    unknown_kinds: (unit, index in its `kind`) of words that name no kind. unclear_kinds: names that needed their
    surroundings.
    hierarchies: one for each headquarters, by its order, None for the company. at_site: order of a place -> who sits
    there. owners, participants: mappings, catalogue duty id -> the entries of those who own or take part in it, and by
    `units` the units alone. unknown_owned, unknown_shared: the same by words that name no duty. owning_at: catalogue
    duty id -> for each department that owns it, the order of its place. owning_twice: units that list a duty more than
    once. sharing_own: units that take part in a duty that they own. heads: units to which others report. called: name
    -> the units that write it, in any order. outer: orders of the places in which other places are. handoffs:
    everything that is handed over, giver by giver.
    naming_parent, naming_kind, named_only: how many units write their parent, their kind, a name and no kind.
    memo: what rules worked out once for all of them, by a name of their own.
    whole: False when part of the input could not be read, so that what is missing may only be unread.
    """

    parts: tuple[OrganizationDefinition, ...]
    catalogue: Catalogue
    company: Company
    whole: bool = True
    units: list[Unit] = field(default_factory=list)
    by_id: dict[str, Unit] = field(default_factory=dict)
    with_earlier_ids: list[Unit] = field(default_factory=list)
    renamed: dict[str, Unit] = field(default_factory=dict)
    duplicates: list[tuple[Unit, Unit]] = field(default_factory=list)
    dangling: list[Reference] = field(default_factory=list)
    naming_itself: list[Reference] = field(default_factory=list)
    parent_conflicts: list[tuple[Unit, Unit]] = field(default_factory=list)
    unknown_kinds: list[tuple[Unit, int]] = field(default_factory=list)
    unclear_kinds: list[UnclearKind] = field(default_factory=list)
    lines: Lines = field(default_factory=Lines)
    hierarchies: dict[int | None, Hierarchy] = field(default_factory=dict)
    at_site: dict[int | None, list[Unit]] = field(default_factory=dict)
    owners: Holders[Ownership] = field(default_factory=owners)
    participants: Holders[Participation] = field(default_factory=participants)
    unknown_owned: Holders[Ownership] = field(default_factory=unknown_owners)
    unknown_shared: Holders[Participation] = field(default_factory=unknown_participants)
    owning_at: dict[str, list[int | None]] = field(default_factory=dict)
    owning_twice: list[Unit] = field(default_factory=list)
    sharing_own: list[Unit] = field(default_factory=list)
    heads: list[Unit] = field(default_factory=list)
    called: dict[str, list[Unit]] = field(default_factory=dict)
    outer: set[int | None] = field(default_factory=set)
    handoffs: list[Handoff] = field(default_factory=list)
    naming_parent: int = 0
    naming_kind: int = 0
    named_only: int = 0
    memo: dict[str, Any] = field(default_factory=dict)
    _found: _Found = field(default_factory=_Found)

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
    def internal(self) -> list[Unit]:
        """Every unit of the organization itself, in their order."""
        if not self._found.internal:
            self._found.internal = [unit for unit in self.units if not unit.external]
        return self._found.internal

    @property
    def kinds(self) -> set[str]:
        """Every kind of which there is a unit, without external ones."""
        return {kind for kinds in self._by_kinds() for kind in kinds}

    @property
    def ownerships(self) -> Iterator[Ownership]:
        """Every duty that a unit owns."""
        return (ownership for unit in self.units for ownership in unit.owns)

    @property
    def participations(self) -> Iterator[Participation]:
        """Every duty that a unit takes part in."""
        return (participation for unit in self.units for participation in unit.participates)

    @property
    def listed(self) -> int:
        """How many duties are owned and taken part in, each counted for each unit that lists it."""
        return self.owned_count + self.shared_count

    @property
    def owned_count(self) -> int:
        """How many duties are owned, each counted for each unit that lists it."""
        return self.owners.total + self.unknown_owned.total

    @property
    def shared_count(self) -> int:
        """How many duties are taken part in, each counted for each unit that lists it."""
        return self.participants.total + self.unknown_shared.total

    def unit_called(self, id: str) -> Unit | None:
        """The unit that has this id, or had it before."""
        return self.by_id.get(id) or self.renamed.get(id)

    def hierarchy(self, unit: Unit) -> Hierarchy:
        """The hierarchy that a unit belongs to."""
        return self.hierarchies[None if unit.headquarters is None else unit.headquarters.order]

    def sitting_at(self, site: Unit | None, *kinds: str) -> list[Unit]:
        """The units that sit at a place (None: the company itself) and have one of the kinds, without external ones."""
        return self._sitting_at(None if site is None else site.order, kinds)

    def _sitting_at(self, site: int | None, kinds: tuple[str, ...]) -> list[Unit]:
        found = self._found.sitting.get((site, kinds))
        if found is None:
            wanted, units = frozenset(kinds), self.at_site.get(site, ())
            found = [unit for unit in units if not unit.external and not wanted.isdisjoint(unit.kinds)]
            self._found.sitting[site, kinds] = found
        return found

    def of_kinds(self, *kinds: str) -> list[Unit]:
        """The units that are of one of the kinds, in their order, without external ones."""
        found = self._found.of_kinds.get(kinds)
        if found is None:
            wanted = frozenset(kinds)
            some = [units for their, units in self._by_kinds().items() if not wanted.isdisjoint(their)]
            found = some[0] if len(some) == 1 else sorted((unit for units in some for unit in units), key=_ORDER)
            self._found.of_kinds[kinds] = found
        return found

    def _by_kinds(self) -> dict[tuple[str, ...], list[Unit]]:
        if not self._found.alike:
            for unit in self.internal:
                self._found.alike.setdefault(unit.kinds, []).append(unit)
        return self._found.alike

    def nearest_of(self, unit: Unit, *kinds: str) -> list[Unit]:
        """The units of the kinds at the nearest place at or around `unit` that has any; empty when none has."""
        for site in unit.around:
            found = self._sitting_at(site, kinds)
            if found:
                return found
        return []

    def forget(self) -> None:
        """Forget which units were found for questions asked before; they are found again when somebody asks."""
        self._found = _Found()

    def units_called(self, name: str) -> list[Unit]:
        """The units of exactly this name."""
        if not self._found.called:
            for unit in self.units:
                self._found.called.setdefault(unit.name, []).append(unit)
        return self._found.called.get(name, [])

    def roles(self, unit: Unit) -> frozenset[str]:
        """The kinds that a unit counts as when duties are judged: `unit.roles`."""
        return unit.roles

    def of_role(self, kind: str) -> list[Unit]:
        """The units that count as a kind when duties are judged, in their order, without external ones."""
        if not self._found.of_roles:
            for unit in self.units:
                if not unit.external:
                    for role in unit.roles:
                        self._found.of_roles.setdefault(role, []).append(unit)
        return self._found.of_roles.get(kind, [])

    def entries_of(self, duty: str) -> list[Ownership | Participation]:
        """Who owns a duty of the catalogue, then who takes part in it."""
        return [*self.owners.get(duty, ()), *self.participants.get(duty, ())]

    def owners_of(self, duty: str) -> Sequence[Ownership]:
        """Who owns a duty of the catalogue, or one that it does not know, by the words in which it is written."""
        return self._owning(duty).get(duty, ())

    def units_owning(self, duty: str) -> Sequence[Unit]:
        """The units of `owners_of`, each as often as it lists the duty."""
        return self._owning(duty).units(duty)

    def _owning(self, duty: str) -> Holders[Ownership]:
        return self.owners if duty in self.owners or duty in self.catalogue.duties else self.unknown_owned


_ORDER = attrgetter("order")
