"""What check kinds do at the edge of what they judge, in rules of one's own and in shipped ones."""

from pathlib import Path

import pytest

from orglint import Finding, Settings, check_text
from orglint.findings.report import Report
from orglint.findings.severity import Severity
from orglint.judging import run as judging
from orglint.rules.allowance import Allowance
from orglint.rules.catalog import Adjustment


def run(folder: Path, check: str, text: str) -> Report:
    (folder / "rule.yaml").write_text(f'check: {check}\nexamples: [{{bad: "units: []"}}]\n', "utf-8")
    return check_text(text, settings=Settings(packs=(str(folder),), select=("rule",)))


def found(folder: Path, check: str, units: str) -> list[Finding]:
    """What a rule with this check finds among units."""
    return [one for one in run(folder, check, f"units:\n{units}").findings if one.rule == "rule"]


def shipped(rule: str, text: str, **options: object) -> list[Finding]:
    """What a shipped rule finds."""
    settings = Settings(select=(rule,), adjust={rule: Adjustment(options=options)} if options else {})
    return [one for one in check_text(text, settings=settings).findings if one.rule == rule]


def test_a_specialist_below_the_right_department_owns_as_that_department(tmp_path: Path) -> None:
    units = "- {id: m, kind: market, units: [{id: b, kind: brand, owns: [pricing]}]}\n"
    alone = "- {id: c, kind: brand, owns: [pricing]}\n"
    (finding,) = found(tmp_path, "{kind: belongs, duty: pricing, to: market}", units + alone)
    assert finding.unit == "c"


def test_one_unit_alone_has_nobody_to_be_independent_of(tmp_path: Path) -> None:
    check, one = "{kind: independence, units: {tag: x}}", "units:\n- {id: a, tags: [x]}\n"
    assert run(tmp_path, check, one).vacuous == ("rule",)
    assert run(tmp_path, check, one + "- {id: b, tags: [x]}\n").vacuous == ()


def test_an_instruction_past_the_right_place_is_about_who_takes_it(tmp_path: Path) -> None:
    units = "- {id: f, kind: finance, directs: [s]}\n- {id: s, kind: sales}\n- {id: m, kind: market}\n"
    (finding,) = found(tmp_path, "{kind: only-through, units: sales, through: market}", units)
    assert (finding.unit, [one.location.start.line for one in finding.related]) == ("s", [4])


OWNERS = "units:\n- {id: a, owns: [pricing]}\n- {id: b, owns: [market-research]}\n- {id: c, owns: [brand-building]}\n"


@pytest.mark.parametrize(("number", "unit"), [(1, "a"), (2, "b"), (3, "c")])
def test_a_row_is_about_the_entry_whose_number_it_gives(number: int, unit: str, tmp_path: Path) -> None:
    sql = f"SELECT id AS ownership FROM ownership WHERE id = {number}"
    report = run(tmp_path, f'{{kind: query, sql: "{sql}"}}', OWNERS)
    assert [(one.unit, one.location.start.line) for one in report.findings] == [(unit, number + 1)]


def test_a_row_is_about_the_unit_that_it_names(tmp_path: Path) -> None:
    sql = "SELECT id AS unit FROM units WHERE id > 'a' UNION ALL SELECT 'b'"
    report = run(tmp_path, f'{{kind: query, sql: "{sql}"}}', OWNERS)
    assert [(one.unit, one.location.start.line) for one in report.findings] == [("b", 3), ("c", 4)]


@pytest.mark.parametrize("value", ["0", "4", "-1", "'x'", "1.5", "NULL"])
def test_a_row_that_names_no_entry_is_told(value: str, tmp_path: Path) -> None:
    report = run(tmp_path, f'{{kind: query, sql: "SELECT {value} AS ownership"}}', OWNERS)
    (failure,) = report.failures
    assert "as ownership, which is not there" in failure.line("en") and report.findings == ()


def test_a_mandate_is_held_against_the_first_of_those_beside_it() -> None:
    text = (
        "units:\n  - {id: s, kind: sales, charter: {mandate: psychological-distance}}\n"
        "  - {id: m, kind: market, charter: {mandate: %s}}\n"
        "  - {id: n, kind: market, charter: {mandate: psychological-distance}}\n"
    )
    assert len(shipped("identical-mandates", text % "physical-distance")) == 0
    assert len(shipped("identical-mandates", text % "psychological-distance")) == 1


def test_a_field_that_has_to_be_declared_is_missed_where_it_is_not() -> None:
    text = "units:\n  - {id: a, kind: sales, charter: {value: specific-value-to-established-customers}}\n"
    more, rule = text + "  - {id: b, kind: sales}\n", "sales-value-role-missing"
    assert shipped(rule, more) == [] == shipped(rule, text, expected=True)
    (absent,) = shipped(rule, more, expected=True)
    assert (absent.unit, absent.statements, absent.location.start.line) == ("b", ("S-082",), 3)
    assert absent.message.en == "sales department 销售部 “b” declares no `value`"


def test_what_is_not_declared_cites_the_statements_of_its_words(tmp_path: Path) -> None:
    words = "{customer-value: S-081, new-segments: S-082, other: null}"
    check = f"{{kind: declared-includes, kinds: sales, field: value, words: {words}}}"
    options = "options: {expected: {type: flag, default: true, summary: x}}\nsources: [{statement: S-083}]"
    (finding,) = found(tmp_path, f"{check}\n{options}", "- {id: s, kind: sales}\n")
    assert finding.statements == ("S-081", "S-082")


def test_only_units_that_own_something_are_looked_at_for_how_much(tmp_path: Path) -> None:
    check, idle = "{kind: span, of: duties, limit: 1}", "units:\n- {id: a}\n- {id: b, participates: [pricing]}\n"
    assert run(tmp_path, check, idle).vacuous == ("rule",)
    assert run(tmp_path, check, idle + "- {id: c, owns: [pricing]}\n").vacuous == ()


def test_who_is_of_a_group_itself_needs_no_partner_of_it() -> None:
    text = "units:\n  - {id: f, kind: finance, owns: [pricing]}\n  - {id: s, kind: sales%s}\n"
    rule = "pricing-without-finance-and-sales"
    (alone,) = shipped(rule, text % "")
    assert "wanted: sales department" in alone.message.en and "finance department 财务部, " not in alone.message.en
    assert shipped(rule, text % ", participates: [pricing]") == []


@pytest.mark.parametrize(("reports", "severity"), [(10, None), (11, Severity.INFO), (15, Severity.INFO), (16, "w")])
def test_more_than_many_reports_are_worse(reports: int, severity: object) -> None:
    units = ", ".join(f"{{id: a{number}}}" for number in range(reports))
    told = shipped("wide-span", f"units: [{{id: top, units: [{units}]}}]\n")
    wanted = [] if severity is None else [Severity.WARNING if severity == "w" else severity]
    assert [one.severity for one in told] == wanted


def test_sales_below_sales_that_is_told_is_told_too() -> None:
    text = (
        "units:\n  - {id: g, kind: marketing, directs: [m]}\n  - {id: m, kind: market, relays_to: [%s]}\n"
        "  - {id: s, kind: sales, units: [{id: t, kind: sales}]}\n  - {id: f, kind: finance, directs: [s]}\n"
    )
    assert shipped("sales-without-relay", text % "s") == []
    assert [one.unit for one in shipped("sales-without-relay", text % "f")] == ["s", "t"]


def test_a_specialist_owns_its_speciality_where_no_other_department_stands_above_it() -> None:
    brand = "{id: b, kind: brand, owns: [brand-planning]}"
    for units, owners in (
        (f"  - {{id: s, kind: sales, units: [{brand}]}}\n  - {{id: m, kind: market}}\n", ["b"]),
        (f"  - {{id: m, kind: market, units: [{brand}]}}\n  - {{id: s, kind: sales}}\n", []),
        (f"  - {brand}\n  - {{id: m, kind: market}}\n  - {{id: s, kind: sales}}\n", []),
    ):
        assert [one.unit for one in shipped("brand-planning-misplaced", f"units:\n{units}")] == owners


def test_a_unit_that_sits_at_itself_is_told() -> None:
    told = shipped("self-reference", "units:\n  - {id: s, at: s}\n  - {id: t, parent: t}\n  - {id: u, guides: [u]}\n")
    assert [one.unit for one in told] == ["s", "t", "u"]


STRUCTURES = {
    "T-MS": "  - {id: o, kind: market%s}\n  - {id: s, kind: sales}\n",
    "T-G": "  - {id: o, kind: marketing%s}\n  - {id: s, kind: sales}\n",
    "T-GM": "  - {id: g, kind: marketing}\n  - {id: o, kind: market%s}\n  - {id: s, kind: sales}\n",
    "T-S": "  - {id: o, kind: sales%s}\n",
    "T-0": "  - {id: o, kind: finance%s}\n",
}


@pytest.mark.parametrize(("strict", "wrong"), [("T-MS", {"T-G", "T-S", "T-0"}), ("T-G", {*STRUCTURES} - {"T-G"})])
def test_a_strict_rule_accepts_one_kind_of_owner_in_every_structure(strict: str, wrong: set[str]) -> None:
    rule, owns = "advertising-campaigns-misplaced", ", owns: [advertising-campaigns]"
    texts = {name: f"units:\n{text % owns}" for name, text in STRUCTURES.items()}
    assert {name for name, text in texts.items() if shipped(rule, text, strict=strict)} == wrong
    assert {name for name, text in texts.items() if shipped(rule, text)} == set()


def test_direction_that_is_not_told_in_full_is_not_missed() -> None:
    rule, units = "branch-market-without-direction", "units: [{id: g, kind: marketing}, {id: m, kind: market}]\n"
    assert [one.unit for one in shipped(rule, units)] == ["m"]
    assert shipped(rule, "company: {completeness: {direction: partial}}\n" + units) == []


def test_the_time_of_packs_is_no_limit_for_the_rules_of_orglint(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "units: [{id: s, kind: sales, owns: [pricing]}, {id: m, kind: market}]\n"
    (tmp_path / "mine.yaml").write_text('check: {kind: span, of: duties, limit: 0}\nexamples: [{bad: "x"}]\n', "utf-8")
    settings = Settings(packs=(str(tmp_path),), select=("mine", "MKT016"))
    assert {one.rule for one in check_text(text, settings=settings).findings} == {"mine", "pricing-outside-market"}
    monkeypatch.setattr(judging, "Allowance", lambda: Allowance(0))
    assert {one.rule for one in check_text(text, settings=settings).findings} == {"pricing-outside-market"}
