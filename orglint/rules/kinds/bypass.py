"""`kind: bypass`: a unit is not commanded over the head of the unit that passes instructions on to it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from orglint.findings.violation import Related, Violation
from orglint.graph.lines import Line
from orglint.graph.org_graph import OrgGraph
from orglint.graph.structure import Umbrellas
from orglint.graph.unit import Unit
from orglint.lean.values import frozen
from orglint.rules.outcome import PARAMETERS, Outcome
from orglint.rules.writing import KindWord, StructureWords


@frozen
class Bypass:
    """No written `directs` from a unit of `from_kind` to one of `to_kind` where a `through_kind` sits at or around it.

    Line reporting is no bypass, nor is guidance, nor a line among the units of one umbrella (a unit of `from_kind`
    that stands over both). Facts: source, target, relay.
    """

    __pydantic_config__ = PARAMETERS

    kind: Literal["bypass"]
    from_kind: KindWord
    to_kind: KindWord
    through_kind: KindWord
    structures: StructureWords

    def run(self, org: OrgGraph, options: Mapping[str, object]) -> Outcome:
        """Judge every such line."""
        lines = [line for line in org.lines.all if line.kind == "directs" and self._concerns(org, line)]
        violations = []
        umbrellas = Umbrellas(self.from_kind)
        for line in lines:
            relays = org.nearest_of(line.target, self.through_kind)
            if relays and not umbrellas.shared(line.target, relays):
                violations.append(self._over_the_head(line, relays[0]))
        return Outcome(len(lines), violations)

    def _concerns(self, org: OrgGraph, line: Line) -> bool:
        kinds = line.target.kinds
        return (
            self.from_kind in line.source.kinds
            and self.to_kind in kinds
            and self.through_kind not in kinds
            and not line.target.external
            and org.hierarchy(line.target).structure in self.structures
        )

    def _over_the_head(self, line: Line, relay: Unit) -> Violation:
        return Violation(
            at=line.place,
            facts={
                "source": line.source.label,
                "target": line.target.label,
                "relay": relay.label,
                "relay_id": relay.id,
            },
            related=(Related(relay.name_place, "relay"),),
            unit=line.target.id,
        )
