"""Overrides hold for findings in their paths and about their units and all below them, and nowhere else."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orglint.findings.finding import Finding
from orglint.findings.report import Report
from orglint.findings.text import same
from orglint.pipeline import check
from orglint.rules.catalog import Adjustment, load_catalog
from orglint.rules.overrides import form_under, in_pattern
from tests.unit.config.build import problems, settings, write

COMPANY = """\
include: [branches/*.yaml]
units:
  - {id: hq, kind: hq}
  - {id: m, kind: market, parent: hq}
  - {id: s, kind: sales, owns: [pricing, thing one], parent: hq}
"""
EAST = """\
units:
  - id: east
    kind: branch
    parent: hq
    units:
      - {id: em, kind: market}
      - {id: es, kind: sales, owns: [pricing, thing one, thing two]}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    write(tmp_path, company=COMPANY, branches__east=EAST)
    return tmp_path


def test_what_turns_a_rule_off_still_has_a_say_where_a_later_one_turns_it_on() -> None:
    rule, off = load_catalog().rules["wide-span"], Adjustment("off", {"limit": 3}, {"help": same("ask")})
    assert form_under(rule, [off], everywhere=True) is None
    assert form_under(rule, [], everywhere=False) is None and form_under(rule, [], everywhere=True) is rule
    for everywhere in (True, False):
        form = form_under(rule, [off, Adjustment("info")], everywhere)
        assert form is not None and (form.severity.value, form.help("").en) == ("info", "ask")
        assert form.option_values == {**rule.option_values, "limit": 3}


def checked(folder: Path, config: str) -> Report:
    write(folder, orglint=config)
    return check(["company.yaml"], settings(folder))


def found(report: Report, rule: str) -> list[Finding]:
    return [one for one in report.findings if one.rule == rule]


@pytest.mark.parametrize("scope", ["units: east", "paths: branches", "paths: ['**/east.yaml']", "units: [es]"])
def test_severity_words_and_off_hold_only_there(folder: Path, scope: str) -> None:
    rules = '{pricing-outside-market: {severity: info, message: "{duty}!", help: ask}}'
    report = checked(folder, f"overrides: [{{{scope}, ignore: [ORG401], rules: {rules}}}]\n")
    here, there = found(report, "pricing-outside-market")
    assert (here.unit, here.severity.value, here.message.en, here.help.zh) == ("es", "info", "price setting!", "ask")
    assert (there.unit, there.severity.value) == ("s", "error") and "ask" not in there.help.en
    assert [one.unit for one in found(report, "unknown-duty")] == ["s"]
    assert report.notes == ()


def test_options_hold_only_there_and_a_later_override_adds_its_own(folder: Path) -> None:
    def left(config: str) -> list[tuple[str | None, int]]:
        report = checked(folder, config)
        return [(one.unit, one.location.start.column) for one in found(report, "unknown-duty")]

    assert left("overrides: [{units: [east], rules: {unknown-duty: {options: {ignore: [thing one]}}}}]\n") == [
        ("es", 58),
        ("s", 42),
    ]
    config = """\
rules: {unknown-duty: {options: {ignore: [thing one]}}}
overrides:
  - {units: hq, rules: {unknown-duty: {options: {ignore: []}}}}
  - {paths: branches, units: east, rules: {unknown-duty: {options: {ignore: [thing two]}}}}
"""
    assert left(config) == [("es", 47), ("s", 42)]


def test_a_rule_that_is_off_elsewhere_can_be_on_there(folder: Path) -> None:
    config = "rules: {pricing-outside-market: off}\noverrides: [{units: east, rules: {MKT016: warning}}]\n"
    assert [one.unit for one in found(checked(folder, config), "pricing-outside-market")] == ["es"]


def test_units_and_paths_that_nothing_meets_are_told(folder: Path) -> None:
    report = checked(folder, "overrides:\n  - {units: [esat, east], paths: [branchs]}\n")
    assert [one.line("en").split(": the override holds for nothing: ") for one in report.notes] == [
        ["orglint.yaml:2:5", "no unit checked has the id “esat” (did you mean “east”?)"],
        ["orglint.yaml:2:5", "no file checked matches “branchs”"],
    ]


def test_an_override_without_a_place_is_refused(folder: Path) -> None:
    write(folder, orglint="overrides: [{rules: {MKT016: info}}]\n")
    assert problems(folder) == ["orglint.yaml:1:13: an override names `paths` or `units`"]


@pytest.mark.parametrize(
    ("pattern", "hits"),
    [
        ("branches", True),
        ("./branches/", True),
        ("branches/*", True),
        ("b*/e?st.yaml", True),
        ("**", True),
        ("**/east.yaml", True),
        ("branches/**/east.yaml", True),
        ("**/**/east.yaml", True),
        ("*.yaml", False),
        ("east.yaml", False),
        ("branches/*/east.yaml", False),
        ("branches/east.yaml/x", False),
        ("../x/branches", False),
    ],
)
def test_patterns(pattern: str, hits: bool) -> None:
    assert in_pattern("/x/branches/east.yaml", "/x", pattern) is hits
    assert not in_pattern("/y/branches/east.yaml", "/x", pattern)


@given(st.lists(st.sampled_from(["a", "b", "**", "*"]), max_size=5), st.lists(st.sampled_from("ab"), min_size=1))
def test_patterns_agree_with_their_meaning(pattern: list[str], parts: list[str]) -> None:
    def matches(wanted: list[str], held: list[str]) -> bool:
        if not wanted:
            return True
        if wanted[0] == "**":
            return any(matches(wanted[1:], held[number:]) for number in range(len(held)))
        return bool(held) and wanted[0] in ("*", held[0]) and matches(wanted[1:], held[1:])

    assert in_pattern("/x/" + "/".join(parts), "/x", "/".join(pattern)) is matches(pattern, parts)
