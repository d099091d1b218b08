"""Which findings a baseline knows again, what has to leave it, and how a file of it is read."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from orglint import Report, Settings, check_text
from orglint.findings.baseline import BaselineStatus
from orglint.findings.problem import CannotRun
from orglint.source.files import STDIN
from orglint.source.text import SourceText
from orglint.suppression.baseline import Accepted, Baseline, Reach
from orglint.suppression.baseline_file import baseline_text, parse_baseline, read_baseline
from orglint.suppression.policy import Policy
from orglint.suppression.scope import Case
from tests.unit.graph.build import org

UNITS = """units:
  - {id: m, kind: market}
  - {id: s, kind: sales, owns: [pricing]}
"""
PRICING = "rule: pricing-outside-market, unit: s, duty: pricing, facts: [misplaced]"
RULES = ("marketing", "ORG609")


def baseline(*entries: str, organization: str = "company.yaml") -> Baseline:
    lines = "".join(f"    - {{{one}}}\n" for one in entries)
    text = f'version: 1\norganizations:\n  "{organization}":\n{lines}'
    return parse_baseline(SourceText("orglint-baseline.yaml", text), os.path.realpath("."))


def check(text: str, *entries: str, select: Sequence[str] = RULES, **more: object) -> Report:
    policy = Policy(baseline=baseline(*entries), **more)  # type: ignore[arg-type]
    return check_text(text, settings=Settings(select=tuple(select), suppression=policy))


def statuses(report: Report) -> list[BaselineStatus]:
    assert report.baseline is not None
    return [one.status for one in report.baseline.entries]


def test_it_takes_out_of_the_count_what_it_accepts_and_says_why() -> None:
    report = check(UNITS, f"{PRICING}, note: since 2019")
    (finding,) = (one for one in report.findings if one.suppressed)
    assert (finding.rule, report.active, statuses(report)) == ("pricing-outside-market", (), ["active"])
    assert finding.suppressed is not None
    assert (finding.suppressed.kind, finding.suppressed.reason) == ("baseline", "since 2019")
    assert finding.suppressed.location.start.line == 4


@pytest.mark.parametrize(
    "text",
    [
        "units:\n  - {id: s, kind: sales, owns: [channel-management, pricing]}\n  - {id: m, kind: market}\n",
        "units:\n  - id: v\n    units: [{owns: [定价], kind: sales, name: 销售部, id: s}, {id: m, kind: market}]\n",
        UNITS.replace("id: s,", "id: west-sales, previously: [s],"),
        UNITS.replace("id: s,", "id: west, previously: [s, t],"),
        UNITS + "---\nunits: [{id: f, kind: finance}]\n",
    ],
    ids=["reordered", "moved and called otherwise", "renamed", "renamed twice", "another document"],
)
def test_it_knows_a_finding_again_wherever_it_stands(text: str) -> None:
    report = check(text, PRICING)
    assert statuses(report) == ["active"]
    assert "pricing-outside-market" not in [one.rule for one in report.active]


@pytest.mark.parametrize(
    "text",
    [
        UNITS.replace("id: s,", "id: t,"),
        UNITS.replace("pricing", "channel-planning"),
        UNITS.replace(", owns: [pricing]", ""),
    ],
    ids=["another unit", "another duty", "mended"],
)
def test_what_is_not_there_any_more_must_leave_it(text: str) -> None:
    report = check(text, PRICING)
    assert statuses(report) == ["gone"]
    (stale,) = (one for one in report.active if one.rule == "stale-baseline")
    assert (stale.location.file, stale.location.start.line) == ("orglint-baseline.yaml", 4)
    assert "pricing-outside-market · s · pricing" in stale.message.en + stale.message.zh


def test_an_entry_accepts_no_more_findings_than_it_counts() -> None:
    two = UNITS + "  - {id: s, kind: sales, owns: [pricing]}\n"
    assert [one.rule for one in check(two, PRICING).active if one.duty == "pricing"] == ["pricing-outside-market"]
    assert statuses(check(two, f"{PRICING}, count: 2")) == ["active"]
    assert statuses(check(UNITS, f"{PRICING}, count: 2")) == ["fewer"]
    assert statuses(check(UNITS, PRICING, PRICING)) == ["active", "twice"]


def test_a_waiver_goes_first() -> None:
    waived = UNITS + "waivers: [{rule: pricing-outside-market, unit: s, reason: x}]\n"
    report = check(waived, PRICING)
    assert [one.suppressed.kind for one in report.findings if one.suppressed] == ["waiver"]
    assert statuses(report) == ["waived"]


@pytest.mark.parametrize(
    ("entry", "status", "words"),
    [
        ("rule: pricing-outside-markt, unit: s", "unknown", "pricing-outside-market"),
        ("rule: duplicate-key, unit: s", "reader", "could not be understood"),
        ("rule: stale-baseline", "reader", "could not be understood"),
        (PRICING, "protected", "ask whoever keeps the configuration"),
        ("rule: MKT016, unit: s, duty: pricing, facts: [misplaced]", "protected", "configuration"),
    ],
)
def test_what_no_baseline_may_hold(entry: str, status: BaselineStatus, words: str) -> None:
    report = check(UNITS, entry, protected=("MKT016",))
    assert statuses(report) == [status]
    assert "pricing-outside-market" in [one.rule for one in report.active]
    stale = next(one for one in report.active if one.rule == "stale-baseline")
    assert words in stale.help.en
    assert entry.removeprefix("rule: ").partition(",")[0] in stale.message.en  # as the baseline calls it


def test_of_what_did_not_run_nothing_is_said() -> None:
    assert statuses(check(UNITS, PRICING, select=("channel-planning-outside-market", "ORG609"))) == ["not-checked"]
    broken = check("units: [\n", PRICING)
    assert statuses(broken) == ["not-checked"] and "stale-baseline" not in [one.rule for one in broken.active]


def test_a_code_stands_for_its_rule() -> None:
    assert statuses(check(UNITS, "rule: mkt016, unit: s, duty: 定价, facts: [misplaced]")) == ["gone"]
    assert statuses(check(UNITS, "rule: mkt016, unit: s, duty: pricing, facts: [misplaced]")) == ["active"]


FAULTY = [
    ("version: 2\norganizations: {}\n", 1, 10, "this baseline is of version 2, and this orglint reads version 1"),
    ("version: 1\norganisations: {}\n", 2, 1, "“organisations” is not a known field"),
    ("organizations: {}\n", 1, 1, "the field “version” is missing"),
    ("version: 1\norganizations: []\n", 2, 16, "fields are wanted here"),
    ("version: 1\norganizations:\n  a.yaml: {rule: x}\n", 3, 11, "a list is wanted here"),
    ("version: 1\norganizations:\n  a.yaml:\n    - {unit: x}\n", 4, 7, "the field “rule” is missing"),
    ("version: 1\norganizations:\n  a.yaml:\n    - {rule: x, count: 0}\n", 4, 24, "“0” is no number of findings"),
    ("version: 1\norganizations:\n  a.yaml:\n    - {rule: x, facts: y}\n", 4, 24, "a list is wanted here"),
    ("version: 1\norganizations:\n  a.yaml:\n    - {rule: [x]}\n", 4, 14, "a word is wanted here"),
    ("version: 1\norganizations:\n  a.yaml:\n<<<<<<< ours\n", 4, 1, "the baseline holds a merge conflict"),
    ("version: 1\norganizations: {\n", 3, 1, "the baseline is not sound YAML (yaml-syntax)"),
    ("", 1, 1, "a baseline is one document with `version` and `organizations`"),
    ("- 1\n", 1, 1, "a baseline is one document with `version` and `organizations`"),
]


@pytest.mark.parametrize(("text", "line", "column", "message"), FAULTY)
def test_a_file_that_is_not_in_order_is_told_by_line_and_column(
    text: str, line: int, column: int, message: str, tmp_path: Path
) -> None:
    file = tmp_path / "b.yaml"
    file.write_text(text, "utf-8")
    with pytest.raises(CannotRun) as caught:
        read_baseline(str(file))
    first = caught.value.problems[0]
    assert first.location is not None
    assert (first.message.en, first.location.start.line, first.location.start.column) == (message, line, column)


def test_every_fault_is_told_at_once_and_the_nearest_word() -> None:
    with pytest.raises(CannotRun) as caught:
        baseline("rules: x", "rule: y, conut: 2")
    told = [(one.message.en, one.help and one.help.en) for one in caught.value.problems]
    assert ("“rules” is not a known field", "did you mean “rule”?") in told
    assert ("“conut” is not a known field", "did you mean “count”?") in told


@pytest.mark.parametrize("data", [b"\xff\xfeversion", "version: 1\norganizations: {甲: []}\n".encode("gbk")])
def test_a_file_in_another_encoding_is_named(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_bytes(data)
    with pytest.raises(CannotRun, match="not sound YAML"):
        read_baseline(str(tmp_path / "b.yaml"))


def test_a_count_that_is_nothing_is_told_once() -> None:
    with pytest.raises(CannotRun) as caught:
        baseline("rule: x, count: null")
    assert [one.message.en for one in caught.value.problems] == ["a word is wanted here"]


def test_what_came_from_standard_input_makes_nothing_stale() -> None:
    text = UNITS.replace(", owns: [pricing]", "")
    for file, status in (("-", "not-checked"), ("company.yaml", "gone")):
        policy = Policy(baseline=baseline(PRICING, organization="company.yaml"))
        report = check_text(text, file=file, settings=Settings(select=RULES, suppression=policy))
        assert statuses(report) == [status]


def test_a_run_over_a_folder_looks_at_all_that_lies_in_it(tmp_path: Path) -> None:
    for name in ("in/a.yaml", "in/b.yaml", "out/c.yaml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(UNITS, "utf-8")
    reach = Reach(
        str(tmp_path), [Case(org(UNITS), [], files=(str(tmp_path / "in/a.yaml"),), name=str(tmp_path / "in"))]
    )
    assert [reach.covers(one) for one in ("in", "in/a.yaml", "in/b.yaml", "out", "out/c.yaml")] == [
        True, True, True, False, False
    ]  # fmt: skip


def test_a_run_that_read_standard_input_too_says_nothing_of_what_is_not_there() -> None:
    """The text on standard input may be the organization that the baseline calls by a file's name."""
    graph = org(UNITS)
    file, given = Case(graph, [], files=("a.yaml",), name="a.yaml"), Case(graph, [], files=(STDIN,), name=STDIN)
    here = os.path.realpath(".")
    assert [Reach(here, cases).covers("gone.yaml") for cases in ([file], [given], [file, given], [])] == [
        True, False, False, False
    ]  # fmt: skip


WORDS = (
    "null",
    "1",
    "a: b",
    "“引号”",
    '"\\',
    "a\tb\u202e\x07",
    "- x",
    "华东：市场",
    "x\ny",
    "",
    "~",
    "#x",
    "=",
    "\U000e0001",
)


@pytest.mark.parametrize("word", WORDS)
def test_what_is_written_is_read_again(word: str) -> None:
    said = baseline("rule: x").accepted[0].at
    one = Accepted("x", f"dir/{word}", said, word or None, word or None, (word, "b"), 2, word)
    text = "".join(baseline_text([one]))
    (again,) = parse_baseline(SourceText("b", text), "/").accepted
    assert (again.rule, again.organization, again.order, again.count, again.note) == (
        "x", one.organization, one.order, 2, word,
    )  # fmt: skip


def test_a_name_that_no_text_can_hold_does_not_spoil_the_file() -> None:
    text = "".join(baseline_text([Accepted("x", "caf\udce9.yaml", baseline("rule: x").accepted[0].at)]))
    assert parse_baseline(SourceText("b", text), "/").accepted[0].organization == "caf\ufffd.yaml"
