"""Selectors: which units a rule speaks of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fnmatch import translate
from typing import Annotated, Optional

from orglint.findings.text import Text, joined
from orglint.graph.org_graph import OrgGraph
from orglint.graph.unit import Unit
from orglint.lean.values import frozen
from orglint.rules.outcome import PARAMETERS
from orglint.rules.writing import AtLeast, DutyWords, KindOrSelector, KindWords, OneOrBounds, OneOrMore, StructureWords

Test = Callable[[Unit], bool]

Patterns = Annotated[tuple[str, ...], OneOrMore()]


@frozen
class Levels:
    """How deep in the reporting lines: 1 reports to nobody, 2 to one of these, and so on."""

    __pydantic_config__ = PARAMETERS

    at_least: Annotated[int, AtLeast(1)] = 1
    at_most: Annotated[int, AtLeast(1)] | None = None


@frozen
class Selector:
    """Units for which everything written here holds; without anything, all of them.

    kind, only: it is of one of these kinds; it is of no other kinds. id, name: it matches one of these patterns, in
    which * stands for anything and ? for one character. tag: it has one of these tags. owns: it owns one of these
    duties. structure: its sales hierarchy is of one of these structure classes. level: how deep it reports.
    place: whether it is a place (head office, region, branch) and no department. at: the place where it sits is such a
    one; the company itself counts as head office where there is none nearer. within: it is such a place or sits, at
    whatever depth, in one. under: a unit above it in the reporting lines is such a one. all, any, not: of selectors.
    external: true speaks of external parties, which are left out otherwise.
    """

    __pydantic_config__ = PARAMETERS

    kind: KindWords = ()
    only: KindWords = ()
    id: Patterns = ()
    name: Patterns = ()
    tag: Patterns = ()
    owns: DutyWords = ()
    structure: StructureWords = ()
    level: Annotated[Levels, OneOrBounds()] | None = None
    place: bool | None = None
    at: Optional[Chosen] = None  # noqa: UP045 - a name that is defined below
    within: Optional[Chosen] = None  # noqa: UP045
    under: Optional[Chosen] = None  # noqa: UP045
    all: tuple[Chosen, ...] = ()
    any: tuple[Chosen, ...] = ()
    not_: Optional[Chosen] = None  # noqa: UP045
    external: bool = False

    def test(self, org: OrgGraph, *, by_role: bool = False) -> Test:
        """Whether a unit is selected. by_role: a specialist counts as the department that it belongs to as well."""
        tests = list(self._tests(org, by_role))
        external = self.external
        if not tests:
            return lambda unit: unit.external is external
        if len(tests) == 1:
            only = tests[0]
            return lambda unit: unit.external is external and only(unit)
        return lambda unit: unit.external is external and all(test(unit) for test in tests)

    def label(self, org: OrgGraph) -> Text:
        """How a message calls what is selected."""
        return _label(self, org)

    def _tests(self, org: OrgGraph, by_role: bool) -> Iterator[Test]:
        if self.kind:
            yield _of_kinds(org, self.kind, by_role)
        if self.only:
            only = frozenset(self.only)
            yield lambda unit: bool(unit.kinds) and only.issuperset(unit.kinds)
        yield from self._written()
        if self.owns:
            owned = frozenset(self.owns)
            yield lambda unit: any(one.duty in owned or one.text in owned for one in unit.owns)
        if self.structure:
            yield lambda unit: org.hierarchy(unit).structure in self.structure
        if self.level is not None:
            yield self._at_level(org)
        if self.place is not None:
            yield lambda unit: unit.container is self.place
        yield from self._located(org)
        yield from self._combined(org, by_role)

    def _written(self) -> Iterator[Test]:
        """The tests of what stands in the definition of the unit itself."""
        if self.id:
            ids = _matching(self.id)
            yield lambda unit: any(one(unit.id) for one in ids)
        if self.name:
            names = _matching(self.name)
            yield lambda unit: any(one(unit.name) for one in names)
        if self.tag:
            tags = frozenset(self.tag)
            yield lambda unit: not tags.isdisjoint(unit.definition.tags)

    def _at_level(self, org: OrgGraph) -> Test:
        wanted, levels = self.level or Levels(), levels_of(org)
        return lambda unit: wanted.at_least <= levels[unit.order] <= (wanted.at_most or levels[unit.order])

    def _located(self, org: OrgGraph) -> Iterator[Test]:
        if self.at is not None:
            at, company = self.at.test(org), "hq" in self.at.kind
            yield lambda unit: _sits_at(unit, at, company)
        if self.within is not None:
            within = self.within.test(org)
            yield _inherited(within, lambda unit: unit.site)
        if self.under is not None:
            under = _inherited(self.under.test(org), lambda unit: unit.parent)
            yield lambda unit: unit.parent is not None and under(unit.parent)

    def _combined(self, org: OrgGraph, by_role: bool) -> Iterator[Test]:
        for one in self.all:
            yield one.test(org, by_role=by_role)
        if self.any:
            some = [one.test(org, by_role=by_role) for one in self.any]
            yield lambda unit: any(test(unit) for test in some)
        if self.not_ is not None:
            unwanted = self.not_.test(org, by_role=by_role)
            yield lambda unit: not unwanted(unit)


Chosen = Annotated[Selector, KindOrSelector()]
"""A selector as it may be written in a rule file."""

EVERY = Selector()


def selected(
    org: OrgGraph, units: Selector, but: Selector | None, *, by_role: bool = False, among: list[Unit] | None = None
) -> list[Unit]:
    """The units of the first selector that the second does not select, in their order. among: only of these."""
    if units == EVERY and among is None:
        chosen = org.internal
    else:
        wanted = units.test(org, by_role=by_role)
        chosen = [unit for unit in (_candidates(org, units, by_role) if among is None else among) if wanted(unit)]
    if but is None:
        return chosen
    unwanted = excepting(org, but)
    return [unit for unit in chosen if not unwanted(unit)]


def _candidates(org: OrgGraph, units: Selector, by_role: bool) -> list[Unit]:
    """Units among which are all that the selector can select."""
    if units.external:
        return org.units
    kinds = units.only or units.kind
    built_in = all(org.catalogue.counts_as(word) == word for word in kinds)
    return org.of_kinds(*kinds) if kinds and built_in and (units.only or not by_role) else org.internal


def excepting(org: OrgGraph, but: Selector | None) -> Test:
    """Whether a unit is left out by `except`."""
    return (lambda unit: False) if but is None else but.test(org)


def levels_of(org: OrgGraph) -> list[int]:
    """The level of every unit, by its order; in a circle of parents, of the first one looked at it is 1."""
    levels = [0] * len(org.units)
    for unit in org.units:
        chain = []
        above: Unit | None = unit
        while above is not None and levels[above.order] == 0:
            levels[above.order] = 1
            chain.append(above)
            above = above.parent
        level = 0 if above is None or above in chain else levels[above.order]
        for one in reversed(chain):
            level += 1
            levels[one.order] = level
    return levels


def _matching(patterns: tuple[str, ...]) -> list[Callable[[str], object]]:
    """A test for each pattern; its stars are matched without going back, so that its time is bounded."""
    return [re.compile(translate(one)).match for one in patterns]


def _of_kinds(org: OrgGraph, words: tuple[str, ...], by_role: bool) -> Test:
    """A company's own kind that counts as another is only what its definition calls so."""
    own = {word for word in words if org.catalogue.counts_as(word) != word}
    kinds = frozenset(words) - own
    named = frozenset(own)

    def test(unit: Unit) -> bool:
        if not kinds.isdisjoint(unit.kinds) or (by_role and not kinds.isdisjoint(unit.roles)):
            return True
        return bool(named) and any(_id_of(org, word) in named for word in unit.definition.kind)

    return test


def _id_of(org: OrgGraph, word: str) -> str:
    kind = org.catalogue.kind(word)
    return kind.id if kind else word


def _sits_at(unit: Unit, test: Test, company: bool) -> bool:
    if unit.site is None or unit.site is unit.headquarters:
        return company or (unit.site is not None and test(unit.site))
    return test(unit.site)


def _inherited(test: Test, around: Callable[[Unit], Unit | None]) -> Test:
    """Whether the test holds for a unit or for anything around it; each unit is asked once."""
    known: dict[int, bool] = {}

    def held(unit: Unit) -> bool:
        chain = []
        one: Unit | None = unit
        while one is not None and one.order not in known:
            known[one.order] = test(one)
            chain.append(one)
            one = None if known[one.order] else around(one)
        holds = bool(chain and known[chain[-1].order]) or (one is not None and known[one.order])
        for passed in chain:
            known[passed.order] = holds
        return holds

    return held


def _label(selector: Selector, org: OrgGraph) -> Text:
    said = _said(selector, org)
    if selector.at is not None and selector.at.kind:
        place = _label(selector.at, org)
        return _AT.filled(said=said, place=place)
    return said


def _said(selector: Selector, org: OrgGraph) -> Text:
    for one in (selector.kind, selector.only):
        if one:
            return _either([org.catalogue.kind_label(kind) for kind in one])
    if selector.any:
        return _either([_label(one, org) for one in selector.any])
    written = [*selector.id, *selector.name, *selector.tag]
    if written:
        return _either([_WORD.filled(word=word) for word in written])
    if selector.owns:
        duties = _either([org.catalogue.duty_label(duty) for duty in selector.owns])
        return _OWNER.filled(duties=duties)
    return _UNITS


def _either(labels: list[Text]) -> Text:
    return joined(labels, " or ", "或")


_AT = Text("{said} at a {place}", "{place}的{said}")
_WORD = Text("“{word}”", "“{word}”")
_OWNER = Text("unit that owns {duties}", "负责“{duties}”的单位")
_UNITS = Text("unit that the rule names", "规则所指的单位")
