"""Duties that the catalogue does not know."""

from __future__ import annotations

from collections.abc import Mapping

from orglint.findings.place import Place
from orglint.findings.text import Text, joined
from orglint.findings.violation import Violation
from orglint.graph.org_graph import OrgGraph
from orglint.graph.unit import Ownership, Participation, Unit
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
    told: dict[tuple[int, str], Ownership | Participation] = {}
    for index in (org.unknown_owned, org.unknown_shared):
        for text in index.keys() - passed_over:
            for one in index[text]:
                told.setdefault((one.unit.order, text), one)
    found = [(one.unit, one.text, one.place) for _, one in sorted(told.items(), key=_in_order)]
    suggested: dict[str, Text | None] = {}
    for _, text, _ in found:
        if text not in suggested and len(suggested) < MOST_SUGGESTED:
            suggested[text] = _nearest(org, text)
    return Outcome(org.listed, [_violation(unit, text, place, suggested.get(text)) for unit, text, place in found])


def _in_order(told: tuple[tuple[int, str], Ownership | Participation]) -> tuple[int, bool, int]:
    (order, _), one = told
    return order, isinstance(one, Participation), one.index


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
