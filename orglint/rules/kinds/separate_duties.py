"""`kind: separate-duties`: duties that one unit must not hold together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from orglint.findings.text import Text
from orglint.findings.violation import Fact, Related, Violation
from orglint.graph.org_graph import OrgGraph
from orglint.graph.unit import Ownership, Unit
from orglint.rules.outcome import PARAMETERS, Outcome


@dataclass(frozen=True, slots=True)
class SeparateDuties:
    """No unit owns a duty of two of the groups at once.

    groups: lists of duties, by their ids or any of their names. kinds: only units that count as one of these; all when
    empty. market_stage: only in a company that declares this stage. Facts: unit, duties.
    """

    __pydantic_config__ = PARAMETERS

    kind: Literal["separate-duties"]
    groups: tuple[tuple[str, ...], ...]
    kinds: tuple[str, ...] = ()
    market_stage: str | None = None

    def run(self, org: OrgGraph, options: Mapping[str, object]) -> Outcome:
        """Judge every unit that owns a duty of any group."""
        if self.market_stage is not None and org.company.value("market_stage") != self.market_stage:
            return Outcome(0, [])
        group_of = {self._id(org, duty): number for number, group in enumerate(self.groups) for duty in group}
        examined = 0
        violations: list[Violation] = []
        for unit in org.units:
            if unit.external or (self.kinds and org.roles(unit).isdisjoint(self.kinds)):
                continue
            held: dict[int, Ownership] = {}
            for one in unit.owns:
                number = group_of.get(one.duty or one.text)
                if number is not None:
                    held.setdefault(number, one)
            examined += bool(held)
            if len(held) > 1:
                violations.append(self._together(org, unit, list(held.values())))
        return Outcome(examined, violations)

    def _id(self, org: OrgGraph, name: str) -> str:
        duty = org.catalogue.duty(name)
        return duty.id if duty else name

    def _together(self, org: OrgGraph, unit: Unit, held: list[Ownership]) -> Violation:
        labels = [org.catalogue.duty_label(one.duty or one.text) for one in held]
        duties = Text(" and ".join(name.en for name in labels), "与".join(name.zh for name in labels))
        facts: dict[str, Fact] = {"unit": unit.label, "duties": duties}
        related = tuple(Related(one.place, "held") for one in held[:1])
        return Violation(at=held[1].place, facts=facts, related=related, unit=unit.id, duty=held[1].duty)
