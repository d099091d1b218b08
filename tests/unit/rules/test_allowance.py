"""The time that the rules of packs have together."""

import pytest

from orglint.findings.problem import RuleFailed
from orglint.rules.allowance import Allowance
from orglint.rules.catalog import load_catalog
from orglint.rules.outcome import Outcome
from orglint.rules.rule import Rule

RULE = load_catalog().rules["pricing-outside-market"]
SOUND = Outcome(3, [])


def endless(rule: Rule) -> Outcome:
    while True:
        pass


def sound(rule: Rule) -> Outcome:
    assert rule is RULE
    return SOUND


def test_a_rule_that_ends_in_time_gives_what_it_found() -> None:
    allowance = Allowance(60)
    assert [allowance.run(sound, RULE) for _ in range(3)] == [SOUND] * 3


def test_a_rule_that_uses_up_the_time_is_told_and_those_after_it_are_not_begun() -> None:
    allowance = Allowance(0.05)
    with pytest.raises(RuleFailed) as told:
        allowance.run(endless, RULE)
    (problem,) = told.value.problems
    assert "pricing-outside-market was stopped" in problem.line("en") and "more than 0 seconds" in problem.line("en")
    for _ in range(2):
        with pytest.raises(RuleFailed) as silent:
            allowance.run(sound, RULE)
        assert silent.value.problems == ()


def test_without_time_no_rule_is_begun() -> None:
    with pytest.raises(RuleFailed) as silent:
        Allowance(0).run(sound, RULE)
    assert silent.value.problems == ()
