"""`kind: declared-differ`: departments of two kinds do not declare the same in a field of their charter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from orglint.findings.violation import Fact, Related, Violation
from orglint.graph.org_graph import OrgGraph
from orglint.lean.values import frozen
from orglint.model.declared import declared
from orglint.rules.outcome import PARAMETERS, Outcome
from orglint.rules.writing import CharterField, KindWord


@frozen
class DeclaredDiffer:
    """What a unit of kind `one` and the nearest unit of kind `other` declare in `field` differs.

    Judged where both declare it; a unit that is of both kinds is not. Facts: unit, other, declared.
    """

    __pydantic_config__ = PARAMETERS

    kind: Literal["declared-differ"]
    one: KindWord
    other: KindWord
    field: CharterField

    def run(self, org: OrgGraph, options: Mapping[str, object]) -> Outcome:
        """Judge every unit of the first kind against the nearest of the second."""
        examined = 0
        violations: list[Violation] = []
        for unit in org.of_kinds(self.one):
            said = set(declared(unit.definition.charter, self.field))
            if not said or self.other in unit.kinds:
                continue
            for other in org.nearest_of(unit, self.other)[:1]:
                theirs = set(declared(other.definition.charter, self.field))
                if not theirs or self.one in other.kinds:
                    continue
                examined += 1
                if said == theirs:
                    facts: dict[str, Fact] = {
                        "unit": unit.label,
                        "other": other.label,
                        "declared": ", ".join(sorted(said)),
                    }
                    related = (Related(other.definition.place("charter", self.field), "other"),)
                    at = unit.definition.place("charter", self.field)
                    violations.append(Violation(at=at, facts=facts, related=related, unit=unit.id))
        return Outcome(examined, violations)
