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
    # not a place, not an outside party, not a heading over other units, not the management
    alone = [unit for unit in org.internal if not unit.container and not unit.children]
    departments = [unit for unit in alone if "executive" not in unit.kinds]
    silent = [unit for unit in departments if not _says(unit)]
    if org.company.full("duties"):
        return Outcome(len(departments), [_violation(unit) for unit in silent])
    listing = {unit.site for unit in departments if _says(unit)} if silent else set()
    violations = [_violation(unit) for unit in silent if unit.site in listing]
    return Outcome(len(departments) - len(silent) + len(violations), violations)


def _says(unit: Unit) -> bool:
    return bool(unit.owned_count or unit.shared_count or unit.supplies)


def _violation(unit: Unit) -> Violation:
    return Violation(at=unit.place, facts={"unit": unit.label, "unit_id": unit.id}, unit=unit.id)
