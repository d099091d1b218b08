"""What a rule says: on its page, at further places, of the units it is about, of a source that is none."""

from dataclasses import replace

import pytest
from pydantic import TypeAdapter, ValidationError

from orglint.findings.place import Location, Place, Position
from orglint.findings.text import Text, same
from orglint.findings.violation import Change, Related, Suggestion, Violation
from orglint.rules.catalog import load_catalog
from orglint.rules.definition import Source
from orglint.rules.page import page
from orglint.rules.render import render, under
from orglint.rules.rule import Rule
from orglint.rules.selector import Selector
from tests.unit.graph.build import org

RULE = load_catalog().rules["several-accountable-owners"]
SAYS = {one: same(f"says {one}") for one in (*RULE.statements, "S-001")}


def changed(**more: object) -> Rule:
    data = {**RULE.data, **more}
    return replace(Rule.from_data(data), data=data)


def told(rule: Rule) -> list[str]:
    return list(page(rule, "en", SAYS))


def test_a_page_says_that_a_rule_is_going_or_off_on_a_line_of_its_own() -> None:
    first, *rest = told(changed())
    assert first.startswith("**") and rest[:2] == ["", "## Why it matters"]
    for more, said in (
        ({"status": "deprecated"}, "Deprecated."),
        ({"status": "deprecated", "replaced_by": "one-owner"}, "Deprecated. Use instead: one-owner"),
        ({"enabled": False}, "Off unless it is selected."),
    ):
        assert told(changed(**more)) == [first, "", said, *rest]


@pytest.mark.parametrize(("default", "shown"), [("", "–"), ([], "–"), (0, "0"), (False, "False"), ("T-MS", "T-MS")])
def test_a_page_shows_the_default_of_an_option(default: object, shown: str) -> None:
    option = {"type": "text", "default": default, "summary": {"en": "what it is", "zh": "说明"}}
    assert f"- `limit` (text, default: {shown}): what it is" in told(changed(options={"limit": option}))


def at(place: Place) -> Location:
    return Location(place.file, Position(1, place.start + 1), Position(1, place.end + 1))


def test_what_is_said_at_a_further_place_names_what_the_violation_names() -> None:
    rule = changed(labels={"other": {"en": "{other} has it too", "zh": "{other}亦有"}})
    facts = {"unit": same("a"), "other": Text("b", "乙"), "duty": same("d")}
    places = (Related(Place("f", 5, 6), "other"),)
    finding = render(Violation(at=Place("f", 1, 2), facts=facts, related=places), rule, at)
    assert [one.message for one in finding.related] == [Text("b has it too", "乙亦有")]


def test_a_further_line_of_a_change_begins_where_it_is_to_be_aligned() -> None:
    changes = (Change(Place("f", 0, 0), "a\nb\nc", Place("f", 4, 5)), Change(Place("f", 0, 0), "a\nb"))
    suggestion = (Suggestion(same("t"), changes),)
    facts = dict.fromkeys(("unit", "other", "duty"), "x")
    (fix,) = render(Violation(at=Place("f", 1, 2), facts=facts, suggestions=suggestion), RULE, at).fixes
    assert [one.text for one in fix.edits] == ["a\n    b\n    c", "a\nb"]


def test_a_finding_cites_what_counts_under_a_profile() -> None:
    profiles = load_catalog().profiles
    fifteen = profiles["m1-market-fifteen"]
    inside = next(one for one in sorted(fifteen.statements or ()) if one.startswith("S-"))
    outside = next(one for one in ("S-094", "S-043") if not fifteen.counts(one))
    finding = render(Violation(at=Place("f", 1, 2), facts=dict.fromkeys(("unit", "other", "duty"), "x")), RULE, at)
    both = replace(finding, statements=(outside, inside))
    seen = under(both, fifteen)
    assert seen is not None and seen.statements == (inside,)
    assert under(replace(finding, statements=(outside,)), fifteen) is None
    assert under(replace(finding, statements=()), fifteen) == replace(finding, statements=())


@pytest.mark.parametrize(
    ("selector", "en", "zh"),
    [
        (Selector(owns=("pricing",)), "unit that owns price setting", "负责“制定产品价格”的单位"),
        (Selector(kind=("market", "sales")), " or ", "或"),
        (Selector(id=("m",)), "“m”", "“m”"),
        (Selector(), "unit", "单位"),
        (
            Selector(kind=("market",), at=Selector(kind=("branch",))),
            "market department 市场部 at a branch",
            "分公司的市场部",
        ),
    ],
)
def test_a_selector_says_whom_it_means(selector: Selector, en: str, zh: str) -> None:
    said = selector.label(org("units: [{id: m, kind: market}]\n"))
    assert en in said.en and zh in said.zh


def test_a_source_is_one_of_two_things() -> None:
    practice = {"en": "x", "zh": "x"}
    adapter = TypeAdapter(Source)
    assert adapter.validate_python({"statement": "S-001"}).statement == "S-001"
    for data in ({}, {"statement": "S-001", "practice": practice}):
        with pytest.raises(ValidationError) as raised:
            adapter.validate_python(data)
        assert raised.value.errors()[0]["msg"] == str(raised.value.errors()[0]["ctx"]["told"])
