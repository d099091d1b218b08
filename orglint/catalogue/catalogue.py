"""Duties, unit kinds and hand-off items by every name that they go by."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any, Protocol

from orglint.catalogue.bilingual import halves
from orglint.catalogue.normalise import forms, normal
from orglint.findings.nearest import Vocabulary
from orglint.findings.text import Text
from orglint.lean.values import field, frozen, replace


@frozen
class Duty:
    """A duty or an umbrella. `members` is empty but for an umbrella, whose name does not say which of them is meant."""

    id: str
    name: Text
    parent: str | None = None
    members: tuple[str, ...] = ()
    catch_all: bool = False


@frozen
class Kind:
    """A unit kind. cls: container, core, counterpart, specialist or own. parent: the kind that an own kind counts
    as. speciality: duties that a specialist may own; `anywhere` whatever department stands above it."""

    id: str
    name: Text
    cls: str
    speciality: tuple[str, ...] = ()
    parent: str | None = None
    anywhere: bool = False


@frozen
class Trap:
    """A name that does not say by itself which kind is meant; `read` says how the kind is found."""

    read: str
    candidates: tuple[str, ...]
    why: Text


@frozen
class Item:
    """Something handed over: to a unit of kind `to`, for its duty `with_duty`."""

    id: str
    name: Text
    to: str
    with_duty: str


class OwnEntry(Protocol):
    """An entry that a company adds: model.definition.OwnName."""

    id: str
    name: str | None
    name_zh: str | None
    aliases: list[str]
    parent: str | None


@frozen
class Catalogue:
    """All names known to a run. Immutable; `with_own` gives a larger one."""

    duties: Mapping[str, Duty]
    kinds: Mapping[str, Kind]
    items: Mapping[str, Item]
    duty_index: Mapping[str, str]
    kind_index: Mapping[str, str]
    trap_index: Mapping[str, Trap]
    item_index: Mapping[str, tuple[str, ...]]
    paired: frozenset[str] = frozenset()
    _memo: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Catalogue:
        """The catalogue from what `compile_catalogue` made."""
        return cls(
            {one["id"]: _duty(one) for one in data["duties"]},
            {one["id"]: _kind(one) for one in data["kinds"]},
            {one["id"]: Item(one["id"], Text(*one["name"]), one["to"], one["with"]) for one in data["items"]},
            data["duty_index"],
            data["kind_index"],
            {name: _trap(data["traps"][number]) for name, number in data["trap_index"].items()},
            {name: tuple(ids) for name, ids in data["item_index"].items()},
            frozenset(data["paired"]),
        )

    def duty(self, text: str) -> Duty | None:
        """The duty or umbrella of exactly this name, in any of its spellings and frames."""
        found = self._found("duty", text, self.duty_index, self.duties)
        if found is not None or text.isascii():
            return found
        both = [self._found("duty", half, self.duty_index, self.duties) for half in halves(text) or ()]
        return both[0] if both and both[0] is both[1] else None

    def kind(self, text: str) -> Kind | None:
        """The kind of exactly this id, name or alias, as written in `kind`. For a unit's name ask `trap` first."""
        number = self.kind_index.get(text) or self.kind_index.get(self.normal(text))
        return self.kinds[number] if number else self._kind_twice(text)

    def _kind_twice(self, text: str) -> Kind | None:
        """The kind of a name in both languages, where the Chinese half is clear and the English one may mean it."""
        both = None if text.isascii() else halves(text)
        if both is None or self.trap(both[0]) is not None:
            return None
        named, trap = self.kind(both[0]), self.trap(both[1])
        if named is None or (trap is not None and named.id in trap.candidates):
            return named
        return named if named is self.kind(both[1]) else None

    def trap(self, name: str) -> Trap | None:
        """What is known about a name that does not give its kind by itself."""
        return self.trap_index.get(self.normal(name))

    def item(self, text: str) -> tuple[Item, ...]:
        """The hand-off items that these words name; some words name two."""
        return tuple(self.items[one] for one in self.item_index.get(self.normal(text), ()))

    def is_paired(self, text: str) -> bool:
        """Whether the words name an item only together with a participation on the same line (相应资料)."""
        return self.normal(text) in self.paired

    def nearest_duties(self, text: str) -> list[Duty]:
        """Up to three duties whose names look like the text. A suggestion, never a resolution."""
        return [self.duties[self.duty_index[name]] for name in self._nearest("duty", text, self.duty_index)]

    def nearest_kind(self, text: str) -> Kind | None:
        """The kind whose name looks most like the text."""
        return next((self.kinds[self.kind_index[name]] for name in self._nearest("kind", text, self.kind_index)), None)

    def duty_label(self, duty: str) -> Text:
        """How messages call a duty."""
        found = self.duties.get(duty)
        return found.name if found else Text(duty, duty)

    def kind_label(self, kind: str) -> Text:
        """How messages call a kind: in English always with the Chinese term beside it."""
        found = self.kinds.get(kind)
        if found is None:
            return Text(kind, kind)
        return found.name if found.name.en == found.name.zh else Text(f"{found.name.en} {found.name.zh}", found.name.zh)

    def duty_ancestors(self, duty: str) -> tuple[str, ...]:
        """The duties and umbrellas that a duty is part of, nearest first."""
        found: list[str] = []
        above = self.duties[duty].parent if duty in self.duties else None
        while above is not None and above not in found:
            found.append(above)
            above = self.duties[above].parent if above in self.duties else None
        return tuple(found)

    def is_speciality(self, duty: str, kinds: Iterable[str], *, anywhere: bool = False) -> bool:
        """Whether one of the kinds is a specialist of this duty; with `anywhere`, one wherever it stands."""
        found = (self.kinds[kind] for kind in kinds if kind in self.kinds)
        return any(duty in one.speciality and (one.anywhere or not anywhere) for one in found)

    def counts_as(self, kind: str) -> str:
        """The built-in kind that a company's own kind counts as; the kind itself when it names none."""
        seen = set()
        while kind in self.kinds and self.kinds[kind].parent is not None and kind not in seen:
            seen.add(kind)
            kind = self.kinds[kind].parent or kind
        return kind

    @property
    def containers(self) -> frozenset[str]:
        """The kinds that are places."""
        return self._of_class("container")

    @property
    def specialists(self) -> frozenset[str]:
        """The kinds that count as the market, marketing or sales department above them."""
        return self._of_class("specialist")

    @property
    def catch_alls(self) -> frozenset[str]:
        """The duties that stand for whatever else comes (上级交办的其他事项)."""
        found: frozenset[str] = self.once("catch-alls", _catch_alls)
        return found

    def once(self, key: Hashable, work_out: Callable[..., Any], *arguments: Any) -> Any:
        """What `work_out(catalogue, *arguments)` gives, worked out once under a key of the caller's own."""
        if key not in self._memo:
            self._memo[key] = work_out(self, *arguments)
        return self._memo[key]

    def _of_class(self, cls: str) -> frozenset[str]:
        found: frozenset[str] | None = self._memo.get(("class", cls))
        if found is None:
            found = self._memo["class", cls] = frozenset(kind for kind, one in self.kinds.items() if one.cls == cls)
        return found

    def with_own(self, duties: Sequence[OwnEntry], kinds: Sequence[OwnEntry]) -> Catalogue:
        """The catalogue with a company's own duties and kinds. A built-in name keeps its built-in meaning."""
        if not duties and not kinds:
            return self
        own_duties = {one.id: Duty(one.id, _own_name(one), one.parent) for one in duties}
        own_kinds = {one.id: Kind(one.id, _own_name(one), "own", (), self._kind_id(one.parent)) for one in kinds}
        return replace(
            self,
            duties={**own_duties, **self.duties},
            kinds={**own_kinds, **self.kinds},
            duty_index={**_own_index(duties), **self.duty_index},
            kind_index={**_own_index(kinds), **self.kind_index},
            _memo={},
        )

    def _kind_id(self, text: str | None) -> str | None:
        found = self.kind(text) if text else None
        return found.id if found else text

    def _found(self, what: str, text: str, index: Mapping[str, str], entries: Mapping[str, Duty]) -> Duty | None:
        key = (what, text)
        if key not in self._memo:
            exact = index.get(text)
            found = exact or next((index[form] for form in forms(text) if form in index), None)
            self._memo[key] = entries[found] if found else None
        duty: Duty | None = self._memo[key]
        return duty

    def normal(self, text: str) -> str:
        """The one form of a text, as `normalise.normal` has it; worked out once."""
        key = ("normal", text)
        if key not in self._memo:
            self._memo[key] = normal(text)
        form: str = self._memo[key]
        return form

    def _nearest(self, what: str, text: str, index: Mapping[str, str]) -> list[str]:
        vocabulary = self._memo.setdefault(("vocabulary", what), Vocabulary(index))
        names: dict[str, str] = {}
        for name in vocabulary.nearest(self.normal(text), 6):
            names.setdefault(index[name], name)
        return list(names.values())[:3]


def _catch_alls(catalogue: Catalogue) -> frozenset[str]:
    return frozenset(id for id, duty in catalogue.duties.items() if duty.catch_all)


def _duty(one: Mapping[str, Any]) -> Duty:
    members = tuple(one.get("members", ()))
    return Duty(one["id"], Text(*one["name"]), one.get("parent"), members, bool(one.get("catch_all")))


def _kind(one: Mapping[str, Any]) -> Kind:
    speciality = tuple(one.get("speciality", ()))
    return Kind(one["id"], Text(*one["name"]), one["class"], speciality, anywhere=bool(one.get("anywhere")))


def _trap(one: Mapping[str, Any]) -> Trap:
    return Trap(one["read"], tuple(one["candidates"]), Text(*one["why"]))


def _own_name(one: OwnEntry) -> Text:
    return Text(one.name or one.name_zh or one.id, one.name_zh or one.name or one.id)


def _own_index(entries: Sequence[OwnEntry]) -> dict[str, str]:
    index: dict[str, str] = {}
    for one in entries:
        for name in (one.id, one.name, one.name_zh, *one.aliases):
            if name:
                index.setdefault(normal(name), one.id)
                index.setdefault(name, one.id)
    return index
