"""Hypothesis strategies that generate organizations, for properties of rules.

    from hypothesis import given
    from orglint import check_text
    from orglint.testing.strategies import organizations

    @given(organizations(structure="T-MS"))
    def test_no_company_breaks_the_rule(company):
        assert not check_text(company.yaml, settings=...).failures

Needs `pip install orglint[testing]`. Every organization can be read, is valid under the schema of definitions, and has
no reference that leads nowhere.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import Any, get_args

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from orglint.graph.structure import StructureClass
from orglint.rules.builtin import builtin_data
from orglint.testing.faulty import FAULTS, Faulty
from orglint.testing.from_model import definition_text
from orglint.testing.sample import LineField, Sample, SampleUnit
from orglint.testing.spelling import spelling

__all__ = [
    "STRUCTURES",
    "definitions",
    "departments",
    "duties",
    "faulty_organizations",
    "groups",
    "kinds",
    "organizations",
    "small_organizations",
    "spellings",
]

STRUCTURES: tuple[StructureClass, ...] = get_args(StructureClass)
"""The structure classes: T-MS market without marketing, T-G marketing without market, T-GM both, T-S only sales, T-0
none of them."""

_REQUIRED: dict[StructureClass, tuple[str, ...]] = {
    "T-MS": ("market",), "T-G": ("marketing",), "T-GM": ("market", "marketing"), "T-S": ("sales",), "T-0": (),
}  # fmt: skip
_CORE = ("market", "marketing", "sales")


def duties() -> SearchStrategy[str]:
    """The id of a duty of the catalogue; no umbrella such as `promotion`, which does not say what is meant."""
    clear = [one["id"] for one in _catalogue()["duties"] if not {"members", "catch_all"} & one.keys()]
    return st.sampled_from(clear)


def kinds(*, core: bool = True) -> SearchStrategy[str]:
    """The id of a kind of department. core: market, marketing and sales are among them."""
    every = [one["id"] for one in _catalogue()["kinds"] if one["class"] != "container"]
    return st.sampled_from([one for one in every if core or one not in _CORE])


@st.composite
def departments(draw: DrawFn, id: str, kind: str | None = None, parent: str | None = None) -> SampleUnit:
    """A department with this id: any kind unless one is given, up to four duties that it owns, up to two that it takes
    part in, none of them twice."""
    chosen = draw(kinds()) if kind is None else kind
    held = draw(st.lists(duties(), max_size=6, unique=True))
    return SampleUnit(id, chosen, parent, tuple(held[:4]), tuple(held[4:]))


def small_organizations(*, structure: StructureClass | None = None, units: int = 5) -> SearchStrategy[Sample]:
    """A company without places: at most `units` departments beside those that the structure class requires."""
    return organizations(structure=structure, places=0, units=units)


def groups(*, structure: StructureClass | None = None, places: int = 4) -> SearchStrategy[Sample]:
    """A company with a head office and at least one region or branch, at most `places` of them, some below others."""
    return organizations(structure=structure, at_least=1, places=places)


@st.composite
def organizations(
    draw: DrawFn,
    *,
    structure: StructureClass | None = None,
    at_least: int = 0,
    places: int = 3,
    units: int = 4,
    lines: int = 6,
) -> Sample:
    """A company: a head office with regions and branches where there are places, departments in each, lines between any
    two departments.

    structure: its structure class; any when None, each equally often. at_least, places: how many regions and branches,
    at least and at most; without any there is no head office either. units: how many departments each place has at
    most, beside those that the structure class requires. lines: how many lines at most. Whether its lists of duties are
    complete is drawn too.
    """
    wanted = draw(st.sampled_from(STRUCTURES)) if structure is None else structure
    sites = draw(_places(at_least, places))
    homes: list[str | None] = [site.id for site in sites] or [None]
    required = [(draw(st.sampled_from(homes)), kind) for kind in _REQUIRED[wanted]]
    free = kinds(core=False) if wanted == "T-0" else st.one_of(kinds(core=False), _allowed(wanted))
    placed = [(home, kind) for home in homes for kind in draw(st.lists(free, max_size=units, unique=True))]
    chosen = list(dict.fromkeys([*required, *placed])) or [(homes[0], "finance")]
    below = [draw(departments(_id(home, kind), kind, home)) for home, kind in chosen]
    drawn = draw(_lines([one.id for one in below], lines)) if len(below) > 1 else ()
    company = {"completeness": {"duties": draw(st.sampled_from(("partial", "full")))}}
    return Sample((*sites, *below), drawn, company)


@st.composite
def faulty_organizations(draw: DrawFn, rule: str | None = None) -> Faulty:
    """A company with one fault put in, with the rule that finds it, the unit it is told of, and the company without it.

    rule: one of `FAULTS`; any of them when None.
    """
    name = draw(st.sampled_from(sorted(FAULTS))) if rule is None else rule
    fault = FAULTS[name]
    sample = draw(organizations(structure=fault.needs))
    unit, after = fault.put_into(sample, lambda several: draw(st.sampled_from(several)))
    return Faulty(name, unit, sample, after)


def spellings(sample: Sample) -> SearchStrategy[str]:
    """A definition in YAML that says what the sample says, in another way: units nested or flat, units and keys in any
    order, lines written from either end, duties and kinds by id or by a name in either language, lists in brackets or
    below each other, one document or two. Rules find the same in all of them."""
    return st.randoms(use_true_random=False).map(lambda random: spelling(sample, random))


def definitions() -> SearchStrategy[str]:
    """A definition in YAML with any field that the schema allows, each holding anything that the schema allows there.

    References may lead nowhere, ids may repeat: what the schema cannot see is drawn freely. For rules that must never
    crash.
    """
    return st.randoms(use_true_random=False).map(definition_text)


@st.composite
def _places(draw: DrawFn, at_least: int, at_most: int) -> list[SampleUnit]:
    """A head office and what lies below it; nothing when there is nothing below."""
    number = draw(st.integers(at_least, at_most))
    found = [SampleUnit("hq", "hq")] if number else []
    for index in range(1, number + 1):
        kind = draw(st.sampled_from(("branch", "region")))
        # a branch below a branch would make a subsidiary with a structure class of its own
        above = [one.id for one in found if one.kind in ("hq", "region")]
        found.append(SampleUnit(f"{kind}-{index}", kind, draw(st.sampled_from(above))))
    return found


@st.composite
def _lines(draw: DrawFn, ids: list[str], at_most: int) -> tuple[tuple[LineField, str, str], ...]:
    one = st.tuples(st.sampled_from(get_args(LineField)), st.sampled_from(ids), st.sampled_from(ids))
    drawn: Collection[Any] = draw(st.lists(one.filter(lambda line: line[1] != line[2]), max_size=at_most, unique=True))
    return tuple(sorted(drawn))


def _allowed(structure: StructureClass) -> SearchStrategy[str]:
    """The departments of the core that a structure class leaves free."""
    return st.sampled_from(list(dict.fromkeys((*_REQUIRED[structure], "sales"))))


def _id(home: str | None, kind: str) -> str:
    return kind if home is None else f"{home}-{kind}"


@cache
def _catalogue() -> dict[str, Any]:
    found: dict[str, Any] = builtin_data()["catalogue"]
    return found
