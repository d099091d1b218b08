"""What a check in Python does with the second of several cases, and with what only looks like its case."""

import pytest

from orglint import Settings, check_text
from orglint.catalogue.normalise import normal
from orglint.findings.report import Report
from orglint.rules.catalog import Adjustment
from orglint.rules.checks.region_without_report import REPORT

EXPECTED = Adjustment(options={"expected": True})
REQUIRED = Adjustment(options={"required": True})


def run(text: str, rule: str, adjust: Adjustment | None = None) -> Report:
    return check_text(text, settings=Settings(select=(rule,), adjust={rule: adjust} if adjust else {}))


def told(text: str, rule: str, adjust: Adjustment | None = None) -> list[int]:
    """The lines at which a rule is violated."""
    return [one.location.start.line for one in run(text, rule, adjust).findings if one.rule == rule]


def examined(text: str, rule: str, adjust: Adjustment | None = None) -> int:
    return next(one.examined for one in run(text, rule, adjust).rules if one.rule == rule)


LATER = {
    "central-duty-without-local-part": (
        "units:\n"
        "  - {id: a, kind: hq, units: [{id: ag, kind: marketing, owns: [brand-planning]}]}\n"
        "  - id: b\n    kind: hq\n    units:\n"
        "      - {id: bg, kind: marketing, owns: [brand-planning]}  # here\n"
        "      - {id: e, kind: branch, units: [{id: bm, kind: market}]}\n"
    ),
    "interchangeable-departments": (
        "units:\n"
        "  - {id: a, kind: hq, units: [{id: as, kind: sales}]}\n"
        "  - id: b\n    kind: hq\n    units:\n"
        "      - {id: bg, kind: marketing, owns: [pricing]}  # here\n"
        "      - {id: bm, kind: market, owns: [pricing]}\n"
    ),
    "duty-owned-twice": (
        "units:\n  - {id: a, owns: [pricing]}\n"
        "  - id: s\n    owns:\n      - 领导交办的其他工作\n      - pricing\n      - pricing  # here\n"
    ),
    "near-duplicate-name": (
        "units:\n"
        "  - {id: a, name: 市场部}\n"
        "  - id: b\n    name: 总部\n    units:\n"
        "      - {id: c, name: 财务部}\n"
        "      - {id: d, name: 財務部}  # here\n"
    ),
}
"""Rule -> an organization whose first case is in order and whose second is not."""


@pytest.mark.parametrize("rule", LATER)
def test_a_case_in_order_does_not_hide_the_next(rule: str) -> None:
    here = [number for number, line in enumerate(LATER[rule].splitlines(), 1) if line.endswith("# here")]
    assert told(LATER[rule], rule) == here != []


def test_a_place_owns_nothing_whether_it_holds_departments_or_not() -> None:
    text = (
        "units:\n"
        "  - {id: branch, kind: branch, owns: [pricing]}\n"
        "  - {id: alone, kind: region, owns: [pricing]}\n"  # may be a person's district
        "  - {id: region, kind: region, owns: [pricing], units: [{id: d}]}\n"
    )
    assert told(text, "container-owns-duties") == [2, 4]


def test_who_only_takes_part_in_duties_says_which() -> None:
    text = "units:\n  - {id: a, supplies: [{item: x, to: b, for: pricing}]}\n  - {id: b, participates: [%s]}\n"
    assert told(text % "market-research", "handoff-to-uninvolved-unit") == [2]
    assert told(text % "pricing", "handoff-to-uninvolved-unit") == []
    assert told(text % "", "handoff-to-uninvolved-unit") == []


def test_research_that_goes_elsewhere_is_no_answer() -> None:
    text = (
        "units:\n  - {id: m, kind: market, supplies: [{item: x, to: nobody}, {item: x, to: t}]}\n"
        "  - {id: t, kind: technology-center, supplies: [{item: y, to: %s}]}\n  - {id: f, kind: finance}\n"
    )
    assert told(text % "f", "one-way-research") == [3]
    assert told(text % "m", "one-way-research") == []


def test_leads_are_handed_to_somebody_else_and_to_one_who_sells() -> None:
    both = "units:\n  - {id: m, kind: market, owns: [advertising-campaigns, product-sales]}\n"
    assert told(both, "undefined-lead") == [] and examined(both, "undefined-lead") == 0
    text = (
        "units:\n  - {id: m, kind: market, owns: [advertising-campaigns], supplies: [{item: leads, to: %s}]}\n"
        "  - {id: s, kind: sales, owns: [product-sales]}\n  - {id: f, kind: finance}\n"
    )
    assert told(text % "f", "undefined-lead") == [2]
    assert told(text % "s", "undefined-lead") == []


def test_only_a_marketing_department_of_the_company_governs_a_link() -> None:
    text = (
        "company: {sales_links: [quotation, delivery]}\nunits:\n"
        "  - {id: g, kind: marketing, charter: {governs: {links: [quotation]}}}\n"
        "  - {id: x, kind: %s, charter: {governs: {links: [delivery]}}}\n"
    )
    assert told(text % "finance", "ungoverned-sales-link") == [1]
    assert told(text % "marketing, external: true", "ungoverned-sales-link") == [1]
    assert told(text % "marketing", "ungoverned-sales-link") == []


def test_a_unit_is_silent_where_those_beside_it_list_their_duties_or_all_are_listed() -> None:
    text = (
        "units:\n  - {id: e, kind: branch, units: [{id: x, owns: [pricing]}]}\n"
        "  - {id: w, kind: branch, units: [{id: z}]}\n  - {id: y, parent: e}\n"
    )
    assert told(text, "unit-without-duties") == [4]
    nobody = "units:\n  - {id: y}\n  - {id: z}\n"
    assert told(nobody, "unit-without-duties") == []
    assert told("company: {completeness: {duties: full}}\n" + nobody, "unit-without-duties") == [3, 4]


def test_needs_that_nobody_speaks_of_are_unserved() -> None:
    assert told("company:\n  value_needs:\n    - a\n    - b\nunits: [{id: x}]\n", "unserved-value-need") == [3, 4]


def test_a_name_taken_for_two_kinds_names_both() -> None:
    (finding,) = run("units: [{id: u, name: Sales & Marketing}]\n", "ambiguous-kind").findings
    assert "for a market department 市场部 and sales department 销售部:" in finding.message.en
    assert "市场部兼销售部" in finding.message.zh


def test_a_duty_that_nobody_owns_is_told_once_and_for_marketing_alone() -> None:
    text = (
        "units:\n  - {id: f, kind: finance, participates: [technology-strategy]}\n"
        "  - {id: g, kind: marketing, participates: [technology-strategy]}\n"
        "  - {id: h, kind: marketing, participates: [technology-strategy]}\n"
    )
    assert told(text, "participated-duty-without-owner") == [3]


def test_the_department_that_receives_is_missing_where_marketing_takes_part() -> None:
    text = "company: {completeness: {units: full}}\nunits:\n  - {id: x, kind: %s, participates: [annual-work-report]}\n"
    assert told(text % "sales", "missing-counterpart") == []
    assert told(text % "marketing", "missing-counterpart") == [3]
    assert told(text.replace("annual-work-report", "pricing") % "marketing", "missing-counterpart") == []


def test_a_head_office_that_is_itself_a_branch_has_none_below_it() -> None:
    alone = "units:\n  - {id: h, kind: [hq, branch], units: [{id: s, kind: sales}]}\n"
    assert told(alone, "marketing-below-headquarters", REQUIRED) == []
    below = "units:\n  - {id: h, kind: hq, units: [{id: b, kind: branch, units: [{id: s, kind: sales}]}]}\n"
    assert told(below, "marketing-below-headquarters", REQUIRED) == [2]
    assert examined(below, "marketing-below-headquarters", REQUIRED) == 1
    assert told(below, "marketing-below-headquarters") == []


def test_a_purpose_is_asked_for_by_an_option_and_of_a_company_that_has_units() -> None:
    rule, text = "enterprise-value-alone", "units: [{id: a}]\n"
    assert told(text, rule) == [] and examined(text, rule) == 0
    assert told(text, rule, EXPECTED) == [1]
    assert examined(text, rule, EXPECTED) == 1
    assert told("units: []\n", rule, EXPECTED) == []


def test_a_unit_that_is_written_twice_has_no_double() -> None:
    """That its id stands twice is another rule's to tell."""
    twice = "units:\n  - {id: a, name: 财务部}\n  - {id: %s, name: 財務部}\n"
    assert told(twice % "b", "near-duplicate-name") == [3]
    assert told(twice % "a", "near-duplicate-name") == []


@pytest.mark.parametrize(
    ("market", "leads"),
    [
        ("supplies: [{item: x, to: f}, {item: y, to: s}]", True),
        ("supplies: [{item: x, to: f}]", False),
        ("participates: [market-research, product-sales]", True),
        ("participates: [market-research]", False),
        ("relays_to: [s]", True),
        ("relays_to: [f]", False),
    ],
)
def test_one_of_several_links_leads_from_market_to_sales(market: str, leads: bool) -> None:
    text = (
        f"units:\n  - {{id: m, kind: market, {market}}}\n"
        "  - {id: s, kind: sales, owns: [product-sales], participates: [pricing]}\n  - {id: f, kind: finance}\n"
    )
    (finding,) = run(text, "unlinked-market-and-sales").findings
    assert ("back" in finding.facts) is leads


def test_a_word_with_a_letter_of_another_script_may_still_mean_nothing() -> None:
    found = run(
        "units:\n  - {id: a, kind: m\u0430rkett}\n  - {id: b, kind: m\u0430rket}\n", "look-alike-letters"
    ).findings
    assert ["known" in one.facts for one in found] == [False, True]


def test_who_directs_or_guides_both_channels_is_over_both() -> None:
    text = (
        "units:\n  - {id: a, owns: [channel-management]}\n  - {id: b, owns: [direct-sales-channel]}\n"
        "  - {id: c, directs: [%s], guides: [%s]}\n"
    )
    assert told(text % ("a, b", ""), "channel-conflict") == told(text % ("", "a, b"), "channel-conflict") == []
    assert told(text % ("a", "b"), "channel-conflict") == []
    assert told(text % ("a", ""), "channel-conflict") == [3]


def test_sales_alone_is_judged_where_one_of_its_departments_lists_duties() -> None:
    text = "units:\n  - {id: s, kind: sales%s}\n  - {id: t, kind: sales}\n"
    assert told(text % ", owns: [product-sales]", "incomplete-marketing-organization") == [2]
    assert told(text % "", "incomplete-marketing-organization") == []


def test_what_is_not_declared_on_both_sides_or_in_full_is_not_looked_at() -> None:
    one = "units:\n  - {id: m, kind: market, relays_to: [s], charter: {excludes: [push]}}\n  - {id: s, kind: sales%s}\n"
    assert examined(one % "", "exclusive-push-and-pull") == 0
    assert examined(one % ", charter: {concerns: [push]}", "exclusive-push-and-pull") == 1
    assert examined(one % "", "empty-relay") == 0
    assert examined("company: {completeness: {duties: full}}\n" + one % "", "empty-relay") == 1


def test_names_of_the_report_are_compared_in_the_form_in_which_they_are_written_down() -> None:
    assert {normal(name) for name in REPORT} == REPORT
