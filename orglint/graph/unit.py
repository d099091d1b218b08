"""A unit of the organization, linked to the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from orglint.findings.place import Place
from orglint.findings.text import Text
from orglint.lean.values import frozen, mutable
from orglint.model.definition import DutyEntry, ParticipationEntry, SupplyEntry, UnitDefinition

_OFFICES = ("办事处", "辦事處", "representative office", "rep office")
_UNIT = Text("unit “{name}”", "单位“{name}”")
_OF_KIND = Text("{kind} “{id}”", "{kind}“{id}”")


@mutable(slots=True)
class Unit:
    """An organizational unit.

    parent: the unit it reports to (its line parent). children: the units that report to it, by id.
    at: the unit that its `at` names. external: it is a party outside the organization. kinds: ids of the catalogue;
    empty when the kind is not known. container: it is a place (headquarters, region, branch), not a department. site:
    the place where it sits; None is the company itself. headquarters: the root of the sales hierarchy that it belongs
    to; None is the company itself. around: the order of its site, of the site around that, and so on; None, the
    company, comes last. roles: the kinds that it counts as when duties are judged. owned_count, shared_count: how many
    duties it owns and takes part in.

    A market, marketing or sales department counts as itself; a specialist (brand, channel, e-commerce, key accounts,
    customer service) as the nearest of these above it; a unit whose kind is not known as the nearest of these above it
    too, but it never misplaces a duty. Others count as their own kinds.
    """

    id: str
    definition: UnitDefinition
    order: int
    parent: Unit | None = None
    children: Sequence[Unit] = ()
    at: Unit | None = None
    external: bool = False
    kinds: tuple[str, ...] = ()
    container: bool = False
    site: Unit | None = None
    headquarters: Unit | None = None
    owned_count: int = 0
    shared_count: int = 0
    supplies: Sequence[Handoff] = ()
    kind_label: Text | None = None
    around: tuple[int | None, ...] = (None,)
    roles: frozenset[str] = frozenset()
    _owns: tuple[Ownership, ...] | None = ()
    _participates: tuple[Participation, ...] | None = ()
    _words: Words | None = None

    @property
    def name(self) -> str:
        """What people call it; its id when it has no name."""
        return self.definition.name or self.id

    @property
    def label(self) -> Text:
        """How messages call it: its kind, where known, and its id."""
        kind = self.kind_label
        if kind is None:
            return _UNIT.filled(name=self.name)
        return _OF_KIND.filled(kind=kind, id=self.id)

    @property
    def place(self) -> Place:
        """The place of its id."""
        return self.definition.place("id")

    @property
    def name_place(self) -> Place:
        """The place of its name, else of its id."""
        return self.definition.place("name" if self.definition.name else "id")

    @property
    def owns(self) -> tuple[Ownership, ...]:
        """The duties that it owns, as written; made when somebody first looks at them, for most are never looked at."""
        if self._owns is None:
            assert self._words is not None
            owned, written = self._words.owned, map(_read, self.definition.owns)
            self._owns = tuple(
                Ownership(self, owned[text].duty, owned[text].text, index, scope)
                for index, (text, scope) in enumerate(written)
            )
        return self._owns

    @property
    def participates(self) -> tuple[Participation, ...]:
        """The duties that it takes part in, as written."""
        if self._participates is None:
            assert self._words is not None
            shared, written = self._words.shared, map(_read, self.definition.participates)
            self._participates = tuple(
                Participation(self, shared[text].duty, text, index, scope=scope)
                for index, (text, scope) in enumerate(written)
                if text
            )
        return self._participates

    @property
    def owned_duties(self) -> set[str | None]:
        """The catalogue's ids of the duties that it owns; None among them for words that name no duty."""
        if self._owns is not None:
            return {one.duty for one in self._owns}
        assert self._words is not None
        return _duties(self._words.owned, self.definition.owns)

    @property
    def shared_duties(self) -> set[str | None]:
        """The same of the duties that it takes part in."""
        if self._participates is not None:
            return {one.duty for one in self._participates}
        assert self._words is not None
        return _duties(self._words.shared, self.definition.participates)

    @property
    def duties(self) -> list[Ownership | Participation]:
        """The duties that it owns, then those that it takes part in."""
        return [*self.owns, *self.participates]

    @property
    def representative_office(self) -> bool:
        """A branch that by its kind or name is only a representative office 办事处."""
        words = [*self.definition.kind, self.name]
        return any(word.strip().casefold().endswith(_OFFICES) for word in words)

    def ancestors(self) -> Iterator[Unit]:
        """The units above it by line parent, nearest first. Ends where the parents form a cycle."""
        seen, unit = {id(self)}, self.parent
        while unit is not None and id(unit) not in seen:
            yield unit
            seen.add(id(unit))
            unit = unit.parent


def _read(written: str | DutyEntry | ParticipationEntry) -> tuple[str, str | None]:
    """The words of an entry, and its scope."""
    return (written, None) if isinstance(written, str) else (written.duty, written.scope)


def _duties(meant: Mapping[str, Meaning], written: Sequence[Any]) -> set[str | None]:
    try:
        return {meant[text].duty for text in written}
    except KeyError:  # an entry with more than its words, or with none
        return {meant[text].duty for text, _ in map(_read, written) if text}


@frozen
class Meaning:
    """What words mean that say nothing but that one duty is owned, or taken part in: its id and its text."""

    duty: str | None
    text: str


@frozen
class Words:
    """What such words mean, in `owns` and in `participates`; one for all units of an organization."""

    owned: dict[str, Meaning]
    shared: dict[str, Meaning]


@mutable(slots=True)
class Ownership:
    """A unit is accountable for a duty. `duty` is the catalogue's id, None when the catalogue does not know it.

    index: where it stands in the unit's `owns`; several duties may stand on one line. scope: what part is meant.
    """

    unit: Unit
    duty: str | None
    text: str
    index: int
    scope: str | None = None

    @property
    def entry(self) -> DutyEntry:
        """What is written of it; plain text is an entry of nothing else."""
        written = self.unit.definition.owns[self.index]
        return DutyEntry(written) if isinstance(written, str) else written

    @property
    def place(self) -> Place:
        """Where the duty is written."""
        return self.unit.definition.place("owns", self.index, "duty")


@mutable(slots=True)
class Participation:
    """A unit takes part in a duty without being accountable; how, when it says so.

    field, index: where it stands, in `participates` or on a line of `owns` (参与…). scope: what part is meant.
    """

    unit: Unit
    duty: str | None
    text: str
    index: int
    field: str = "participates"
    scope: str | None = None

    @property
    def entry(self) -> ParticipationEntry | DutyEntry:
        """What is written of it; plain text is an entry of nothing else."""
        if self.field == "owns":
            owned = self.unit.definition.owns[self.index]
            return DutyEntry(owned) if isinstance(owned, str) else owned
        written = self.unit.definition.participates[self.index]
        return ParticipationEntry(written) if isinstance(written, str) else written

    @property
    def how(self) -> str | None:
        """responsible, consulted, informed, approves, or None."""
        entry = self.entry
        return entry.as_ if isinstance(entry, ParticipationEntry) else None

    @property
    def place(self) -> Place:
        """Where the duty is written."""
        return self.unit.definition.place(self.field, self.index, "duty")


@mutable(slots=True)
class Handoff:
    """A unit hands something to another.

    item: the catalogue's id, None when it does not know the words. receiver: None when no such unit exists.
    receiver_text: the id written in `to`, or the words of a charter line. duty: the receiver's duty that needs it.
    field, index: where it stands, in `supplies` or on a line of `owns` (向…提供…). which: which of several items there.
    """

    unit: Unit
    item: str | None
    text: str
    receiver: Unit | None
    receiver_text: str
    duty: str | None
    index: int
    field: str = "supplies"
    which: int = 0

    @property
    def entry(self) -> SupplyEntry | DutyEntry:
        """What is written of it; a line of a charter is an entry of nothing else."""
        if self.field == "supplies":
            return self.unit.definition.supplies[self.index]
        written = self.unit.definition.owns[self.index]
        return DutyEntry(written) if isinstance(written, str) else written

    @property
    def place(self) -> Place:
        """Where the item is written."""
        entry = self.entry
        return entry.place("item", self.which) if isinstance(entry, SupplyEntry) else self._line

    @property
    def receiver_place(self) -> Place:
        """Where the receiver is written."""
        entry = self.entry
        return entry.place("to") if isinstance(entry, SupplyEntry) else self._line

    @property
    def _line(self) -> Place:
        return self.unit.definition.place("owns", self.index, "duty")
