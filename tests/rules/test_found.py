"""What a rule finds says all that it said before: `python -m tests.rules.found` after a wanted change."""

import pytest

from orglint.testing.suite import Case, collect
from tests.rules.found import PACKS, found, kept

SUITE = collect([PACKS])


@pytest.mark.parametrize("case", SUITE.cases, ids=lambda case: case.rule.name)
def test_the_findings_of_the_examples_are_as_they_were(case: Case) -> None:
    assert found(case.rule, SUITE.catalog) == kept()[case.rule.name]
