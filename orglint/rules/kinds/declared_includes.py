"""`kind: declared-includes`: what departments of a kind declare in a field of their charter includes certain words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from orglint.findings.place import Place
from orglint.findings.violation import Fact, Violation
from orglint.graph.org_graph import OrgGraph
from orglint.graph.unit import Unit
from orglint.lean.values import frozen
from orglint.model.declared import declared, declared_place
from orglint.rules.outcome import PARAMETERS, Outcome
from orglint.rules.writing import CharterField, KindWords, Statement


@frozen
class DeclaredIncludes:
    """Every unit of the kinds that declares `field` (of its charter, `governs.modes` for one inside another) names
    all words.

    words: word -> the statement that it stands on, where there is one. A unit that declares nothing is not judged,
    nor is one that is also of a kind in `but_not`. Facts: unit, lacking, declared.
    """

    __pydantic_config__ = PARAMETERS

    OPTIONS: ClassVar = {"expected": "flag"}

    kind: Literal["declared-includes"]
    kinds: KindWords
    field: CharterField
    words: Mapping[str, Statement | None]
    but_not: KindWords = ()

    def run(self, org: OrgGraph, options: Mapping[str, object]) -> Outcome:
        """Judge every such unit that declares the field."""
        but_not = frozenset(self.but_not)
        concerned = [unit for unit in org.of_kinds(*self.kinds) if but_not.isdisjoint(unit.kinds)]
        units = [(unit, words) for unit in concerned if (words := declared(unit.definition.charter, self.field))]
        if options.get("expected") is True:
            silent = [unit for unit in concerned if not declared(unit.definition.charter, self.field)]
            return Outcome(len(concerned), [self._absent(unit) for unit in silent] + self._judge(units))
        return Outcome(len(units), self._judge(units))

    def _judge(self, units: list[tuple[Unit, tuple[str, ...]]]) -> list[Violation]:
        violations = []
        for unit, words in units:
            lacking = [word for word in self.words if word not in words]
            if lacking:
                place = declared_place(unit.definition, self.field)
                violations.append(self._violation(unit, place, words, lacking))
        return violations

    def _absent(self, unit: Unit) -> Violation:
        statements = tuple(dict.fromkeys(one for one in self.words.values() if one))
        facts: dict[str, Fact] = {"unit": unit.label, "field": self.field}
        return Violation(at=unit.name_place, variant="absent", facts=facts, unit=unit.id, statements=statements)

    def _violation(self, unit: Unit, place: Place, words: tuple[str, ...], lacking: list[str]) -> Violation:
        statements = tuple(dict.fromkeys(one for word in lacking if (one := self.words[word])))
        facts: dict[str, Fact] = {"unit": unit.label, "lacking": ", ".join(lacking), "declared": ", ".join(words)}
        return Violation(at=place, facts=facts, unit=unit.id, statements=statements)
