"""Duties that the catalogue does not know."""

from __future__ import annotations

from collections.abc import Mapping

from orglint.findings.place import Place
from orglint.findings.text import Text, joined
from orglint.findings.violation import Violation
from orglint.graph.org_graph import OrgGraph
from orglint.graph.unit import Unit
from orglint.rules.outcome import Outcome

MOST_SUGGESTED = 20
"""Unknown duties for which near ones are looked up in one run; the others are told without."""

_QUOTED = Text("“{name}”", "“{name}”")


def check(org: OrgGraph, options: Mapping[str, object]) -> Outcome:
    """Every duty owned or taken part in is known. Facts: unit, text; variant `nearest`: nearest (up to three duties).

    An unknown duty is no fault: it stays unmapped, no rule judges it, and this says so. Each text is told once in a
    unit. Option `ignore`: texts that are passed over.
    """
    passed_over = _words(options["ignore"])
    examined = 0
    found: list[tuple[Unit, str, Place]] = []
    for unit in org.units:
        told: set[str] = set()
        for one in unit.duties:
            examined += 1
            if one.duty is None and one.text not in told and one.text not in passed_over:
                told.add(one.text)
                found.append((unit, one.text, one.place))
    suggested: dict[str, Text | None] = {}
    for _, text, _ in found:
        if text not in suggested and len(suggested) < MOST_SUGGESTED:
            suggested[text] = _nearest(org, text)
    return Outcome(examined, [_violation(unit, text, place, suggested.get(text)) for unit, text, place in found])


def _words(value: object) -> frozenset[str]:
    return frozenset(str(word) for word in value) if isinstance(value, (list, tuple)) else frozenset()


def _nearest(org: OrgGraph, text: str) -> Text | None:
    names = [duty.name for duty in org.catalogue.nearest_duties(text)]
    if not names:
        return None
    return joined([_QUOTED.filled(name=name) for name in names])


def _violation(unit: Unit, text: str, place: Place, nearest: Text | None) -> Violation:
    variant = "nearest" if nearest else ""
    return Violation(
        at=place,
        variant=variant,
        facts={"unit": unit.label, "text": text, **({"nearest": nearest} if nearest else {})},
        unit=unit.id,
    )
