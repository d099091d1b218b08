"""Every rule fires on its bad examples, exactly where they say, and is silent on its good ones."""

import pytest

from orglint.rules.catalog import load_catalog
from orglint.rules.rule import Rule
from orglint.testing.examples import example_faults

RULES = sorted(load_catalog().rules.values(), key=lambda rule: rule.code)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_examples_hold(rule: Rule) -> None:
    assert example_faults(rule) == []
