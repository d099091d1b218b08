"""The parts of a definition, linked into one graph."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from orglint.catalogue.catalogue import Catalogue
from orglint.graph.company import company_of
from orglint.graph.duties import link_duties
from orglint.graph.kinds import resolve_kinds
from orglint.graph.lines import FIELDS
from orglint.graph.org_graph import OrgGraph, Reference
from orglint.graph.sites import settle
from orglint.graph.structure import hierarchies
from orglint.graph.unit import Unit
from orglint.model.definition import OrganizationDefinition, UnitDefinition

_LINED = frozenset(FIELDS)


def link(
    parts: Sequence[OrganizationDefinition], catalogue: Catalogue, *, complete: bool = False, whole: bool = True
) -> OrgGraph:
    """The graph of the organization that `parts` describe together.

    catalogue: the built-in duties and kinds; the company's own are added to it. complete: duties and hand-offs count as
    listed in full. whole: False when part of the input could not be read. Nothing is raised for a fault in the
    definition: what does not fit together is kept in the graph for the rules to find.
    """
    duties = [own for part in parts for own in part.duties]
    kinds = [own for part in parts for own in part.kinds]
    org = OrgGraph(tuple(parts), catalogue.with_own(duties, kinds), company_of(parts, complete), whole)
    written = _gather(org)
    _link_written(org, written)
    below: dict[int, list[Unit]] = {}
    for unit in org.units:
        if unit.parent is not None:
            below.setdefault(unit.parent.order, []).append(unit)
    for order, children in sorted(below.items()):
        org.heads.append(head := org.units[order])
        head.children = children
    resolve_kinds(org, written)
    org.outer = settle(org.units, org.at_site)
    org.hierarchies = hierarchies(org.units)
    link_duties(org)
    return org


def _gather(org: OrgGraph) -> list[Unit]:
    """Every unit, nested ones linked to the unit around them; returned in the order in which they are written.

    Units are put in the order of their ids, so that nothing depends on the order in which files and units are written.
    They are made in that order, too, for whoever goes through a hundred thousand of them goes faster from neighbour to
    neighbour. Of several units of one id the first one written is the one that the id means.
    """
    written, around = _written(org.parts)
    ids = [definition.id for definition in written]
    order = sorted(range(len(ids)), key=ids.__getitem__)  # units of one id as they were written
    org.units = [Unit(ids[one], written[one], number) for number, one in enumerate(order)]
    units = org.units.copy()
    for unit, one in zip(org.units, order, strict=True):
        units[one] = unit
    for unit, id, definition, outer in zip(units, ids, written, around, strict=True):
        if outer is not None:
            unit.parent = units[outer]
        if definition.external:
            unit.external = True
        if id and org.by_id.setdefault(id, unit) is not unit:
            org.duplicates.append((org.by_id[id], unit))
        if definition.previously:
            org.with_earlier_ids.append(unit)
    org.with_earlier_ids.sort(key=attrgetter("order"))
    for unit in org.with_earlier_ids:
        for earlier in unit.definition.previously:
            if earlier not in org.by_id:
                org.renamed.setdefault(earlier, unit)
    return units


def _written(parts: Sequence[OrganizationDefinition]) -> tuple[list[UnitDefinition], list[int | None]]:
    """All units as they are written, and for each the number of the one that it is written in."""
    written: list[UnitDefinition] = []
    around: list[int | None] = []
    stack: list[tuple[UnitDefinition, int | None]] = [
        (definition, None) for part in reversed(parts) for definition in reversed(part.units)
    ]
    while stack:
        definition, outer = stack.pop()
        if definition.units:
            number = len(written)
            stack.extend((below, number) for below in reversed(definition.units))
        written.append(definition)
        around.append(outer)
    return written, around


def _link_written(org: OrgGraph, written: list[Unit]) -> None:
    """Link what the definitions of units name. They are looked at as written, for so they lie in memory."""
    lined = []
    for unit in written:
        _link_up(org, unit)
        if not _LINED.isdisjoint(unit.definition.__dict__):  # which holds what is written and little else
            lined.append(unit)
    for unit in sorted(lined, key=attrgetter("order")):
        _link_lines(org, unit)
    for references in (org.dangling, org.naming_itself):
        references.sort(key=lambda one: one.unit.order)
    org.parent_conflicts.sort(key=lambda both: both[0].order)


def _link_up(org: OrgGraph, unit: Unit) -> None:
    definition = unit.definition
    if definition.parent is not None:
        org.naming_parent += 1
        if definition.parent == unit.id:
            org.naming_itself.append(Reference(unit, "parent", unit.id, definition.place("parent")))
        named = org.by_id.get(definition.parent) or _refer(org, unit, "parent", definition.parent)
        if named is not None and unit.parent is not None and named is not unit.parent:
            org.parent_conflicts.append((unit, named))
        elif named is not None and unit.parent is None and named is not unit:
            unit.parent = named
    if definition.at is not None:
        if definition.at == unit.id:
            org.naming_itself.append(Reference(unit, "at", unit.id, definition.place("at")))
        unit.at = _refer(org, unit, "at", definition.at)


def _link_lines(org: OrgGraph, unit: Unit) -> None:
    by_id = org.by_id
    for field, (kind, outward) in FIELDS.items():
        for index, text in enumerate(getattr(unit.definition, field)):
            other = by_id.get(text) or _refer(org, unit, field, text, index)
            if other is not None:
                source, target = (unit, other) if outward else (other, unit)
                org.lines.add(kind, source, target, (unit, field, index))


def _refer(org: OrgGraph, unit: Unit, field: str, text: str, index: int | None = None) -> Unit | None:
    found = org.by_id.get(text)
    if found is None and text:
        path = (field,) if index is None else (field, index)
        org.dangling.append(Reference(unit, field, text, unit.definition.place(*path)))
    return found
