"""Departments of which the definition says nothing."""

from __future__ import annotations

from collections.abc import Mapping

from orglint.findings.violation import Violation
from orglint.graph.org_graph import OrgGraph
from orglint.graph.unit import Unit
from orglint.rules.outcome import Outcome


def check(org: OrgGraph, options: Mapping[str, object]) -> Outcome:
    """A department owns something, takes part in something, hands something over or holds departments. Facts: unit.

    Asked only where departments beside it list their duties, or where the company says that it lists them all: an org
    chart without duties is no fault.
    """
    departments = [unit for unit in org.units if _is_department(unit)]
    listing = {_home(unit) for unit in departments if _says(unit)}
    examined = [unit for unit in departments if org.company.full("duties") or _home(unit) in listing]
    violations = [
        Violation(at=unit.place, facts={"unit": unit.label, "unit_id": unit.id}, unit=unit.id)
        for unit in examined
        if not _says(unit)
    ]
    return Outcome(len(examined), violations)


def _is_department(unit: Unit) -> bool:
    """Not a place, not an outside party, not the management, not a heading over other units."""
    return not (unit.container or unit.external or unit.children or "executive" in unit.kinds)


def _says(unit: Unit) -> bool:
    return bool(unit.owns or unit.participates or unit.supplies)


def _home(unit: Unit) -> int:
    return -1 if unit.site is None else unit.site.order
