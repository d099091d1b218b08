from orglint.testing import rule_tests

test_rules = rule_tests("orglint_acme")
