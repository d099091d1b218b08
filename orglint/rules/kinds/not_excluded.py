"""`kind: not-excluded`: departments of a kind do not declare certain concerns to be no business of theirs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from orglint.findings.violation import Fact, Violation
from orglint.graph.org_graph import OrgGraph
from orglint.lean.values import frozen
from orglint.model.declared import declared
from orglint.rules.outcome import PARAMETERS, Outcome
from orglint.rules.writing import KindWord, OneOrMore, StructureWords


@frozen
class NotExcluded:
    """No unit of `unit_kind` lists one of the words under `charter.excludes`. A focus or a mandate excludes nothing.

    structures: the structure classes in which it is asked; all when empty. Facts: unit, excluded.
    """

    __pydantic_config__ = PARAMETERS

    kind: Literal["not-excluded"]
    unit_kind: KindWord
    words: Annotated[tuple[str, ...], OneOrMore()]
    structures: StructureWords = ()

    def run(self, org: OrgGraph, options: Mapping[str, object]) -> Outcome:
        """Judge every such unit that says what it cares about or excludes."""
        examined = 0
        violations: list[Violation] = []
        for unit in org.of_kinds(self.unit_kind):
            excluded = declared(unit.definition.charter, "excludes")
            speaks = excluded or declared(unit.definition.charter, "concerns")
            if not speaks or (self.structures and org.hierarchy(unit).structure not in self.structures):
                continue
            examined += 1
            found = [word for word in excluded if word in self.words]
            if found:
                at = unit.definition.place("charter", "excludes", excluded.index(found[0]))
                facts: dict[str, Fact] = {"unit": unit.label, "excluded": ", ".join(found)}
                violations.append(Violation(at=at, facts=facts, unit=unit.id))
        return Outcome(examined, violations)
