"""Two units under one parent whose names differ in nothing that a reader would notice."""

from __future__ import annotations

from collections.abc import Mapping

from orglint.findings.violation import Related, Violation
from orglint.graph.org_graph import OrgGraph
from orglint.graph.unit import Unit
from orglint.rules.outcome import Outcome


def check(org: OrgGraph, options: Mapping[str, object]) -> Outcome:
    """Names under one parent and at one place differ by more than width, case, spaces or script. Facts: unit, other.

    Branches mirror each other on purpose, so names are compared only under the same parent and place; and only those of
    departments, for two places of one name are told apart by where they are.
    """
    seen: dict[tuple[Unit | None, Unit | None, str], Unit] = {}
    normal: dict[str, str] = {}
    examined = 0
    violations: list[Violation] = []
    for unit in org.units:
        name = unit.definition.name
        if not name or unit.container:
            continue
        examined += 1
        if name not in normal:
            normal[name] = org.catalogue.normal(name).replace(" ", "")
        first = seen.setdefault((unit.parent, unit.site, normal[name]), unit)
        if first is not unit and first.id != unit.id:
            violations.append(
                Violation(
                    at=unit.name_place,
                    facts={"name": unit.name, "other": first.name, "other_id": first.id},
                    related=(Related(first.name_place, "first"),),
                    unit=unit.id,
                )
            )
    return Outcome(examined, violations)
