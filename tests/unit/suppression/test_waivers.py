"""What a waiver covers, what it says when it does not, and that it never covers more than it was given for."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orglint import Finding, Report, Settings, check_paths, check_text
from orglint.pipeline import check as checked
from orglint.suppression.policy import Policy
from orglint.testing.sample import Sample, as_yaml
from tests.properties.organizations import organizations
from tests.unit.config.build import settings as settings_of

UNITS = """units:
  - {id: m, kind: market}
  - {id: s, kind: sales, owns: [pricing, channel-planning]}
  - id: e
    kind: sales
    previously: [east]
    owns: [pricing]
"""
TODAY = date(2026, 11, 25)


def check(text: str, **more: object) -> Report:
    policy = Policy(**more)  # type: ignore[arg-type]
    return check_text(text, settings=Settings(today=TODAY, suppression=policy))


def covered(report: Report) -> list[tuple[str, str | None, str | None]]:
    return [(one.rule, one.unit, one.duty) for one in report.findings if one.suppressed]


def about(report: Report) -> list[Finding]:
    return [one for one in report.findings if one.code.startswith("ORG6")]


def waived(*waivers: str) -> Report:
    return check(UNITS + "waivers:\n" + "".join(f"  - {{{one}}}\n" for one in waivers))


PRICING_S = ("pricing-outside-market", "s", "pricing")
PRICING_E = ("pricing-outside-market", "e", "pricing")
CHANNEL_S = ("channel-planning-outside-market", "s", "channel-planning")


@pytest.mark.parametrize(
    ("waiver", "expected"),
    [
        ("rule: pricing-outside-market, unit: s, reason: x", [PRICING_S]),
        ("rule: MKT016, unit: s, reason: x, until: 2026-11-25", [PRICING_S]),
        ("rule: S-016, unit: s, duty: 定价, reason: x", [PRICING_S]),
        ("rule: [pricing-outside-market, channel-planning-outside-market], unit: s, reason: x", [PRICING_S, CHANNEL_S]),
        ('rule: "MKT*", unit: s, duty: channel-planning, reason: x, max: 1', [CHANNEL_S]),
        ('rule: pricing-outside-market, unit: "*", reason: x, max: 2', [PRICING_S, PRICING_E]),
        ('rule: "channel-*", unit: s, reason: x, max: 1', [CHANNEL_S]),
        ("rule: pricing-outside-market, below: s, reason: x, max: 1", [PRICING_S]),
        ("rule: pricing-outside-market, unit: east, reason: x", [PRICING_E]),
    ],
)
def test_a_waiver_covers_what_it_names(waiver: str, expected: list[object]) -> None:
    report = waived(waiver)
    assert covered(report) == expected
    assert about(report) == []
    (entry,) = report.ledger
    assert entry.status == "active" and len(entry.absorbed) == len(expected)


STATUSES = {
    "unused-waiver": "unused",
    "waiver-without-reason": "without-reason",
    "expired-waiver": "expired",
    "unknown-waiver-rule": "unknown",
    "overgrown-waiver": "overgrown",
}


@pytest.mark.parametrize(
    ("waiver", "rule", "message"),
    [
        (
            "rule: pricing-outside-market, unit: m, reason: x",
            "unused-waiver",
            "unit “m”, but what it finds is about “s” (line 3)",
        ),
        ("rule: pricing-outside-market, below: m, reason: x", "unused-waiver", "“m” and below"),
        ("rule: pricing-outside-market, unit: s, duty: 渠道规划, reason: x", "unused-waiver", "is about “pricing”"),
        ("rule: channel-stage-objectives-outside-market, unit: s, reason: x", "unused-waiver", "but one of "),
        ("rule: parent-cycle, reason: x", "unused-waiver", "covers no finding"),
        ("rule: [parent-cycle, self-reference], reason: x", "unused-waiver", "of parent-cycle, self-reference covers"),
        ("rule: unknown-field, unit: s, reason: x", "unused-waiver", "cannot be waived"),
        ("rule: pricing-outside-market, unit: s", "waiver-without-reason", "no reason"),
        ("rule: pricing-outside-market, unit: s, reason: x, until: 2026-11-24", "expired-waiver", "2026-11-24"),
        ("rule: pricing-outside-markt, unit: s, reason: x", "unknown-waiver-rule", "no rule “pricing-outside-markt”"),
        ("rule: pricing-outside-market, below: zz, reason: x", "unknown-waiver-rule", "no unit “zz”"),
        ("rule: pricing-outside-market, unit: zz, reason: x", "unknown-waiver-rule", "no unit “zz”"),
        ('rule: pricing-outside-market, unit: "*", reason: x, max: 1', "overgrown-waiver", "allows 1, and 2 are there"),
    ],
)
def test_a_waiver_that_does_not_hold_covers_nothing_and_says_why(waiver: str, rule: str, message: str) -> None:
    report = waived(waiver)
    assert covered(report) == []
    (finding,) = about(report)
    assert finding.rule == rule and message in finding.message.en
    assert report.ledger[0].status == STATUSES[rule]


@pytest.mark.parametrize(
    ("waiver", "wrong"),
    [
        ("rule: pricing-outside-market, unit: m, reason: x", "m"),
        ("rule: pricing-outside-market, below: m, reason: x", "m"),
        ("rule: pricing-outside-market, unit: s, duty: 渠道规划, reason: x", "渠道规划"),
        ("rule: pricing-outside-market, unit: s", "pricing-outside-market"),
        ("rule: pricing-outside-market, unit: s, reason: x, until: 2026-11-24", "2026-11-24"),
        ("unit: s, rule: pricing-outside-markt, reason: x", "pricing-outside-markt"),
        ("rule: pricing-outside-market, below: zz, reason: x", "zz"),
        ('rule: pricing-outside-market, unit: "*", reason: x, max: 1', "1"),
    ],
)
def test_what_is_wrong_with_a_waiver_is_told_at_the_field_that_is_wrong(waiver: str, wrong: str) -> None:
    start = (about(waived(waiver))[0].location.start.column) - len("  - {") - 1
    assert waiver[start:].startswith(wrong)


def test_a_second_waiver_of_the_same_finding_is_of_no_use() -> None:
    report = waived("rule: MKT016, unit: s, reason: x", "rule: MKT016, unit: s, reason: y")
    assert [(one.rule, "already" in one.message.en) for one in about(report)] == [("unused-waiver", True)]


@pytest.mark.parametrize(("until", "rule"), [("soon", "bad-value"), ("[2027-01-01]", "wrong-type")])
def test_a_waiver_whose_day_cannot_be_read_does_not_hold_for_ever(until: str, rule: str) -> None:
    report = waived(f"rule: MKT016, unit: s, reason: x, until: {until}")
    assert covered(report) == [] and rule in {one.rule for one in report.findings}


@pytest.mark.parametrize("nothing", ["until: null, max: null", "until: , max: "])
def test_a_field_that_is_left_empty_is_as_good_as_none(nothing: str) -> None:
    report = waived(f"rule: MKT016, unit: s, reason: x, {nothing}")
    assert covered(report) == [PRICING_S] and about(report) == []


@pytest.mark.parametrize("limit", ["many", "-1", "1.5", "[2]"])
def test_a_waiver_whose_limit_cannot_be_read_covers_nothing(limit: str) -> None:
    report = waived(f"rule: pricing-outside-market, reason: x, max: {limit}")
    assert covered(report) == [] and report.ledger == ()
    assert any(one.rule not in ("pricing-outside-market", "waiver-without-limit") for one in report.findings)


def test_a_wide_waiver_wants_a_limit_and_covers_meanwhile() -> None:
    report = waived("rule: pricing-outside-market, reason: x")
    assert covered(report) == [PRICING_S, PRICING_E]
    assert [one.rule for one in about(report)] == ["waiver-without-limit"]
    assert "max: 2" in about(report)[0].help.en


def test_a_duty_where_there_is_none_is_told_and_no_other_is_named() -> None:
    (finding,) = about(waived("rule: unit-without-duties, unit: m, duty: pricing, reason: x"))
    assert finding.facts == ("no-duty", "", "unit-without-duties", "pricing")
    assert "about no single duty" in finding.message.en


def test_a_waiver_of_a_rule_that_does_not_run_is_not_judged() -> None:
    text = UNITS + "waivers: [{rule: two-commanders, reason: x}]\n"
    report = check_text(text, settings=Settings(today=TODAY, ignore=("two-commanders",)))
    assert about(report) == [] and report.ledger[0].status == "not-checked"


COMMENT = "  # orglint: ignore[pricing-outside-market{more}]{reason}"


def commented(line: int, more: str = "", reason: str = " x", own: bool = False) -> str:
    lines = UNITS.splitlines()
    comment = COMMENT.format(more=more, reason=reason)
    lines[line - 1 : line] = [comment, lines[line - 1]] if own else [lines[line - 1] + comment]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(("line", "own"), [(3, False), (3, True), (2, False)])
def test_a_comment_covers_what_has_a_place_on_its_line(line: int, own: bool) -> None:
    """Line 3 is where pricing is owned; line 2 holds the department that should own it, a related place."""
    report = check(commented(line, own=own))
    assert PRICING_S in covered(report) and CHANNEL_S not in covered(report)
    assert about(report) == []
    suppressed = next(one.suppressed for one in report.findings if one.suppressed)
    assert (suppressed.kind, suppressed.reason, suppressed.location.start.line) == ("comment", "x", line)


def test_a_comment_carries_day_and_approver() -> None:
    report = check(commented(3, more="， until=2026-12-31， approved_by=总经理"))
    suppressed = next(one.suppressed for one in report.findings if one.suppressed)
    assert (suppressed.until, suppressed.approved_by) == ("2026-12-31", "总经理")
    late = check(commented(3, more=", until=2026-01-31"))
    assert covered(late) == [] and [one.rule for one in about(late)] == ["expired-waiver"]


@pytest.mark.parametrize(
    ("line", "more", "reason", "rule", "message"),
    [
        (5, "", " x", "unused-waiver", "which is on line 3"),
        (4, "", " x", "unused-waiver", "which is on line 3"),
        (3, "", "", "waiver-without-reason", "no reason"),
        (3, ", until=never", " x", "bad-suppression-comment", "“never” is no day"),
        (3, ", owner=me", " x", "bad-suppression-comment", "“owner”"),
    ],
)
def test_a_comment_that_misses_says_why(line: int, more: str, reason: str, rule: str, message: str) -> None:
    (finding,) = about(check(commented(line, more=more, reason=reason)))
    assert (finding.rule, finding.location.start.line) == (rule, line) and message in finding.message.en


@pytest.mark.parametrize("inside", ["", " , ", "until=2026-12-31"])
def test_a_comment_that_names_no_rule_covers_nothing_and_says_so(inside: str) -> None:
    report = check(commented(3).replace("[pricing-outside-market]", f"[{inside}]"))
    assert covered(report) == []
    assert [(one.rule, one.location.start.line) for one in about(report)] == [("bad-suppression-comment", 3)]
    assert "names no rule" in about(report)[0].message.en


def test_a_comment_in_another_file_is_sent_to_the_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text("include: [b.yaml]\nunits: [{id: m, kind: market}]  # orglint: ignore[MKT016] x\n")
    Path("b.yaml").write_text("units:\n  - {id: v, kind: logistics}\n  - {id: s, kind: sales, owns: [pricing]}\n")
    report = check_paths(["a.yaml"], Settings(today=TODAY, select=("MKT016", "ORG603")))
    # the department that should own it is a related place, so the comment covers from there
    assert [(one.unit, one.location.file) for one in report.findings if one.suppressed] == [("s", "b.yaml")]
    Path("a.yaml").write_text("# orglint: ignore[MKT016] x\ninclude: [b.yaml]\nunits: [{id: m, kind: market}]\n")
    (finding,) = about(check_paths(["a.yaml"], Settings(today=TODAY, select=("MKT016", "ORG603"))))
    assert "in b.yaml on line 3" in finding.message.en


@pytest.mark.parametrize(
    "form", ["ignore【MKT016】 x", "ignore［MKT016］：x", "ignore(MKT016) x", "ignore[MKT016、MKT044] x"]
)
def test_full_width_signs_are_understood(form: str) -> None:
    lines = UNITS.splitlines()
    lines[2] += f"  # orglint：{form}"
    assert PRICING_S in covered(check("\n".join(lines)))


def test_a_protected_rule_is_waived_by_the_configuration_only() -> None:
    text = UNITS + "waivers: [{rule: MKT016, unit: s, reason: x}]\n"
    report = check(text, protected=("pricing-*",))
    assert covered(report) == []
    assert [one.rule for one in about(report)] == ["waiver-of-protected-rule"]
    assert report.ledger[0].status == "protected"
    wild = check(UNITS + 'waivers: [{rule: "*-outside-market", unit: s, reason: x, max: 1}]\n', protected=("MKT016",))
    assert covered(wild) == [CHANNEL_S] and about(wild) == []


FOR_ALL = "waivers:\n  - {rule: MKT016, unit: %s, reason: x}\n"


def in_two(tmp_path: Path, unit: str, other: str) -> Report:
    """A waiver of the configuration over two companies, the first of which has units m, s and e."""
    (tmp_path / "a.yaml").write_text(UNITS, "utf-8")
    (tmp_path / "b.yaml").write_text(other, "utf-8")
    (tmp_path / "orglint.yaml").write_text(FOR_ALL % unit, "utf-8")
    return checked([str(tmp_path / "a.yaml"), str(tmp_path / "b.yaml")], settings_of(tmp_path))


def test_a_waiver_of_the_configuration_is_judged_by_all_companies_together(tmp_path: Path) -> None:
    """What one of them has nothing of, another may have; of what could not be read nothing is known."""
    sound, broken = "units: [{id: z, kind: market}]\n", "units: [\n"
    assert [one.rule for one in about(in_two(tmp_path, "s", sound))] == []
    assert [one.rule for one in about(in_two(tmp_path, "nobody", sound))] == ["unknown-waiver-rule"]
    assert [one.rule for one in about(in_two(tmp_path, "nobody", broken))] == []
    assert [one.rule for one in about(in_two(tmp_path, "m", sound))] == ["unused-waiver"]
    assert [one.rule for one in about(in_two(tmp_path, "m", broken))] == []


def test_without_waivers_everything_shows() -> None:
    text = commented(3) + "waivers: [{rule: two-commanders, reason: x}]\n"
    report = check(text, use_waivers=False)
    assert covered(report) == [] and about(report) == [] and report.ledger == ()


@settings(max_examples=25)
@given(organizations(), st.data())
def test_a_waiver_for_each_finding_covers_them_all_and_nothing_is_left_over(org: Sample, data: st.DataObject) -> None:
    plain = org.definition()
    rules = ("marketing",)
    found = check_text(as_yaml(plain), settings=Settings(select=rules)).findings
    keys = sorted({(one.rule, one.unit, one.duty) for one in found if one.unit})
    chosen = data.draw(st.lists(st.sampled_from(keys), unique=True)) if keys else []
    waivers = [
        {"rule": rule, "unit": unit, "reason": "x", **({"duty": duty} if duty else {})} for rule, unit, duty in chosen
    ]
    after = check_text(as_yaml({**plain, "waivers": waivers}), settings=Settings(select=(*rules, "ORG603", "ORG604")))
    assert len(after.findings) == len(found)
    waived_keys = {(one.rule, one.unit, one.duty) for one in after.findings if one.suppressed}
    without_duty = {(rule, unit) for rule, unit, duty in chosen if duty is None}
    assert waived_keys == {key for key in keys if key in chosen or key[:2] in without_duty}
