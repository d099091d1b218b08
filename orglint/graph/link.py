"""The parts of a definition, linked into one graph."""

from __future__ import annotations

from collections.abc import Sequence

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
    for unit in org.units:
        _link_up(org, unit)
    for unit in org.units:
        unit.children.sort(key=lambda child: child.order)
        _link_lines(org, unit)
    resolve_kinds(org)
    settle(org.units)
    for unit in org.units:
        org.at_site.setdefault(None if unit.site is None else unit.site.order, []).append(unit)
    org.hierarchies = hierarchies(org.units)
    link_duties(org)
    return org


def _gather(org: OrgGraph) -> None:
    """Every unit, nested ones linked to the unit around them.

    Units are put in the order of their ids, so that nothing depends on the order in which files and units are written.
    Of several units of one id the first one written is the one that the id means.
    """
    stack: list[tuple[UnitDefinition, Unit | None]] = [
        (definition, None) for part in reversed(org.parts) for definition in reversed(part.units)
    ]
    while stack:
        definition, around = stack.pop()
        unit = Unit(definition.id, definition, len(org.units), parent=around, external=definition.external)
        org.units.append(unit)
        if unit.id:
            first = org.by_id.setdefault(unit.id, unit)
            if first is not unit:
                org.duplicates.append((first, unit))
        stack.extend((below, unit) for below in reversed(unit.definition.units))
    org.units.sort(key=lambda unit: (unit.id, unit.order))
    for order, unit in enumerate(org.units):
        unit.order = order
        for earlier in unit.definition.previously:
            if earlier not in org.by_id:
                org.renamed.setdefault(earlier, unit)
        if unit.parent is not None:
            unit.parent.children.append(unit)


def _link_up(org: OrgGraph, unit: Unit) -> None:
    definition = unit.definition
    if definition.parent is not None:
        named = _refer(org, unit, "parent", definition.parent)
        if named is not None and unit.parent is not None and named is not unit.parent:
            org.parent_conflicts.append((unit, named))
        elif named is not None and unit.parent is None and named is not unit:
            unit.parent = named
            named.children.append(unit)
    if definition.at is not None:
        unit.at = _refer(org, unit, "at", definition.at)


def _link_lines(org: OrgGraph, unit: Unit) -> None:
    definition = unit.definition
    written = definition.__dict__  # holds what is written and little else
    for field, (kind, outward) in FIELDS.items():
        if field not in written:
            continue
        for index, text in enumerate(getattr(definition, field)):
            other = _refer(org, unit, field, text, index) if text else None
            if other is not None:
                source, target = (unit, other) if outward else (other, unit)
                org.lines.add(kind, source, target, (unit, field, index))


def _refer(org: OrgGraph, unit: Unit, field: str, text: str, index: int | None = None) -> Unit | None:
    found = org.by_id.get(text)
    if found is None and text:
        path = (field,) if index is None else (field, index)
        org.dangling.append(Reference(unit, field, text, unit.definition.place(*path)))
    return found
