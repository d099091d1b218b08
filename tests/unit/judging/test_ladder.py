"""What several processes look for ahead of the ladder."""

import pytest

from orglint.judging.choice import Choice
from orglint.judging.ladder import form_of, further_forms
from orglint.rules.catalog import load_catalog
from orglint.rules.rule import Rule
from orglint.settings import Settings

CATALOG = load_catalog()
LADDER = [one for one in CATALOG.profiles.values() if one.rung is not None]


def chosen(name: str) -> list[Rule]:
    return Choice(CATALOG, CATALOG.profile(name), Settings(profile=name)).active


@pytest.mark.parametrize("profile", CATALOG.profiles)
def test_with_it_every_rule_of_the_ladder_is_known_and_none_twice(profile: str) -> None:
    settings, active = Settings(profile=profile), chosen(profile)
    known = [form_of(rule) for rule in (*active, *further_forms(CATALOG, settings, active))]
    wanted = {form_of(rule) for one in LADDER for rule in chosen(one.id) if not rule.is_reader}
    assert wanted <= {*known} and len(known) == len({*known})
    assert {*known} <= wanted | {form_of(rule) for rule in active}


def test_where_rules_were_selected_no_ladder_is_told() -> None:
    active = chosen("core")
    assert further_forms(CATALOG, Settings(profile="core"), active) != []
    assert further_forms(CATALOG, Settings(profile="core", select=("core",)), active) == []
