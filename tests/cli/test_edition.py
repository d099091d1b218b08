"""`orglint edition`, and a configuration that stays with an edition."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from orglint.cli.tree import group
from orglint.findings.difference import difference
from orglint.findings.severity import Severity
from orglint.pipeline import check
from orglint.rules.catalog import Adjustment
from orglint.settings import Settings
from tests.project.examples import run
from tests.unit.config.build import problems, settings, write

COMPANY = """\
units:
  - {id: hq, name: 总公司, previously: [x]}
  - {id: x, name: 综合部}
  - {id: s, name: 销售部, owns: [产品定价, 市场调研]}
  - {id: m, name: 市场部}
waivers:
  - {rule: "*-outside-market", unit: "*", reason: 合并期间}
"""
TEXT = """\
2026-11 → 2026-12
  rules that it adds (7): bad-suppression-comment, look-alike-letters, overgrown-waiver, previous-id-in-use, \
stale-baseline, waiver-of-protected-rule, waiver-without-limit
  rules that judge otherwise (2): market-research-misplaced, product-planning-misplaced

ORG312 previous-id-in-use · new rule
  + company.yaml:2:38: error head office 总公司 “hq” was never the only “x”: \
general office 综合办 “x” is or was called so

ORG606 waiver-without-limit · new rule
  + company.yaml:7:12: warning the waiver of *-outside-market covers 1 today and whatever is added tomorrow

findings here: 2 more, 0 gone, 0 of another severity
"""


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    write(tmp_path, company=COMPANY, orglint="edition: 2026-11\n")
    return tmp_path


def said(*arguments: str, status: int = 0) -> str:
    done = CliRunner().invoke(group, arguments, standalone_mode=False)
    assert (done.return_value or 0) == status, done.output
    return done.stdout


def test_a_pinned_configuration_gets_no_later_rule_and_says_so(repository: Path) -> None:
    report = json.loads(said("check", "company.yaml", "--format", "json", status=1))
    found = {one["rule"] for one in report["findings"]}
    assert report["edition"] == "2026-11" and "pricing-outside-market" in found
    assert not found & {"previous-id-in-use", "waiver-without-limit"}
    assert "profile combined · edition 2026-11\n" in said("check", "company.yaml", status=1)
    asked = json.loads(said("check", "company.yaml", "--format", "json", "--edition", "2026-12", status=1))
    assert {"previous-id-in-use", "waiver-without-limit"} <= {one["rule"] for one in asked["findings"]}


def test_diff_shows_what_a_newer_edition_would_find_here(repository: Path) -> None:
    assert said("edition", "diff", "2026-12", "company.yaml") == TEXT
    told = json.loads(said("edition", "diff", "2026-12", "company.yaml", "--format", "json"))
    assert told["summary"] == {"added": 2, "gone": 0, "changed": 0}
    assert [one["rule"] for one in told["added"]] == ["previous-id-in-use", "waiver-without-limit"]
    back = json.loads(said("edition", "diff", "2026-11", "company.yaml", "--edition", "2026-12", "--format", "json"))
    assert (back["gone"], back["added"], back["rules"]["removed"]) == (told["added"], [], told["rules"]["added"])


def test_diff_in_chinese() -> None:
    done = run("edition", "diff", "2026-11", "examples/first.yaml", "--lang", "zh")
    assert "没有的规则（7）" in done.stdout and done.stdout.endswith("此处的问题没有变化\n")


def test_a_changed_severity_is_a_change_and_not_a_new_finding(repository: Path) -> None:
    before = check(["company.yaml"], Settings())
    lower = Settings(adjust={"previous-id-in-use": Adjustment("info")})
    found = difference(before, check(["company.yaml"], lower))
    assert (found.added, found.gone) == ((), ())
    assert [(old.severity, new.severity) for old, new in found.changed] == [(Severity.ERROR, Severity.INFO)]


def test_list_names_every_edition(repository: Path) -> None:
    rows = json.loads(said("edition", "list", "--format", "json"))
    assert [(one["edition"], one["version"], one["newest"]) for one in rows] == [
        ("2026-12", "0.2", True),
        ("2026-11", "0.1", False),
    ]
    lines = said("edition", "list").splitlines()
    assert len(lines) == 2 and "(the default)" in lines[0] and f"{rows[1]['rules']} rules" in lines[1]


def test_an_unknown_edition_is_told_with_the_nearest(repository: Path) -> None:
    write(repository, orglint="edition: 2026-1l\n")
    assert problems(repository) == [
        "orglint.yaml:1:10: there is no edition “2026-1l”; known: 2026-11, 2026-12 (did you mean “2026-11”?)"
    ]
    write(repository, orglint="edition: 2031-02\n")
    assert problems(repository)[0].endswith("(a newer orglint may bring it)")


def test_rules_that_came_later_may_be_turned_off_but_not_asked_for(repository: Path) -> None:
    write(repository, orglint="edition: 2026-11\nignore: [overgrown-waiver]\nrules: {previous-id-in-use: off}\n")
    assert settings(repository).edition == "2026-11"
    write(repository, orglint="edition: 2026-11\nselect: [overgrown-waiver]\nrules: {previous-id-in-use: info}\n")
    assert problems(repository) == [
        "orglint.yaml:2:10: the edition in use does not have the rule overgrown-waiver, which came with 2026-12 "
        "(move to `edition: 2026-12`, or leave it out)",
        "orglint.yaml:3:9: the edition in use does not have the rule previous-id-in-use, which came with 2026-12 "
        "(move to `edition: 2026-12`, or leave it out)",
    ]


def test_a_waiver_of_a_later_rule_is_not_unknown(repository: Path) -> None:
    write(
        repository,
        company="units: [{id: m, name: 市场部}]\nwaivers: [{rule: previous-id-in-use, unit: m, reason: r}]\n",
    )
    report = json.loads(said("check", "company.yaml", "--format", "json", "--fail-on", "error"))
    assert not [one for one in report["findings"] if one["code"].startswith("ORG6")]


def test_a_pack_may_use_the_name_of_a_later_rule(repository: Path) -> None:
    rule = "check: {kind: required-field, field: name}\nexamples: [{bad: 'units: [{id: a}]  # finding'}]\n"
    write(repository, rules__overgrown_waiver=rule, orglint="edition: 2026-11\npacks: [rules]\n")
    (repository / "rules" / "overgrown_waiver.yaml").rename(repository / "rules" / "overgrown-waiver.yaml")
    assert settings(repository).packs
    write(repository, orglint="packs: [rules]\n")
    assert "takes the name or code of overgrown-waiver" in problems(repository)[0]
