"""Every statement has a verdict, and the verdict follows from what was found and what is declared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pytest
from hypothesis import given, settings

from orglint import Settings
from orglint.coverage.covering import cover_text
from orglint.findings.coverage import Coverage, Judgement, counted
from orglint.pipeline import check_text
from orglint.rules.builtin import builtin_data, builtin_examples
from orglint.rules.checks.fifteen_areas import AREAS
from orglint.testing.sample import Sample, as_yaml
from tests.properties.organizations import organizations

STATEMENTS = [one["id"] for one in builtin_data()["statements"]]
DERIVED = [one["id"] for one in builtin_data()["derived"]]
SILENT = [one["id"] for one in builtin_data()["statements"] if one["kind"] == "none"]
CONTEXT = [one["id"] for one in builtin_data()["statements"] if one["kind"] == "context"]
ALL_AREAS = ", ".join(duty for area in AREAS for duty in area)
MORE = [
    ("units:\n  - {id: m, kind: market, charter: {concerns: push}}\n  - {id: s, kind: sales}\n", "combined"),
    ("units:\n  - {id: m, kind: market}\n  - {id: s, kind: sales, charter: {concerns: pull}}\n", "combined"),
    ("units:\n  - {id: s, kind: sales, charter: {concerns: [push, pull]}}\n", "combined"),
    (
        "company: {completeness: {duties: full}}\n"
        f"units:\n  - {{id: m, kind: market, owns: [{ALL_AREAS}]}}\n  - {{id: s, kind: sales}}\n",
        "m1-market-fifteen",
    ),
]
MARKET_AND_SALES = "units:\n  - {id: m, kind: market}\n  - {id: s, kind: sales, charter: {concerns: [push, pull]}}\n"


def judged(text: str, **more: object) -> dict[str, Judgement]:
    coverage = cover_text(text, settings=Settings(**more))  # type: ignore[arg-type]
    return {one.id: one for one in (*coverage.statements, *coverage.derived)}


def verdicts_of_all_examples() -> dict[str, set[str]]:
    """Statement -> the verdicts that it has in the examples of the rules, under the profiles that ask for it."""
    seen: dict[str, set[str]] = defaultdict(set)
    for text in _examples("marketing"):
        for one in judged(text).values():
            seen[one.id].add(one.verdict)
    for name, profile in (("fifteen-areas-incomplete", "m1-market-fifteen"), ("region-without-report", "audit")):
        for text in _examples("marketing", name):
            for statement, one in judged(text, profile=profile).items():
                seen[statement].add(one.verdict)
    for text in _examples("marketing", "participated-duty-without-owner"):
        seen["D-04"].add(judged(text, profile="m2-marketing-charter")["D-04"].verdict)
    for text, profile in MORE:
        for statement, one in judged(text, profile=profile).items():
            seen[statement].add(one.verdict)
    return seen


def _examples(pack: str, name: str | None = None) -> Iterator[str]:
    rules = [rule for rule in builtin_data()["rules"] if rule["pack"] == pack and name in (None, rule["name"])]
    return (example[kind] for rule in rules for example in builtin_examples()[rule["name"]] for kind in ("bad", "good"))


def test_each_checkable_statement_is_seen_violated_and_seen_to_hold() -> None:
    seen = verdicts_of_all_examples()
    checkable = {*STATEMENTS, *DERIVED} - {*SILENT, *CONTEXT}
    assert {one: seen[one] for one in checkable if not {"holds", "violated"} <= seen[one]} == {}
    assert {one: seen[one] for one in SILENT if seen[one] != {"not-applicable"}} == {}


@pytest.mark.parametrize("statement", SILENT)
def test_what_no_definition_can_contradict_says_why(statement: str) -> None:
    one = judged(MARKET_AND_SALES)[statement]
    assert one.because is not None and len(one.because.en) > len("no definition can decide it: ") and one.rules == ()


@pytest.mark.parametrize(
    ("statement", "definition"),
    [
        ("S-029", "units:\n  - {id: g, kind: marketing}\n"),
        ("S-067", "units:\n  - {id: s, kind: sales}\n"),
        ("S-070", "units:\n  - {id: s, kind: sales}\n  - {id: m, kind: market, parent: s}\n"),
        ("S-072", "company: {market_stage: growth}\nunits:\n  - {id: s, kind: sales}\n"),
        ("S-073", "company: {market_stage: competitive}\nunits:\n  - {id: s, kind: sales}\n"),
    ],
)
def test_a_statement_that_switches_others_holds_where_it_does(statement: str, definition: str) -> None:
    one = judged(definition)[statement]
    assert (one.verdict, bool(one.evidence)) == ("holds", True)
    assert judged("units:\n  - {id: x, kind: legal}\n")[statement].verdict in ("not-applicable", "undetermined")


def test_an_undetermined_statement_says_what_to_declare_and_that_decides_it() -> None:
    before = judged("units:\n  - {id: m, kind: market}\n  - {id: s, kind: sales}\n")["S-016"]
    assert before.verdict == "undetermined"
    assert (
        before.declare is not None and before.declare.en == "list “price setting” under `owns` of the unit that does it"
    )
    after = judged("units:\n  - {id: m, kind: market, owns: [pricing]}\n  - {id: s, kind: sales}\n")["S-016"]
    assert (after.verdict, [one.location.start.line for one in after.evidence]) == ("holds", [2])


def test_every_undetermined_statement_of_a_bare_company_says_what_to_declare() -> None:
    bare = (
        "units:\n  - {id: hq, kind: hq}\n  - {id: g, kind: marketing, parent: hq}\n"
        "  - {id: b, kind: branch, parent: hq}\n"
        "  - {id: m, kind: market, parent: b}\n  - {id: s, kind: sales, parent: b}\n  - {id: r, kind: region}\n"
        "  - {id: f, kind: finance}\n  - {id: t, kind: technology-center}\n  - {id: o, kind: general-office}\n"
    )
    open_ones = [one for one in judged(bare).values() if one.verdict == "undetermined"]
    assert len(open_ones) > 50
    assert [one.id for one in open_ones if one.declare is None] == []


def test_a_waived_violation_is_still_one() -> None:
    text = "units:\n  - {id: m, kind: market}\n  - {id: s, kind: sales, owns: [pricing]}  # orglint: ignore[MKT016] x\n"
    one = judged(text)["S-016"]
    assert one.verdict == "violated" and one.findings[0].suppressed is not None


def test_nothing_holds_of_what_could_not_be_read() -> None:
    text = "units:\n  - {id: m, kind: market, owns: [pricing]}\n  - {id: s, kind: sales\n"
    coverage = cover_text(text)
    assert not coverage.whole and counted(coverage.statements)["holds"] == 0


def test_audit_shows_the_answers_side_by_side() -> None:
    text = "units:\n  - {id: g, kind: marketing, owns: [product-planning]}\n  - {id: m, kind: market}\n"
    coverage = cover_text(text, settings=Settings(profile="audit"))
    by_id = {one.id: one for one in coverage.statements}
    assert (by_id["S-015"].verdict, by_id["S-015"].profile) == ("violated", "m1-market-fifteen")
    assert (by_id["S-094"].verdict, by_id["S-094"].profile) == ("holds", "m4-hq-branch")
    assert [one.statements for one in coverage.contrasts] == [("S-015", "S-094")]
    assert cover_text(text).contrasts == ()


@settings(max_examples=60)
@given(organizations())
def test_all_statements_are_accounted_for(org: Sample) -> None:
    text = as_yaml(org.definition())
    coverage = cover_text(text)
    assert [one.id for one in coverage.statements] == STATEMENTS and [one.id for one in coverage.derived] == DERIVED
    assert sum(counted(coverage.statements).values()) == len(STATEMENTS) == 108
    _agrees(coverage, {name for one in check_text(text).findings for name in one.statements})


def _agrees(coverage: Coverage, contradicted: set[str]) -> None:
    """Violated is what a finding contradicts; what holds is shown somewhere; the rest says why."""
    for one in (*coverage.statements, *coverage.derived):
        assert (one.verdict == "violated") == (one.id in contradicted) == bool(one.findings), one.id
        assert (one.verdict == "holds") == bool(one.evidence), one.id
        assert (one.because is None) == (one.verdict == "holds"), one.id
