"""A unit that refers to itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from orglint.findings.place import Place
from orglint.findings.violation import Violation
from orglint.graph.lines import FIELDS
from orglint.graph.org_graph import OrgGraph
from orglint.graph.unit import Unit
from orglint.rules.outcome import Outcome


def check(org: OrgGraph, options: Mapping[str, object]) -> Outcome:
    """No unit is its own parent or place, commands, guides, relays to or supplies itself. Facts: unit, field."""
    violations = [
        Violation(at=place, facts={"unit": unit.label, "field": field}, unit=unit.id)
        for unit in org.units
        if unit.id
        for field, place in _references(unit)
    ]
    return Outcome(len(org.units), violations)


def _references(unit: Unit) -> Iterator[tuple[str, Place]]:
    definition = unit.definition
    for field in ("parent", "at"):
        if getattr(definition, field) == unit.id:
            yield field, definition.place(field)
    for field in FIELDS:
        for index, text in enumerate(getattr(definition, field)):
            if text == unit.id:
                yield field, definition.place(field, index)
    for supply in definition.supplies:
        if supply.to == unit.id:
            yield "supplies", supply.place("to")
