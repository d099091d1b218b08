"""Which words of a report are everybody's, and what the others name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from fnmatch import fnmatchcase

from orglint.catalogue.catalogue import Catalogue
from orglint.graph.org_graph import OrgGraph
from orglint.model.definition import OwnName
from orglint.model.fields import format_words
from orglint.rules.catalog import RuleCatalog
from orglint.rules.rule import BUILT_IN

_PLAIN = re.compile(r"\d{1,4}%?|\d{4}-\d\d-\d\d|U\+[0-9A-F]{4,6}")
"""Small numbers, days and code points. A longer number may be somebody's."""


class PublicWords:
    """What orglint itself brings: names of the catalogue, of rules and of the format."""

    def __init__(self, catalogue: Catalogue, rules: RuleCatalog) -> None:
        self._catalogue = catalogue
        self._rules = [word for rule in rules.rules.values() for word in (rule.name, rule.code, rule.pack)]
        statements = (word for rule in rules.rules.values() for word in rule.statements)
        labels = [catalogue.kind_label(kind) for kind in catalogue.kinds]
        labels += [duty.name for duty in catalogue.duties.values()]
        labels += [item.name for item in catalogue.items.values()]
        told = (word for label in labels for word in (label.en, label.zh))
        ours = (word for rule in rules.rules.values() if rule.origin == BUILT_IN for word in _texts(rule.data["check"]))
        self._words = {*self._rules, *statements, *rules.profiles, *told, *ours, *format_words()}

    def __contains__(self, text: str) -> bool:
        return text in self._words or _PLAIN.fullmatch(text) is not None or self._means(text)

    def _means(self, text: str) -> bool:
        """It is a name of the catalogue in another spelling, or a pattern of rules."""
        names = self._catalogue
        if names.duty(text) or names.kind(text) or names.trap(text) or names.item(text):
            return True
        return "*" in text and any(fnmatchcase(rule, text) for rule in self._rules)


def _texts(data: object) -> Iterator[str]:
    """Every text in plain data."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, Mapping):
        yield from (text for value in data.values() for text in _texts(value))
    elif isinstance(data, (list, tuple)):
        yield from (text for value in data for text in _texts(value))


def named_by(org: OrgGraph) -> Iterator[tuple[str, str, str]]:
    """The names of an organization: what each is a name of, the name itself, and the name it is the same as.

    A unit's names are the same as its id, unless another unit has the name too; ids come last, for they count most.
    """
    for part in org.company.parts:
        yield from _each("company", part.name)
    for definition in org.parts:
        for sort, owns in (("duty", definition.duties), ("kind", definition.kinds)):
            for own in owns:
                yield from ((sort, name, own.id) for name in _names(own))
        for waiver in definition.waivers:
            yield from _each("person", waiver.approved_by)
    for unit in org.units:
        yield from (("tag", tag, tag) for tag in unit.definition.tags)
    for unit in org.units:
        alone = len(org.units_called(unit.name)) == 1
        yield "unit", unit.name, unit.id if alone else unit.name
    yield from (("unit", earlier, unit.id) for earlier, unit in org.renamed.items())
    yield from (("unit", unit.id, unit.id) for unit in org.units)


def _each(sort: str, name: str | None) -> Iterable[tuple[str, str, str]]:
    return [(sort, name, name)] if name else []


def _names(own: OwnName) -> Iterator[str]:
    yield from (name for name in (own.name, own.name_zh, *own.aliases, own.id) if name)


class RunningNames:
    """Finds names in running text, the longest first; names of letters only as whole words."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = {name for name in names if len(name) > 1}
        self._lengths = sorted({len(name) for name in self._names}, reverse=True)

    def replaced(self, text: str, by: Callable[[str], str]) -> str:
        """The text with `by(name)` for every name in it."""
        parts, at = [], 0
        while at < len(text):
            name = self._at(text, at)
            parts.append(by(name) if name else text[at])
            at += len(name) or 1
        return "".join(parts)

    def _at(self, text: str, at: int) -> str:
        for length in self._lengths:
            name = text[at : at + length]
            if name in self._names and not (name.isascii() and _inside_word(text, at, at + length)):
                return name
        return ""


def _inside_word(text: str, start: int, end: int) -> bool:
    """Whether letters go on at either end; Chinese is written without spaces, so its characters are no such letters."""
    pairs = (text[max(start - 1, 0) : start + 1], text[end - 1 : end + 1])
    return any(len(pair) == 2 and pair.isascii() and pair.isalnum() for pair in pairs)
