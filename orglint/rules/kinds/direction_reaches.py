"""`kind: direction-reaches`: every unit of a kind is directed or guided, directly or through others, by a unit of
another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from orglint.findings.text import Text
from orglint.findings.violation import Related, Violation
from orglint.graph.lines import reached
from orglint.graph.org_graph import OrgGraph
from orglint.graph.structure import Hierarchy
from orglint.graph.unit import Unit
from orglint.rules.outcome import PARAMETERS, Outcome


@dataclass(frozen=True, slots=True)
class DirectionReaches:
    """A path of direction leads from a unit of kind `from_kind` to every unit of kind `to_kind`.

    Direction is any path of `directs`, `guides` and line reporting, also through regions, branches and other units, but
    never through a unit of the kinds `not_through`. structures: the structure classes in which it is asked.
    Judged only where the definition lists its lines in full. Facts: unit, director.
    """

    __pydantic_config__ = PARAMETERS

    kind: Literal["direction-reaches"]
    from_kind: str
    to_kind: str
    structures: tuple[str, ...]
    not_through: tuple[str, ...] = ()

    def run(self, org: OrgGraph, options: Mapping[str, object]) -> Outcome:
        """Follow the lines from every director of each hierarchy and report whom they do not reach."""
        if not org.company.full("direction"):
            return Outcome(0, [])
        examined = 0
        violations: list[Violation] = []
        for hierarchy in org.hierarchies.values():
            if hierarchy.structure in self.structures:
                targets = hierarchy.of_kind(self.to_kind)
                examined += len(targets)
                violations.extend(self._unreached(org, hierarchy, targets))
        return Outcome(examined, violations)

    def _unreached(self, org: OrgGraph, hierarchy: Hierarchy, targets: list[Unit]) -> Iterator[Violation]:
        directors = hierarchy.of_kind(self.from_kind)
        found = reached(directors, lambda unit: self._onward(org, unit))
        for unit in targets:
            if unit.order not in found:
                yield Violation(
                    at=unit.place,
                    facts={
                        "unit": unit.label,
                        "director": _names(directors),
                        "line": directors[0].id,
                        "unit_id": unit.id,
                    },
                    related=tuple(Related(director.name_place, "director") for director in directors[:1]),
                    unit=unit.id,
                )

    def _onward(self, org: OrgGraph, unit: Unit) -> Iterator[Unit]:
        """Where direction goes on from a unit; nowhere from one that only passes goods on."""
        if set(self.not_through).intersection(unit.kinds) and self.to_kind not in unit.kinds:
            return
        for line in org.lines.out_of(unit, "directs", "guides"):
            yield line.target
        yield from unit.children


def _names(units: list[Unit]) -> Text:
    return Text(", ".join(unit.label.en for unit in units[:3]), "、".join(unit.label.zh for unit in units[:3]))
