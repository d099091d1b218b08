"""Where a thing of the graph stands in the definition."""

from __future__ import annotations

from orglint.findings.place import Place
from orglint.graph.lines import Line
from orglint.graph.org_graph import OrgGraph
from orglint.graph.unit import Handoff, Ownership, Participation, Unit

Thing = Unit | Ownership | Participation | Handoff | Line | OrgGraph | Place
"""What a violation can be about. The company itself is meant by its graph."""


def place_at(about: Thing, field: str | None = None, index: int | None = None) -> Place:
    """The place of a thing, or of a field of a unit, or of an entry of that field."""
    if isinstance(about, Place):
        return about
    if field is None or not isinstance(about, Unit):
        return about.place
    return about.definition.place(field, *(() if index is None else (index,)))
