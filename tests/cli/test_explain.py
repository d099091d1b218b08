"""`orglint explain FINDING`. Whole outputs, one for each kind of check, stand in tests/cli/explain/.

usage: python -m tests.cli.test_explain    writes them anew
"""

import json
from datetime import date
from pathlib import Path

import pytest

from orglint import Finding, check_text
from orglint.explaining.explaining import explain_text
from orglint.findings.explanation import Explanation
from orglint.findings.problem import CannotRun
from orglint.findings.text import Language
from orglint.reporters.explanation import json_explanation, text_explanation
from orglint.rules.catalog import load_catalog
from orglint.rules.rule import Rule
from orglint.settings import Settings
from tests.cli.typed import typed

SNAPSHOTS = Path(__file__).with_name("explain")
TODAY = date(2026, 11, 25)
RULES = load_catalog().rules
OF_A_KIND: dict[str, Rule] = {}
for one in RULES.values():
    check = one.data["check"]
    if one.pack != "core" or check["kind"] in ("reader", "acyclic"):
        OF_A_KIND.setdefault(check["kind"], one)
CASES = [(kind, rule) for kind, rule in sorted(OF_A_KIND.items())]


def _found(rule: Rule) -> tuple[str, Settings, Finding]:
    """The first finding of the rule in its first example, and the settings under which there is one."""
    bad = rule.examples[0]["bad"]
    for profile in ("combined", "m1-market-fifteen", "m2-marketing-charter", "m3-value-essay"):
        settings = Settings(profile=profile, extra=("expert",), today=TODAY)
        for finding in check_text(bad, settings=settings).findings:
            if finding.rule == rule.name:
                return bad, settings, finding
    raise AssertionError(f"{rule.name} finds nothing in its own example")


def _explained(rule: Rule) -> Explanation:
    bad, settings, finding = _found(rule)
    return explain_text(finding.fingerprint, bad, settings=settings)


def _text(rule: Rule, language: Language) -> str:
    return "".join(text_explanation(_explained(rule), language))


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(("kind", "rule"), CASES, ids=[kind for kind, _ in CASES])
def test_the_whole_output_is_as_expected(kind: str, rule: Rule, language: Language) -> None:
    assert _text(rule, language) == (SNAPSHOTS / f"{kind}.{language}.txt").read_text("utf-8")


@pytest.mark.parametrize("name", [one.name for one in RULES.values() if one.pack == "marketing"])
def test_every_rule_of_the_text_tells_its_facts_its_statements_and_a_waiver_that_holds(name: str) -> None:
    rule = RULES[name]
    bad, settings, finding = _found(rule)
    told = explain_text(finding.fingerprint[:8], bad, settings=settings)
    assert told.facts
    assert len(told.logic) > 1
    assert [one.id for one in told.statements] == list(finding.statements)
    waiver = told.ways.waiver.replace("{reason}", "it is right here")
    again = check_text(f"{bad}\n{waiver}\n", settings=settings)
    assert [one.suppressed is not None for one in again.findings if one.fingerprint == finding.fingerprint] == [True]


V = """\
units:
  - {id: g, name: 营销部, directs: [m]}
  - {id: m, name: 市场部, relays_to: [s], owns: [产品企划, pricing]}
  - {id: s, name: 销售部, owns: [product-sales, pricing]}
"""


def _of(rule: str) -> Explanation:
    return explain_text(next(f for f in check_text(V).findings if f.rule == rule).fingerprint, V, settings=Settings())


def test_where_answers_disagree_it_is_told_what_won_what_lost_and_who_follows_the_other() -> None:
    told = _of("product-planning-misplaced")
    assert [one.id for one in told.statements] == ["S-094"]
    assert [(one.id, one.answer) for one in told.lost] == [("S-015", "M1")]
    elsewhere = {one.profile: one.severity for one in told.elsewhere}
    assert elsewhere["m1-market-fifteen"] is None
    assert elsewhere["m4-hq-branch"] is not None


def test_the_duty_is_told_as_it_is_written() -> None:
    facts = [one.says.en for one in _of("product-planning-misplaced").facts]
    assert "market department 市场部 “m” owns “产品企划”, which is product planning (product-planning)" in facts


def test_a_further_owner_is_told_by_the_one_that_it_meets() -> None:
    told = _of("pricing-outside-market")
    assert "one severity lower" in " ".join(one.en for one in told.logic)
    assert any("scope" in one.en for one in told.ways.declare)


def test_a_place_stands_for_its_finding() -> None:
    told = explain_text("company.yaml:3:47", V, settings=Settings())
    assert told.finding.rule == "product-planning-misplaced"


@pytest.mark.parametrize(
    ("word", "says"),
    [
        ("0123456789abcdef", "no finding is called"),
        ("company.yaml:4000", "company.yaml:4:"),
        ("nonsense", "no finding is called"),
    ],
)
def test_what_fits_nothing_is_told_with_what_there_is(word: str, says: str) -> None:
    with pytest.raises(CannotRun, match=says) as raised:
        explain_text(word, V, settings=Settings())
    assert "misplaced" in str(raised.value)


def test_what_fits_several_is_told_with_all_of_them() -> None:
    two = V.replace("pricing]}\n  - {id: s", "市场调查]}\n  - {id: s")
    with pytest.raises(CannotRun, match="several"):
        explain_text("company.yaml:3", two, settings=Settings())


def test_another_profile_is_asked_where_the_own_one_finds_nothing() -> None:
    text = "units:\n  - {id: g, kind: marketing}\n  - {id: f, kind: finance, owns: [credit-risk-management]}\n"
    strict = Settings(profile="m2-marketing-charter")
    finding = next(f for f in check_text(text, settings=strict).findings if f.duty == "credit-risk-management")
    told = explain_text(finding.fingerprint, text, settings=Settings())
    assert told.profile == "m2-marketing-charter"


def test_a_redacted_explanation_names_nobody() -> None:
    text = V.replace("id: s,", "id: harbour-sales,").replace("[s]", "[harbour-sales]")
    finding = next(f for f in check_text(text).findings if f.unit == "harbour-sales")
    told = explain_text(finding.fingerprint, text, settings=Settings(redact=True))
    for language in ("en", "zh"):
        for whole in ("".join(text_explanation(told, language)), "".join(json_explanation(told, language))):
            assert "harbour" not in whole
            assert "unit-" in whole


def test_the_command_reads_an_organization(tmp_path: Path) -> None:
    file = tmp_path / "company.yaml"
    file.write_text(V, "utf-8")
    finding = next(f for f in check_text(V).findings if f.rule == "pricing-outside-market")
    ended = typed("explain", finding.fingerprint, str(file), "--format", "json")
    whole = json.loads(ended.out)
    assert (ended.status, whole["fingerprint"]) == (0, finding.fingerprint)
    assert set(whole) >= {"facts", "logic", "statements", "contested", "profiles", "ways_out"}
    assert typed("explain", f"{file}:3:47", "--lang", "zh").out.startswith(f"{file}:3:47 警告")
    assert typed("explain", "0123456789", str(file)).status == 2
    assert "PATH" in typed("explain", finding.fingerprint).err


if __name__ == "__main__":
    SNAPSHOTS.mkdir(exist_ok=True)
    for kind, rule in CASES:
        for language in ("en", "zh"):
            (SNAPSHOTS / f"{kind}.{language}.txt").write_text(_text(rule, language), "utf-8")  # type: ignore[arg-type]
