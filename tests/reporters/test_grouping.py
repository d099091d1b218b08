"""Findings put together by what they share, and counted by rule."""

import json
from pathlib import Path

import pytest

from tests.cli.typed import typed

COMPANY = """\
units:
  - {id: m, kind: market}
  - {id: s, kind: sales, owns: [pricing, channel-planning, 神秘职责]}
  - {id: e, kind: sales, owns: [pricing]}   # orglint: ignore[MKT016] spring
"""
WITHOUT = ("--ignore", "sales-without-relay", "--ignore", "unit-without-duties", "--ignore", "duty-owned-twice")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ORGLINT_LANG", "en")
    Path("a.yaml").write_text(COMPANY, "utf-8")
    Path("b.yaml").write_text("units:\n  - {id: x, kind: sales, ownz: [pricing]}\n", "utf-8")


def check(*more: str) -> str:
    return typed("check", "a.yaml", "b.yaml", "--isolated", *WITHOUT, *more).out


def heads(by: str, *more: str) -> list[str]:
    return [line[3:] for line in check("--group-by", by, *more).splitlines() if line.startswith("== ")]


def test_each_grouping_has_a_head_with_its_counts() -> None:
    assert heads("unit") == ["s · 2 errors, 1 info", "about no single unit · 1 error"]
    assert heads("file") == ["a.yaml · 2 errors, 1 info", "b.yaml · 1 error"]
    assert heads("severity") == ["error · 3 errors", "info · 1 info"]
    assert heads("rule")[0].startswith("MKT016 pricing-outside-market · 1 error")
    assert heads("unit", "--lang", "zh") == ["s · 2 个错误，1 条提示", "不针对单个单位 · 1 个错误"]
    assert heads("severity", "--quiet") == ["error · 3 errors"]


@pytest.mark.parametrize("by", ["unit", "rule", "file", "severity"])
def test_no_finding_is_lost_or_told_twice(by: str) -> None:
    plain, told = (check("--format", "concise", *more).splitlines() for more in ((), ("--group-by", by)))
    assert sorted(plain) == sorted(told)
    report = json.loads(check("--format", "json", "--group-by", by))
    assert report["grouped_by"] == by
    grouped = [id for group in report["groups"] for id in group["findings"]]
    assert sorted(grouped) == sorted(one["fingerprint"] for one in report["findings"] if one["suppressed"] is None)
    assert sum(group["error"] + group["warning"] + group["info"] for group in report["groups"]) == len(grouped)


def test_what_is_about_no_unit_has_no_name_in_json() -> None:
    groups = json.loads(check("--format", "json", "--group-by", "unit"))["groups"]
    assert [one["name"] for one in groups] == ["s", None]


def test_markdown_says_where_each_finding_of_a_group_is() -> None:
    told = check("--format", "markdown", "--group-by", "unit", "--statistics")
    assert "## s · 2 errors, 1 info" in told and "| a.yaml:3:33 | error | MKT016" in told
    assert "| MKT016 pricing-outside-market | error | 1 | 1 |" in told


def test_statistics_count_what_is_suppressed_too() -> None:
    lines = check("--format", "concise", "--statistics").splitlines()[-4:]
    assert "     1 MKT016 pricing-outside-market (error, 1 more suppressed)" in lines
    assert "     1 ORG401 unknown-duty (info)" in lines
    assert "     1 MKT016 pricing-outside-market（错误，另有 1 处已豁免或在基线中）" in check(
        "--statistics", "--lang", "zh"
    )


def test_statistics_never_break_what_a_program_reads() -> None:
    report = json.loads(check("--format", "json", "--statistics"))
    assert {
        "code": "MKT016",
        "rule": "pricing-outside-market",
        "severity": "error",
        "findings": 1,
        "suppressed": 1,
    } in report["statistics"]
    done = typed("check", "a.yaml", "--isolated", "--format", "sarif", "--statistics")
    assert json.loads(done.out) and "MKT016 pricing-outside-market" in done.err
