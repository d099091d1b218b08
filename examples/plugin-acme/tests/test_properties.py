"""What must hold for every company, not only for those of the examples."""

from hypothesis import given, settings

from orglint import Settings, check_text
from orglint.testing.sample import Sample
from orglint.testing.strategies import definitions, organizations

ACME = Settings(plugins=("orglint_acme",), select=("ACM",))


@settings(deadline=None, max_examples=25)
@given(definitions())
def test_no_definition_breaks_a_rule(text: str) -> None:
    assert check_text(text, settings=ACME).failures == ()


@settings(deadline=None, max_examples=25)
@given(organizations())
def test_only_branches_are_asked_for_a_cost_centre(company: Sample) -> None:
    found = {one.unit for one in check_text(company.yaml, settings=ACME).findings if one.code == "ACM103"}
    assert found == {unit.id for unit in company.of_kind("branch")}
