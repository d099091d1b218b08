"""`kind: relay`: units of a kind receive their instructions through the nearest unit of another kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from orglint.findings.violation import Related, Violation
from orglint.graph.lines import reached
from orglint.graph.org_graph import OrgGraph
from orglint.graph.structure import Hierarchy, share_umbrella
from orglint.graph.unit import Unit
from orglint.rules.outcome import PARAMETERS, Outcome


@dataclass(frozen=True, slots=True)
class Relay:
    """Every unit of kind `to_kind` is passed instructions by a unit of kind `through_kind` at its place or around it.

    Satisfied by `relays_to`, `directs` or line reporting, also handed on between units of `to_kind`. Not asked where no
    unit of `through_kind` sits at or around the place, nor of units that share an umbrella (a unit of `umbrella_kind`
    that is the line parent of both). Judged only where the definition lists its lines in full. Facts: unit, relay.
    """

    __pydantic_config__ = PARAMETERS

    kind: Literal["relay"]
    to_kind: str
    through_kind: str
    structures: tuple[str, ...]
    umbrella_kind: str

    def run(self, org: OrgGraph, options: Mapping[str, object]) -> Outcome:
        """Judge every unit of the kind in every hierarchy of the structures."""
        if not org.company.full("direction"):
            return Outcome(0, [])
        examined, violations = 0, []
        for hierarchy in org.hierarchies.values():
            if hierarchy.structure not in self.structures:
                continue
            told = self._told(org, hierarchy)
            for unit in hierarchy.of_kind(self.to_kind):
                relays = [] if self.through_kind in unit.kinds else org.nearest_of(unit, self.through_kind)
                if relays and not any(share_umbrella(unit, one, self.umbrella_kind) for one in relays):
                    examined += 1
                    if unit.order not in told:
                        violations.append(self._untold(unit, relays[0]))
        return Outcome(examined, violations)

    def _told(self, org: OrgGraph, hierarchy: Hierarchy) -> set[int]:
        return reached(hierarchy.of_kind(self.through_kind), lambda unit: self._onward(org, unit))

    def _onward(self, org: OrgGraph, unit: Unit) -> Iterator[Unit]:
        if not {self.to_kind, self.through_kind}.intersection(unit.kinds):
            return
        for line in org.lines.out_of(unit, "relays", "directs"):
            yield line.target
        yield from unit.children

    def _untold(self, unit: Unit, relay: Unit) -> Violation:
        return Violation(
            at=unit.place,
            facts={"unit": unit.label, "relay": relay.label, "relay_id": relay.id, "unit_id": unit.id},
            related=(Related(relay.name_place, "relay"),),
            unit=unit.id,
        )
