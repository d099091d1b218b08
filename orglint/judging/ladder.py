"""What the ladder of profiles will want to know beyond what a run finds, so that several processes can look for it."""

from __future__ import annotations

from collections.abc import Sequence

from orglint.judging.choice import Choice
from orglint.rules.catalog import RuleCatalog
from orglint.rules.rule import BUILT_IN, Rule
from orglint.settings import Settings

Form = tuple[str, str]
"""A rule's name, and its options as text."""


def form_of(rule: Rule) -> Form:
    """What tells a rule from the same rule with other options."""
    return rule.name, repr(sorted(rule.option_values.items()))


def further_forms(catalog: RuleCatalog, settings: Settings, active: Sequence[Rule]) -> list[Rule]:
    """The built-in rules of the ladder's profiles that a run does not have, or has with other options."""
    if settings.select:
        return []
    known = {form_of(rule) for rule in active}
    found: dict[Form, Rule] = {}
    for profile in catalog.profiles.values():
        if profile.rung is not None and not profile.advisory:
            for rule in Choice(catalog, profile, settings, extra=False).active:
                if rule.origin == BUILT_IN and not rule.is_reader and form_of(rule) not in known:
                    found.setdefault(form_of(rule), rule)
    return list(found.values())
