"""A unit that refers to itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from orglint.findings.place import Place
from orglint.findings.violation import Violation
from orglint.graph.org_graph import OrgGraph
from orglint.graph.unit import Unit
from orglint.rules.outcome import Outcome


def check(org: OrgGraph, options: Mapping[str, object]) -> Outcome:
    """No unit is its own parent or place, commands, guides, relays to or supplies itself. Facts: unit, field."""
    fields = [(one.unit, one.field, one.place) for one in org.naming_itself if one.unit.id]
    found = [*_lines(org), *fields]
    violations = [
        Violation(at=at, facts={"unit": unit.label, "field": field}, unit=unit.id) for unit, field, at in found
    ]
    return Outcome(len(org.units), violations)


def _lines(org: OrgGraph) -> Iterator[tuple[Unit, str, Place]]:
    for line in org.lines.all:
        if line.source.id == line.target.id:
            for unit, field, index in line.written:
                yield unit, field, unit.definition.place(field, index)
