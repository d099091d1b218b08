"""The findings of one organization, found by what a waiver asks for: no waiver looks through all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from orglint.findings.finding import Finding
from orglint.rules.catalog import RuleCatalog
from orglint.suppression.scope import Case, Scope, can_be_waived, last_line, places

MOST_COMPARED = 50
"""So many findings of a rule are compared with a waiver that covers none, to tell which it may mean."""


class Index:
    """The numbers of the findings that can be waived, by rule, and by rule and unit or line."""

    def __init__(self, case: Case, catalog: RuleCatalog) -> None:
        self._case = case
        self._by_rule: dict[str, list[int]] = {}
        self._by_unit: dict[tuple[str, str | None], list[int]] = {}
        self._by_line: dict[tuple[str, str, int], list[int]] = {}
        for number, finding in enumerate(case.findings):
            if can_be_waived(catalog.rules[finding.rule]):
                self._by_rule.setdefault(finding.rule, []).append(number)
                self._by_unit.setdefault((finding.rule, finding.unit), []).append(number)
                for file, line in sorted(set(_lines(finding))):
                    self._by_line.setdefault((finding.rule, file, line), []).append(number)

    @property
    def rules(self) -> Iterable[str]:
        """The rules that found something that can be waived."""
        return self._by_rule

    def fitting(self, scope: Scope, rules: Iterable[str]) -> Iterator[int]:
        """The findings of some rules that a waiver covers by what it says of unit, line, duty and path."""
        findings = self._case.findings
        for rule in rules:
            yield from (number for number in self._near(scope, rule) if not scope.mismatch(findings[number]))

    def some(self, rules: Iterable[str]) -> Iterator[Finding]:
        """The first findings of each of some rules."""
        for rule in rules:
            yield from (self._case.findings[number] for number in islice(self._by_rule.get(rule, ()), MOST_COMPARED))

    def _near(self, scope: Scope, rule: str) -> Iterable[int]:
        if scope.waiver.line is not None:
            return self._by_line.get((rule, scope.waiver.at.file, scope.waiver.line), ())
        if scope.unit is not None:
            return self._by_unit.get((rule, scope.unit), ())
        return self._by_rule.get(rule, ())


def _lines(finding: Finding) -> Iterator[tuple[str, int]]:
    for place in places(finding):
        yield from ((place.file, line) for line in range(place.start.line, last_line(place) + 1))
