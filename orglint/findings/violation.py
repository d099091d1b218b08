"""What a stage or a check yields when something is wrong."""

from __future__ import annotations

from collections.abc import Mapping

from orglint.findings.place import Place
from orglint.findings.severity import Severity
from orglint.findings.text import Text
from orglint.lean.values import field, frozen

Fact = str | int | Text
"""A value for a `{placeholder}` of a rule's message. A plain string reads the same in both languages."""


@frozen(slots=True)
class Related:
    """A second place of a violation. `label` names an entry of the rule file's `labels`."""

    at: Place
    label: str


@frozen(slots=True)
class Change:
    """Write `text` in place of what stands at `at`. aligned: each further line of the text begins in the column where
    this stands."""

    at: Place
    text: str
    aligned: Place | None = None


@frozen(slots=True)
class Suggestion:
    """A way to mend a violation, for a person to decide on: what it does, and the changes that do it together."""

    title: Text
    changes: tuple[Change, ...]


@frozen(kw_only=True, slots=True)
class Violation:
    """One thing that is wrong, before it has a code, a severity or words: those stand in the rule's file.

    at: the primary place.
    rule: the rule's name, such as `duplicate-key`; a check leaves it empty, for it knows no rule.
    facts: values for the placeholders of message, help and labels.
    related: further places, in the order in which they are shown.
    unit, duty: the ids of the unit and duty concerned, where there is one.
    variant: which of the rule's messages applies; empty for `message`.
    severity, statements: set only where the rule file's own tables decide them for each case; else the rule's own.
    suggestions: ways to mend it, best first.
    """

    at: Place
    rule: str = ""
    facts: Mapping[str, Fact] = field(default_factory=dict)
    related: tuple[Related, ...] = ()
    unit: str | None = None
    duty: str | None = None
    variant: str = ""
    severity: Severity | None = None
    statements: tuple[str, ...] | None = None
    suggestions: tuple[Suggestion, ...] = ()
