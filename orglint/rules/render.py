"""A violation in the words of its rule: the finding."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from orglint.findings.finding import Edit, Finding, Fix, RelatedPlace
from orglint.findings.place import Location, Place
from orglint.findings.text import Text
from orglint.findings.violation import Change, Suggestion, Violation
from orglint.lean.values import replace
from orglint.rules.catalog import Profile
from orglint.rules.identity import facts_of, fingerprint
from orglint.rules.rule import Rule

NO_IDS: Mapping[str, str] = {}

_ANCHOR = Text("the text stands here, under its anchor", "原文在此（锚点处）")


def render(
    violation: Violation, rule: Rule, locate: Callable[[Place], Location], first_ids: Mapping[str, str] = NO_IDS
) -> Finding:
    """The finding of a violation: code, severity and words from its rule, lines and columns through `locate`.

    first_ids: unit id -> the first id that the unit ever had, for units that were renamed.
    """
    facts = violation.facts
    related = [RelatedPlace(rule.label(one.label).filled(**facts), locate(one.at)) for one in violation.related]
    if violation.at.anchor is not None:
        related.append(RelatedPlace(_ANCHOR, locate(violation.at.anchor)))
    identifying = facts_of(violation)
    return Finding(
        code=rule.code,
        rule=rule.name,
        severity=rule.severity_of(violation),
        message=rule.message(violation.variant).filled(**facts),
        help=rule.help(violation.variant).filled(**facts),
        statements=rule.statements if violation.statements is None else violation.statements,
        location=locate(violation.at),
        fingerprint=fingerprint(rule.name, violation.unit, violation.duty, identifying, first_ids),
        facts=identifying,
        unit=violation.unit,
        duty=violation.duty,
        related=tuple(related),
        fixes=tuple(_fix(one, locate) for one in violation.suggestions),
    )


def _fix(suggestion: Suggestion, locate: Callable[[Place], Location]) -> Fix:
    edits = tuple(Edit(locate(one.at), _indented(one, locate)) for one in suggestion.changes)
    return Fix(suggestion.title, edits, safe=False)


def _indented(change: Change, locate: Callable[[Place], Location]) -> str:
    if change.aligned is None:
        return change.text
    return change.text.replace("\n", "\n" + " " * (locate(change.aligned).start.column - 1))


def under(finding: Finding, profile: Profile) -> Finding | None:
    """The finding as a profile sees it: without the statements that do not count there; None when none is left."""
    if profile.statements is None or not finding.statements:
        return finding
    counting = tuple(statement for statement in finding.statements if profile.counts(statement))
    return replace(finding, statements=counting) if counting else None
