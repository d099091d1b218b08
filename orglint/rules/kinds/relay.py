"""`kind: relay`: units of a kind receive their instructions through the nearest unit of another kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from orglint.findings.violation import Related, Violation
from orglint.graph.org_graph import OrgGraph
from orglint.graph.sites import enclosing
from orglint.graph.structure import share_umbrella
from orglint.graph.unit import Unit
from orglint.lean.values import frozen
from orglint.rules.outcome import PARAMETERS, Outcome
from orglint.rules.writing import KindWord, StructureWords


@frozen
class Relay:
    """Every unit of kind `to_kind` is passed instructions by a unit of kind `through_kind` at its place or around it.

    Satisfied by `relays_to`, `directs` or line reporting, also handed on between units of `to_kind`. Not asked where no
    unit of `through_kind` sits at or around the place, nor of units that share an umbrella (a unit of `umbrella_kind`
    that stands over both). Judged only where the definition lists its lines in full. Facts: unit, relay.
    """

    __pydantic_config__ = PARAMETERS

    kind: Literal["relay"]
    to_kind: KindWord
    through_kind: KindWord
    structures: StructureWords
    umbrella_kind: KindWord

    def run(self, org: OrgGraph, options: Mapping[str, object]) -> Outcome:
        """Judge every unit of the kind in every hierarchy of the structures."""
        if not org.company.full("direction"):
            return Outcome(0, [])
        asked = self.asked(org)
        return Outcome(len(asked), [self._untold(unit, relay) for unit, relay in asked if not self._told(org, unit)])

    def asked(self, org: OrgGraph) -> list[tuple[Unit, Unit]]:
        """The units of which it is asked, each with who should pass instructions to it."""
        found = []
        for hierarchy in org.hierarchies.values():
            if hierarchy.structure not in self.structures:
                continue
            for unit in hierarchy.of_kind(self.to_kind):
                relays = [] if self.through_kind in unit.kinds else org.nearest_of(unit, self.through_kind)
                if relays and not any(share_umbrella(unit, one, self.umbrella_kind) for one in relays):
                    found.append((unit, relays[0]))
        return found

    def _told(self, org: OrgGraph, unit: Unit) -> bool:
        """Whether a line leads to the unit, also through others, from a `through_kind` at its place or around it."""
        around = {None, *(site.order for site in enclosing(unit.site))}
        queue, seen = [unit], {unit.order}
        while queue:
            for source in self._sources(org, queue.pop()):
                here = None if source.site is None else source.site.order
                if self.through_kind in source.kinds and here in around:
                    return True
                if source.order not in seen and {self.to_kind, self.through_kind}.intersection(source.kinds):
                    seen.add(source.order)
                    queue.append(source)
        return False

    def _sources(self, org: OrgGraph, unit: Unit) -> Iterator[Unit]:
        yield from (line.source for line in org.lines.into(unit, "relays", "directs"))
        if unit.parent is not None:
            yield unit.parent

    def _untold(self, unit: Unit, relay: Unit) -> Violation:
        return Violation(
            at=unit.place,
            facts={"unit": unit.label, "relay": relay.label, "relay_id": relay.id, "unit_id": unit.id},
            related=(Related(relay.name_place, "relay"),),
            unit=unit.id,
        )
