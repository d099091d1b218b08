"""Violations from the things of the graph: what is told where, without a line number in the plugin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from orglint.findings.place import Place
from orglint.findings.severity import Severity
from orglint.findings.violation import Fact, Related, Suggestion, Violation
from orglint.graph.lines import Line
from orglint.graph.org_graph import OrgGraph
from orglint.graph.unit import Handoff, Ownership, Participation, Unit
from orglint.plugin.pointing import Thing, place_at


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
    where this case is worse or milder than others. suggestions: ways to mend it, best first; one that would change text
    under an anchor is left out, for that text is others' too. facts: values for the {braces} of the
    message; `unit`, `duty`, `source` and `target` are there by themselves where the thing has them.
    """
    known: dict[str, Fact] = {**_facts(about), **facts}
    return Violation(
        at=place_at(about, field, index),
        facts=known,
        related=tuple(
            Related(place_at(one), label) for label, some in (related or {}).items() for one in _listed(some)
        ),
        unit=_unit(about),
        duty=about.duty or about.text if isinstance(about, Ownership | Participation) else None,
        variant=variant,
        severity=None if severity is None else Severity(severity),
        suggestions=tuple(suggestions),
    )


def _related(places: Mapping[str, Thing | Iterable[Thing]]) -> Iterator[Related]:
    return (Related(place_at(one), label) for label, some in places.items() for one in _listed(some))


def _listed(things: Thing | Iterable[Thing]) -> Iterable[Thing]:
    return [things] if isinstance(things, Thing) else things


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
