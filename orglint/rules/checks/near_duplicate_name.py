"""Two units under one parent whose names differ in nothing that a reader would notice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from operator import attrgetter

from orglint.findings.violation import Related, Violation
from orglint.graph.org_graph import OrgGraph
from orglint.graph.unit import Unit
from orglint.rules.outcome import Outcome


def check(org: OrgGraph, options: Mapping[str, object]) -> Outcome:
    """Names under one parent and at one place differ by more than width, case, spaces or script. Facts: unit, other.

    Branches mirror each other on purpose, so names are compared only under the same parent and place; and only those of
    departments, for two places of one name are told apart by where they are.
    """
    alike: dict[str, list[Unit]] = {}
    for name, units in org.called.items():
        departments = [unit for unit in units if not unit.container]
        if departments:
            alike.setdefault(org.catalogue.normal(name).replace(" ", ""), []).extend(departments)
    violations: list[Violation] = []
    for some in alike.values():
        if len({id(unit.parent) for unit in some}) < len(some):
            violations.extend(_beside(sorted(some, key=attrgetter("order"))))
    return Outcome(sum(map(len, alike.values())), violations)


def _beside(alike: list[Unit]) -> Iterator[Violation]:
    """Of units whose names are alike, each that stands beside an earlier one."""
    seen: dict[tuple[int, int | None], Unit] = {}
    for unit in alike:
        first = seen.setdefault((id(unit.parent), unit.around[0]), unit)
        if first is not unit and first.id != unit.id:
            yield Violation(
                at=unit.name_place,
                facts={"name": unit.name, "other": first.name, "other_id": first.id},
                related=(Related(first.name_place, "first"),),
                unit=unit.id,
            )
