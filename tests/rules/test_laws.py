"""What holds for every rule file."""

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from orglint import Settings, check_text
from orglint.findings.text import PLACEHOLDER
from orglint.rules.catalog import BUILTIN_PACKS, builtin_data, load_catalog
from orglint.rules.kinds import KINDS
from orglint.rules.rule import Rule
from tests.project.examples import PROJECT

RULES = sorted(load_catalog().rules.values(), key=lambda rule: rule.code)
CODES = Path(__file__).with_name("codes.txt")
PREFIX = {"core": "ORG", "marketing": "MKT", "expert": "EXP"}
every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)


def texts(rule: Rule) -> list[tuple[str, dict[str, str]]]:
    found = [(name, rule.data[name]) for name in ("summary", "why", "message", "help")]
    for group in ("messages", "helps", "labels"):
        found += [(f"{group}.{name}", words) for name, words in rule.data.get(group, {}).items()]
    return found + [("title", example["title"]) for example in rule.examples]


def test_codes_are_never_reused_or_lost() -> None:
    kept = dict(line.split() for line in CODES.read_text("utf-8").splitlines())
    assert {rule.code: rule.name for rule in RULES} == kept


@every_rule
def test_codes_carry_the_pack(rule: Rule) -> None:
    assert rule.code.startswith(PREFIX[rule.pack])


@every_rule
def test_both_languages_say_something(rule: Rule) -> None:
    for name, words in texts(rule):
        assert words["en"] != words["zh"] or name == "title", name
        assert re.search(r"[\u4e00-\u9fff]", words["zh"]), name
        assert set(PLACEHOLDER.findall(words["en"])) == set(PLACEHOLDER.findall(words["zh"])), name


@every_rule
def test_the_summary_is_one_sentence(rule: Rule) -> None:
    assert rule.summary.en.endswith(".") and rule.summary.zh.endswith("。")
    assert "\n" not in rule.summary.en


@every_rule
def test_chinese_punctuation_is_chinese(rule: Rule) -> None:
    for name, words in texts(rule):
        said = re.sub("“[^”]*”", "", words["zh"])  # what to type is quoted, with the punctuation that YAML wants
        assert not re.search(r"[\u4e00-\u9fff][,;:?!](?:\s|$|[\u4e00-\u9fff])", said), (name, said)


@every_rule
def test_an_english_department_name_stands_with_its_chinese_one(rule: Rule) -> None:
    for name, words in texts(rule):
        for term, chinese in (("market department", "市场部"), ("marketing department", "营销部")):
            if re.search(rf"\b{term}\b", words["en"]):
                assert chinese in words["en"], (name, words["en"])


def test_every_python_check_is_a_rules_and_every_kind_has_its_words() -> None:
    checks = {path.stem for path in (PROJECT / "orglint" / "rules" / "checks").glob("[a-z]*.py")}
    named = {rule.data["check"]["function"] for rule in RULES if rule.data["check"]["kind"] == "python"}
    assert checks == named
    kinds = {path.stem.replace("_", "-") for path in (PROJECT / "orglint" / "rules" / "kinds").glob("[a-z]*.py")}
    assert kinds == set(KINDS) == set(builtin_data()["check_kinds"])


def test_statements_are_those_of_the_text() -> None:
    for rule in RULES:
        for statement in rule.statements:
            kind, number = statement.split("-")
            assert (kind == "S" and 1 <= int(number) <= 108) or (kind == "D" and 1 <= int(number) <= 4)


def test_every_checkable_statement_has_a_rule_and_no_other_has() -> None:
    statements = builtin_data()["statements"]
    cited = {statement for rule in RULES for statement in rule.statements}
    assert len(statements) == 108
    for one in statements:
        assert (one["id"] in cited) == (one["kind"] in ("plain", "field")), one["id"]
        assert ("because" in one) == (one["kind"] in ("context", "none")), one["id"]
    counts = Counter(one["kind"] for one in statements)
    assert counts == {"plain": 71, "field": 20, "context": 5, "none": 12}
    assert {f"D-0{number}" for number in range(1, 5)} <= cited


def reported_statements(rule: Rule, example: dict[str, Any]) -> set[str]:
    """The statements that the findings of a rule cite on a bad example."""
    report = check_text(example["bad"], settings=Settings(select=(rule.name,), profile="audit"))
    return {statement for one in report.findings if one.rule == rule.name for statement in one.statements}


def test_every_cited_statement_is_reported_by_its_rule() -> None:
    """No rule cites a statement that it does not check: each is in a finding of one of the rule's own bad examples."""
    for rule in RULES:
        reported = {statement for example in rule.examples for statement in reported_statements(rule, example)}
        assert set(rule.statements) <= reported, (rule.name, set(rule.statements) - reported)


def test_the_expert_additions_are_all_there() -> None:
    numbers = {rule.data["expert"] for rule in RULES if "expert" in rule.data}
    assert numbers == {f"X-{number:02d}" for number in range(1, 25)} - {"X-08"}


def test_profiles_speak_of_rules_packs_options_and_statements_that_there_are() -> None:
    catalog, told = load_catalog(), {one["id"] for one in builtin_data()["statements"]}
    told |= {one["id"] for one in builtin_data()["derived"]}
    for profile in catalog.profiles.values():
        assert {*profile.off, *profile.severity, *profile.options} <= catalog.rules.keys(), profile.id
        assert set(profile.packs) <= {*BUILTIN_PACKS} and (profile.statements or set()) <= told
        for name, options in profile.options.items():
            assert options.keys() <= catalog.rules[name].option_values.keys()


def test_each_rung_of_the_ladder_asks_for_all_that_those_below_it_ask_for() -> None:
    catalog = load_catalog()
    rungs = sorted((one for one in catalog.profiles.values() if one.rung is not None), key=lambda one: one.rung or 0)
    assert [(one.id, one.rung) for one in rungs] == [("core", 1), ("standard", 2), ("strict", 3)]
    asked = [{rule.name: rule for rule in catalog.chosen(one)} for one in rungs]
    for below, above in pairwise(asked):
        assert below.keys() < above.keys()
        for name, rule in below.items():
            assert above[name].severity.rank >= rule.severity.rank
            assert above[name].option_values == rule.option_values
    combined = {rule.name for rule in catalog.chosen(catalog.profiles["combined"])}
    assert asked[1].keys() == combined
