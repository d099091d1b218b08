"""Two units under one parent whose names differ in nothing that a reader would notice."""

from __future__ import annotations

from collections.abc import Mapping

from orglint.catalogue.catalogue import Catalogue
from orglint.findings.violation import Related, Violation
from orglint.graph.org_graph import OrgGraph
from orglint.graph.unit import Unit
from orglint.rules.outcome import Outcome


def check(org: OrgGraph, options: Mapping[str, object]) -> Outcome:
    """Names under one parent and at one place differ by more than width, case, spaces or script. Facts: unit, other.

    Branches mirror each other on purpose, so names are compared only under the same parent and place; and only those of
    departments, for two places of one name are told apart by where they are.
    """
    forms = _Forms(org.catalogue)
    examined = 0
    violations: list[Violation] = []
    tops = [unit for unit in org.units if unit.parent is None]
    for beside in (tops, *(unit.children for unit in org.units if unit.children)):
        named = [(forms[name], unit) for unit in beside if (name := unit.definition.name) and not unit.container]
        examined += len(named)
        if len({form for form, _ in named}) == len(named):
            continue
        seen: dict[tuple[int | None, str], Unit] = {}
        for form, unit in named:
            first = seen.setdefault((unit.around[0], form), unit)
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


class _Forms(dict[str, str]):
    """Name -> its normal form without spaces, worked out once."""

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self._catalogue = catalogue

    def __missing__(self, name: str) -> str:
        self[name] = form = self._catalogue.normal(name).replace(" ", "")
        return form
