"""For the authors of rules: their examples as tests, and organizations for properties of their own.

from orglint.testing import rule_tests
test_rules = rule_tests("rules/")
"""

from orglint.testing.with_pytest import rule_tests

__all__ = ["rule_tests"]
