"""`kind: relay`: units of a kind receive their instructions through the nearest unit of another kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from orglint.findings.violation import Related, Violation
from orglint.graph.lines import reached
from orglint.graph.org_graph import OrgGraph
from orglint.graph.structure import Umbrellas
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
        told = _Told(org, self.to_kind, self.through_kind)
        asked = self.asked(org)
        return Outcome(len(asked), [self._untold(unit, relay) for unit, relay in asked if not told.asked(unit)])

    def asked(self, org: OrgGraph) -> list[tuple[Unit, Unit]]:
        """The units of which it is asked, each with who should pass instructions to it."""
        umbrellas = Umbrellas(self.umbrella_kind)
        found = []
        for hierarchy in org.hierarchies.values():
            if hierarchy.structure not in self.structures:
                continue
            for unit in hierarchy.of_kind(self.to_kind):
                relays = [] if self.through_kind in unit.kinds else org.nearest_of(unit, self.through_kind)
                if relays and not umbrellas.shared(unit, relays):
                    found.append((unit, relays[0]))
        return found

    def _untold(self, unit: Unit, relay: Unit) -> Violation:
        return Violation(
            at=unit.place,
            facts={"unit": unit.label, "relay": relay.label, "relay_id": relay.id, "unit_id": unit.id},
            related=(Related(relay.name_place, "relay"),),
            unit=unit.id,
        )


class _Told:
    """Answers whether a line leads to a unit, also through others of both kinds, from a `through_kind` at its place or
    around it. From each place it is followed once."""

    def __init__(self, org: OrgGraph, to_kind: str, through_kind: str) -> None:
        self._org, self._through = org, through_kind
        self._kinds = frozenset({to_kind, through_kind})
        self._reached: dict[int | None, set[int]] = {}

    def asked(self, unit: Unit) -> bool:
        """Whether the unit is told. Most are by a line or a superior of their own, so that no search is needed."""
        above = [line.source for line in self._org.lines.into(unit, "relays", "directs")]
        if unit.parent is not None:
            above.append(unit.parent)
        for one in above:
            if self._through in one.kinds and one.around[0] in unit.around:
                return True
        return any(unit.order in self._from(site) for site in unit.around)

    def _from(self, site: int | None) -> set[int]:
        found = self._reached.get(site)
        if found is None:
            starts = [unit for unit in self._org.at_site.get(site, ()) if self._through in unit.kinds]
            found = self._reached[site] = reached(starts, self._onward)
        return found

    def _onward(self, unit: Unit) -> Iterator[Unit]:
        if not self._kinds.isdisjoint(unit.kinds):
            yield from (line.target for line in self._org.lines.out_of(unit, "relays", "directs"))
            yield from unit.children
