"""`kind: participation`: departments of a kind take part in a duty and do not own it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from orglint.findings.violation import Violation
from orglint.graph.org_graph import OrgGraph
from orglint.graph.structure import Hierarchy
from orglint.lean.values import frozen
from orglint.rules.outcome import PARAMETERS, Outcome
from orglint.rules.writing import DutyWord, KindWord, StructureWords


@frozen
class Participation:
    """No unit of kind `by` owns the duty; where hand-offs are listed in full, one of them takes part in it.

    Variants: owned (facts unit, duty), absent (unit, duty).
    """

    __pydantic_config__ = PARAMETERS

    kind: Literal["participation"]
    duty: DutyWord
    by: KindWord
    structures: StructureWords

    def run(self, org: OrgGraph, options: Mapping[str, object]) -> Outcome:
        """Judge every hierarchy of the structures that has such a unit."""
        violations: list[Violation] = []
        judged = [one for one in org.hierarchies.values() if one.structure in self.structures and one.of_kind(self.by)]
        for hierarchy in judged:
            violations.extend(self._judge(org, hierarchy))
        return Outcome(len(judged), violations)

    def _judge(self, org: OrgGraph, hierarchy: Hierarchy) -> list[Violation]:
        units = hierarchy.of_kind(self.by)
        duty = org.catalogue.duty_label(self.duty)
        owned = [one for unit in units for one in unit.owns if one.duty == self.duty]
        if owned:
            one = owned[0]
            facts = {"unit": one.unit.label, "duty": duty}
            return [Violation(at=one.place, variant="owned", facts=facts, unit=one.unit.id, duty=self.duty)]
        taking = any(one.duty == self.duty for unit in units for one in unit.participates)
        if taking or not org.company.full("supplies"):
            return []
        facts = {"unit": units[0].label, "duty": duty}
        return [Violation(at=units[0].name_place, variant="absent", facts=facts, unit=units[0].id, duty=self.duty)]
