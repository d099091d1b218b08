"""Violations from the things of the graph: what is told where, without a line number in the plugin."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from orglint.findings.place import Place
from orglint.findings.severity import Severity
from orglint.findings.text import Text
from orglint.findings.violation import Change, Fact, Related, Suggestion, Violation
from orglint.graph.lines import Line
from orglint.graph.org_graph import OrgGraph
from orglint.graph.unit import Handoff, Ownership, Participation, Unit

Thing = Unit | Ownership | Participation | Handoff | Line | OrgGraph | Place
"""What a violation can be about. The company itself is meant by its graph."""


def violation(
    about: Thing,
    *,
    field: str | None = None,
    index: int | None = None,
    related: Mapping[str, Thing | Iterable[Thing]] | None = None,
    variant: str = "",
    severity: Literal["error", "warning", "info"] | None = None,
    suggestions: Iterable[Suggestion] = (),
    **facts: Fact,
) -> Violation:
    """A violation at the place of a thing.

    about: a unit (told at its id), a duty that it owns or takes part in, a hand-off, a line, or the graph for the whole
    company. field: the field of a unit to point at instead, and index: the entry of that list, from 0. related: label
    of the rule -> the further place or places. variant: which of the rule's `messages` and `helps` apply. severity:
    where this case is worse or milder than others. suggestions: ways to mend it. facts: values for the {braces} of the
    message; `unit`, `duty`, `source` and `target` are there by themselves where the thing has them.
    """
    known: dict[str, Fact] = {**_facts(about), **facts}
    return Violation(
        at=_place(about, field, index),
        facts=known,
        related=tuple(Related(_place(one), label) for label, some in (related or {}).items() for one in _listed(some)),
        unit=_unit(about),
        duty=about.duty or about.text if isinstance(about, Ownership | Participation) else None,
        variant=variant,
        severity=None if severity is None else Severity(severity),
        suggestions=tuple(suggestions),
    )


def change(about: Thing, text: str, *, field: str | None = None, index: int | None = None) -> Change:
    """Write `text` in place of a thing, or of a field of a unit or an entry of it, as `violation` points at them."""
    return Change(_place(about, field, index), text)


def suggestion(title: str | Text, *changes: Change) -> Suggestion:
    """A way to mend a violation, for a person to decide on. title: what it does. changes: all of them together."""
    return Suggestion(title if isinstance(title, Text) else Text(title, title), changes)


def _listed(things: Thing | Iterable[Thing]) -> Iterable[Thing]:
    return [things] if isinstance(things, Thing) else things


def _place(about: Thing, field: str | None = None, index: int | None = None) -> Place:
    if isinstance(about, Place):
        return about
    if field is None or not isinstance(about, Unit):
        return about.place
    return about.definition.place(field, *(() if index is None else (index,)))


def _unit(about: Thing) -> str | None:
    if isinstance(about, Unit):
        return about.id
    if isinstance(about, Line):
        return about.source.id
    return None if isinstance(about, OrgGraph | Place) else about.unit.id


def _facts(about: Thing) -> dict[str, Fact]:
    if isinstance(about, Unit):
        return {"unit": about.label}
    if isinstance(about, Line):
        return {"source": about.source.label, "target": about.target.label}
    if isinstance(about, Handoff):
        receiver = about.receiver.label if about.receiver else about.receiver_text
        return {"unit": about.unit.label, "item": about.text, "target": receiver}
    if isinstance(about, Ownership | Participation):
        return {"unit": about.unit.label, "duty": about.text}
    return {}
