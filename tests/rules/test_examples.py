"""Every shipped rule passes the strict test of its examples, through the same two lines that users write."""

from orglint.rules.builtin import builtin_data
from orglint.testing import rule_tests
from orglint.testing.suite import collect

test_examples_hold = rule_tests("../../rules")


def test_no_rule_is_left_out() -> None:
    names = {case.rule.name for case in collect(["rules"]).cases}
    assert names == {rule["name"] for rule in builtin_data()["rules"]}
