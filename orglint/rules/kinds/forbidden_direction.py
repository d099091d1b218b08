"""`kind: forbidden-direction`: units of some kinds never command units of some others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from orglint.findings.violation import Violation
from orglint.graph.lines import Line
from orglint.graph.org_graph import OrgGraph
from orglint.rules.outcome import PARAMETERS, Outcome


@dataclass(frozen=True, slots=True)
class ForbiddenPair:
    """Units of kind `source` do not command units of any kind in `targets`."""

    __pydantic_config__ = PARAMETERS

    source: str
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ForbiddenDirection:
    """No written `directs` runs from one kind to another that it must not command.

    Line reporting is not looked at. A unit of two kinds is judged by what all of them forbid. Facts: source, target.
    """

    __pydantic_config__ = PARAMETERS

    kind: Literal["forbidden-direction"]
    forbidden: tuple[ForbiddenPair, ...]

    def run(self, org: OrgGraph, options: Mapping[str, object]) -> Outcome:
        """Judge every written line of command."""
        lines = [line for line in org.lines.all if line.kind == "directs"]
        return Outcome(len(lines), [self._reversed(line) for line in lines if self._forbids(line)])

    def _forbids(self, line: Line) -> bool:
        source, target = line.source.kinds, line.target.kinds
        if not source or not target:
            return False
        banned = {(pair.source, kind) for pair in self.forbidden for kind in pair.targets}
        return all((one, other) in banned for one in source for other in target)

    def _reversed(self, line: Line) -> Violation:
        return Violation(
            at=line.place,
            facts={"source": line.source.label, "target": line.target.label},
            unit=line.source.id,
        )
