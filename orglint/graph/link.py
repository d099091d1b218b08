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
    _gather(org)
    below: dict[int, list[Unit]] = {}
    for unit in org.units:
        _link_up(org, unit)
        if unit.parent is not None:
            below.setdefault(unit.parent.order, []).append(unit)
        if not _LINED.isdisjoint(unit.definition.__dict__):  # which holds what is written and little else
            _link_lines(org, unit)
    for order, children in sorted(below.items()):
        org.heads.append(head := org.units[order])
        head.children = children
    resolve_kinds(org)
    org.outer = settle(org.units, org.at_site)
    org.hierarchies = hierarchies(org.units)
    link_duties(org)
    return org


def _gather(org: OrgGraph) -> None:
    """Every unit, nested ones linked to the unit around them.

    Units are put in the order of their ids, so that nothing depends on the order in which files and units are written.
    Of several units of one id the first one written is the one that the id means.
    """
    units, by_id = org.units, org.by_id
    stack: list[tuple[UnitDefinition, Unit | None]] = [
        (definition, None) for part in reversed(org.parts) for definition in reversed(part.units)
    ]
    while stack:
        definition, around = stack.pop()
        id = definition.id
        unit = Unit(id, definition, 0, around, external=definition.external)
        units.append(unit)
        if id and by_id.setdefault(id, unit) is not unit:
            org.duplicates.append((by_id[id], unit))
        if definition.previously:
            org.with_earlier_ids.append(unit)
        if definition.units:
            stack.extend((below, unit) for below in reversed(definition.units))
    units.sort(key=attrgetter("id"))  # and units of one id as they were written
    for order, unit in enumerate(units):
        unit.order = order
    org.with_earlier_ids.sort(key=attrgetter("order"))
    for unit in org.with_earlier_ids:
        for earlier in unit.definition.previously:
            if earlier not in org.by_id:
                org.renamed.setdefault(earlier, unit)


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
