"""Names, kinds, duties and references with letters of another script than they seem to be written in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from orglint.findings.place import Place
from orglint.findings.text import Text
from orglint.findings.violation import Change, Fact, Related, Suggestion, Violation
from orglint.graph.org_graph import OrgGraph
from orglint.graph.unit import Unit
from orglint.lean.values import frozen
from orglint.rules.outcome import Outcome

if TYPE_CHECKING:
    from orglint.syntax.look_alikes import Misread

_SIGNS = (
    *(bytes([lead]) for lead in range(0xCD, 0xD7)),
    *(b"\xe1\x8e", b"\xe1\x8f", b"\xe2\xb2", b"\xe2\xb3", b"\xea\x93", b"\xea\xad", b"\xea\xae"),
)
"""How the letters that look like Latin ones begin in UTF-8. No Chinese or English text holds any of these bytes."""


@frozen
class _Word:
    """A word of the definition. is_known: whether another word in its stead would be known there."""

    text: str
    at: Place
    unit: str | None
    is_known: Callable[[str], object]


def check(org: OrgGraph, options: Mapping[str, object]) -> Outcome:
    """In no word letters of two scripts stand together where those of one look like the other's; no word passes for
    another.

    Looked at: names of units and of the company's own duties and kinds; kinds, duties and references that are not
    known. Facts: text, letter, code, script, twin, twin_code, twin_script; variant `known`: meant, which is known
    there; variant `twin`: other, the name of a unit that reads the same.
    """
    examined = sum(map(len, org.called.values()))
    words = [*_own(org), *_unknown(org)]
    if not _may_hold_any("\n".join([*org.called, *(word.text for word in words)])):
        return Outcome(examined, [])
    found = [_of_word(word) for word in words if _may_hold_any(word.text)]
    named = [unit for unit in org.units if unit.definition.name]
    return Outcome(examined, [*_of_names(named), *(one for one in found if one is not None)])


def _may_hold_any(text: str) -> bool:
    if text.isascii():
        return False
    data = text.encode("utf-8", "surrogatepass")
    return any(sign in data for sign in _SIGNS)


def _unknown(org: OrgGraph) -> Iterator[_Word]:
    """The kinds, duties and references that are not known."""
    for unit, index in org.unknown_kinds:
        yield _Word(unit.definition.kind[index], unit.definition.place("kind", index), unit.id, org.catalogue.kind)
    for duties in (org.unknown_owned, org.unknown_shared):
        for text, entries in duties.items():
            for one in entries:
                yield _Word(text, one.place, one.unit.id, org.catalogue.duty)
    for reference in org.dangling:
        yield _Word(reference.text, reference.place, reference.unit.id, org.by_id.get)


def _own(org: OrgGraph) -> Iterator[_Word]:
    """The names that the company adds to the catalogue."""
    for part in org.parts:
        for entry in (*part.duties, *part.kinds):
            for field in ("name", "name_zh"):
                if text := getattr(entry, field):
                    yield _Word(text, entry.place(field), None, _nothing)
            for index, alias in enumerate(entry.aliases):
                yield _Word(alias, entry.place("aliases", index), None, _nothing)


def _nothing(word: str) -> None:
    return None


def _of_word(word: _Word) -> Violation | None:
    from orglint.syntax.look_alikes import in_latin, misread  # only where there is something to look at

    mixed, latin = misread(word.text), in_latin(word.text)
    for one in (mixed, latin):
        if one is not None and word.is_known(one.meant):
            return _violation(one, word.at, word.unit, "known", {"meant": one.meant})
    return _violation(mixed, word.at, word.unit) if mixed is not None else None


def _of_names(named: list[Unit]) -> Iterator[Violation]:
    from orglint.syntax.look_alikes import in_latin, misread

    foreign = {unit.order for unit in named if _may_hold_any(unit.name)}
    by_reading: dict[str, Unit] = {}
    for unit in named:
        if unit.order not in foreign:
            by_reading.setdefault(unit.name.casefold(), unit)
    for unit in named:
        if unit.order not in foreign:
            continue
        mixed, latin = misread(unit.name), in_latin(unit.name)
        other = by_reading.setdefault((latin.meant if latin else unit.name).casefold(), unit)
        if latin is not None and other.name.casefold() != unit.name.casefold():
            related = (Related(other.name_place, "other"),)
            yield _violation(latin, unit.name_place, unit.id, "twin", {"other": other.name}, related)
        elif mixed is not None:
            yield _violation(mixed, unit.name_place, unit.id)


def _violation(
    one: Misread,
    at: Place,
    unit: str | None,
    variant: str = "",
    facts: Mapping[str, Fact] | None = None,
    related: tuple[Related, ...] = (),
) -> Violation:
    """At the letter itself where the value is written as it is: not in quotes or behind an alias. Where another name
    reads the same, at the whole name: it takes a person to say which of the two is to change, and how."""
    suggestions: tuple[Suggestion, ...] = ()
    if at.anchor is None and at.end - at.start == len(one.text) and not related:
        places = [(Place(at.file, at.start + index, at.start + index + 1), twin) for index, twin in one.changes]
        at = places[0][0]
        suggestions = (Suggestion(_TITLE, tuple(Change(place, twin) for place, twin in places)),)
    said = {**one.facts, **(facts or {})}
    return Violation(at=at, variant=variant, facts=said, related=related, unit=unit, suggestions=suggestions)


_TITLE = Text("type the letters of one script", "改用同一种文字的字母")
