"""Waivers and protected rules of a configuration."""

from pathlib import Path

import pytest

from orglint import check_paths
from orglint.findings.report import Report
from tests.unit.config.build import problems, settings, write

ORG = """units:
  - {id: m, kind: market, owns: [market-research]}
  - {id: s, kind: sales, owns: [pricing]}  # orglint: ignore[MKT016] next year
  - {id: e, kind: sales, owns: [pricing]}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    write(tmp_path, orgs__east=ORG)
    return tmp_path


def report(folder: Path) -> Report:
    return check_paths(["orgs/east.yaml"], settings(folder))


def told(found: Report) -> list[str]:
    return [f"{one.location.file}:{one.location.start.line} {one.rule} {one.unit}" for one in found.active]


def test_the_configuration_waives_and_each_finding_knows_where_it_says_so(folder: Path) -> None:
    write(folder, orglint="waivers:\n  - {rule: MKT016, path: orgs, reason: merger, until: 2099-01-01, max: 2}\n")
    found = report(folder)
    assert told(found) == []
    kinds = {one.unit: (one.suppressed.kind, one.suppressed.location.file) for one in found.findings if one.suppressed}
    assert kinds == {"s": ("comment", "orgs/east.yaml"), "e": ("config", "orglint.yaml")}


def test_only_the_configuration_waives_a_protected_rule(folder: Path) -> None:
    write(folder, orglint="protected: pricing-*\nwaivers:\n  - {rule: MKT016, unit: e, reason: merger}\n")
    assert told(report(folder)) == [
        "orgs/east.yaml:3 pricing-outside-market s",
        "orgs/east.yaml:3 waiver-of-protected-rule None",
    ]


def test_a_waiver_that_is_of_no_use_is_told_at_its_place_in_the_configuration(folder: Path) -> None:
    write(folder, base="protected: [reversed-direction]\nwaivers:\n  - {rule: MKT016, unit: m, reason: no}\n")
    write(folder, orglint="extends: ./base.yaml\nwaivers:\n  - {rule: MKT016, unit: e, reason: merger}\n")
    assert told(report(folder)) == ["base.yaml:3 unused-waiver m"]


def test_a_waiver_for_other_files_is_told_at_its_path(folder: Path) -> None:
    write(folder, orglint="waivers:\n  - {rule: MKT016, unit: e, path: orgs/w*.yaml, reason: merger}\n")
    write(folder, orgs__west="units: [{id: e, kind: market, owns: [pricing]}]\n")
    found = check_paths(["orgs/east.yaml", "orgs/west.yaml"], settings(folder))
    (unused,) = (one for one in found.active if one.rule == "unused-waiver")
    assert "is for other files than “orgs/east.yaml”" in unused.message.en
    assert (unused.location.file, unused.location.start.column) == ("orglint.yaml", 35)


def test_of_no_use_is_said_only_when_all_organizations_were_read_whole(folder: Path) -> None:
    write(folder, orglint="waivers:\n  - {rule: MKT044, unit: e, reason: merger}\n")
    write(folder, orgs__west="units: [\n")
    whole, broken = report(folder), check_paths(["orgs/east.yaml", "orgs/west.yaml"], settings(folder))
    assert "unused-waiver" in [one.rule for one in whole.active]
    assert "unused-waiver" not in [one.rule for one in broken.active]
    assert [one.status for one in broken.ledger if one.kind == "config"] == ["not-checked"]


def test_faults_of_waivers_are_told_with_the_others(folder: Path) -> None:
    waivers = "waivers:\n  - {rule: x}\n  - {reason: y}\n  - {rule: x, mx: 1}\n"
    write(folder, orglint=waivers + "protected: [pricing-outsid-market]\n")
    assert problems(folder) == [
        "orglint.yaml:3:6: the field “rule” is missing",
        "orglint.yaml:4:15: “mx” is not a known field (did you mean “max”?)",
        "orglint.yaml:5:13: there is no rule “pricing-outsid-market” (did you mean “pricing-outside-market”?)",
    ]
    write(folder, orglint="waivers:\n  - {rule: x, until: 2027-02-30}\n  - {rule: x, max: -1}\n")
    assert problems(folder)[0].startswith("orglint.yaml:3:20: ")
    write(folder, orglint="waivers:\n  - {rule: x, until: 2027-02-30}\n")
    assert problems(folder) == ["orglint.yaml:2:22: “2027-02-30” is no day (write it as YYYY-MM-DD)"]
