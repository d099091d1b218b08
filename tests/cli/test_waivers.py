"""The ledger of waivers, as a person and a program get it."""

import json
from pathlib import Path

import pytest

from tests.cli.typed import typed

DEFINITION = """\
units:
  - {id: m, name: 市场部}
  - {id: s, name: 销售部, owns: [pricing]}  # orglint: ignore[MKT016, until=2026-12-10, approved_by=王总] 明年|重组
  - {id: e, name: 销售二部, kind: sales, owns: [channel-planning]}
waivers:
  - {rule: channel-planning-outside-market, unit: e, reason: "as long as <b>it</b> takes"}
  - {rule: reversed-direction, unit: e, reason: old, until: 2026-01-31}
"""
TEXT = """\
{file}:7:12 reversed-direction · unit e
  old
  ended 2026-01-31 · definition · covers 0 · expired

{file}:3:44 MKT016
  明年|重组
  until 2026-12-10, 15 days left · ends soon · approved by 王总 · comment · covers 1
    {file}:3:31 MKT016 pricing-outside-market s

{file}:6:12 channel-planning-outside-market · unit e
  as long as <b>it</b> takes
  without end · definition · covers 1
    {file}:4:45 MKT018 channel-planning-outside-market e

waivers: 3 · active 2 · expired 1 · 1 end within 30 days
"""


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "org.yaml"
    path.write_text(DEFINITION, "utf-8")
    return str(path)


def test_the_ledger_for_people(file: str) -> None:
    done = typed("waivers", file, "--today", "2026-11-25")
    assert (done.status, done.err) == (0, "")
    assert done.out == TEXT.format(file=file)


def test_the_ledger_in_chinese_says_the_same(file: str) -> None:
    out = typed("waivers", file, "--today", "2026-11-25", "--lang", "zh").out
    for words in (
        "已于 2026-01-31 到期",
        "还剩 15 天",
        "即将到期",
        "批准：王总",
        "无期限",
        "豁免：3",
        "1 条在 30 天内到期",
    ):
        assert words in out


def test_the_ledger_for_programs(file: str) -> None:
    ledger = json.loads(typed("waivers", file, "--today", "2026-11-25", "--format", "json", "--soon", "3").out)
    assert ledger["version"] == 1
    assert [one["status"] for one in ledger["waivers"]] == ["expired", "active", "active"]
    assert [one["soon"] for one in ledger["waivers"]] == [False, False, False]
    assert [[found["code"] for found in one["absorbed"]] for one in ledger["waivers"]] == [[], ["MKT016"], ["MKT018"]]
    assert ledger["summary"]["active"] == 2


def test_the_ledger_as_markdown_breaks_out_of_no_cell(file: str) -> None:
    rows = typed("waivers", file, "--today", "2026-11-25", "--format", "markdown").out.splitlines()
    assert [row.replace("\\|", "").count("|") for row in rows[:5]] == [9] * 5
    assert "&lt;b>" in rows[4] and "明年\\|重组" in rows[3]


def test_what_is_waived_is_counted_and_shown_on_demand(file: str) -> None:
    done = typed("check", file, "--today", "2026-11-25")
    assert "2 waived" in done.out
    assert "MKT016" not in done.out
    shown = typed("check", file, "--today", "2026-11-25", "--no-waivers").out
    assert "MKT016" in shown and "waived" not in shown.splitlines()[-1]
    suppressed = json.loads(typed("check", file, "--today", "2026-11-25", "--format", "json").out)
    assert suppressed["summary"]["suppressed_by"] == {"waiver": 1, "comment": 1, "config": 0, "baseline": 0}
    by_comment = next(one["suppressed"] for one in suppressed["findings"] if one["code"] == "MKT016")
    assert (by_comment["kind"], by_comment["until"], by_comment["approved_by"]) == ("comment", "2026-12-10", "王总")
