"""Which findings a waiver speaks of."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from fnmatch import fnmatchcase
from functools import cache

from orglint.findings.finding import Finding
from orglint.findings.place import Location
from orglint.findings.severity import Severity
from orglint.graph.org_graph import OrgGraph
from orglint.lean.values import field, mutable
from orglint.rules.catalog import RuleCatalog
from orglint.rules.overrides import in_pattern
from orglint.rules.rule import Rule
from orglint.suppression.waiver import Waiver
from orglint.syntax.comments import Comment

ABOUT_SUPPRESSION = "ORG6"
"""How the codes of rules about waivers, comments and the baseline begin."""


@mutable
class Case:
    """One organization of a run: what was found in it, its files, and the comments in them.

    name: the argument that named it on the command line.
    """

    org: OrgGraph
    findings: list[Finding]
    comments: list[Comment] = field(default_factory=list)
    files: Collection[str] = ()
    name: str = ""


def can_be_waived(rule: Rule) -> bool:
    """Not what says that the definition could not be understood, nor what keeps waivers honest."""
    return not (rule.is_reader and (rule.severity is Severity.ERROR or rule.code.startswith(ABOUT_SUPPRESSION)))


def rules_of(word: str, catalog: RuleCatalog) -> frozenset[str]:
    """The names of the rules that a waiver's word stands for: a name, a code, a statement, or a pattern of names or
    codes."""
    if "*" in word:
        return frozenset(
            rule.name
            for rule in catalog.rules.values()
            if fnmatchcase(rule.name, word) or fnmatchcase(rule.code, word.upper())
        )
    one = catalog.find(word)
    if one is not None:
        return frozenset({one.name})
    return frozenset(rule.name for rule in catalog.rules.values() if word.upper() in rule.statements)


class Scope:
    """A waiver as one organization understands it: ids that a unit had before and names of duties are resolved."""

    def __init__(self, waiver: Waiver, org: OrgGraph) -> None:
        self.waiver, self._org = waiver, org
        self._pattern = waiver.unit if "*" in (waiver.unit or "") else None
        self.unit = None if self._pattern else _id(org, waiver.unit)
        self.below = _id(org, waiver.below)
        duty = org.catalogue.duty(waiver.duty) if waiver.duty else None
        self.duty = duty.id if duty else waiver.duty

    @property
    def unknown_unit(self) -> str:
        """The field, `unit` or `below`, that names no unit of the organization; empty when both are known."""
        named = (("unit", self.unit), ("below", self.below))
        return next((name for name, id in named if id is not None and id not in self._org.by_id), "")

    def mismatch(self, finding: Finding) -> tuple[str, ...]:
        """The fields of the waiver that do not fit a finding of its rules; empty when it covers the finding."""
        checks = (
            ("line", self._fits_line(finding)),
            ("unit", self._fits_unit(finding)),
            ("below", self.below is None or self._is_below(finding)),
            ("duty", self.duty is None or finding.duty == self.duty),
            ("path", fits_path(finding.location.file, self.waiver)),
        )
        return tuple(name for name, fits in checks if not fits)

    def _fits_unit(self, finding: Finding) -> bool:
        if self._pattern is not None:
            return finding.unit is not None and fnmatchcase(finding.unit, self._pattern)
        return self.unit is None or finding.unit == self.unit

    def _is_below(self, finding: Finding) -> bool:
        unit = self._org.by_id.get(finding.unit or "")
        return unit is not None and (unit.id == self.below or any(above.id == self.below for above in unit.ancestors()))

    def _fits_line(self, finding: Finding) -> bool:
        waiver = self.waiver
        return waiver.line is None or any(
            place.file == waiver.at.file and place.start.line <= waiver.line <= last_line(place)
            for place in places(finding)
        )


def places(finding: Finding) -> Iterator[Location]:
    """Where a comment may stand: the place of a finding and its related places."""
    yield finding.location
    for related in finding.related:
        yield related.location


def last_line(place: Location) -> int:
    """The last line that a place touches; its end is exclusive."""
    end = place.end
    return end.line - 1 if end.column == 1 and end.line > place.start.line else end.line


def fits_path(file: str, waiver: Waiver) -> bool:
    """Whether a file of the definition is one that the `path` of a waiver names; without one, each is."""
    return waiver.path is None or in_pattern(_real(file), waiver.base, waiver.path)


@cache
def _real(file: str) -> str:
    return os.path.realpath(file)


def _id(org: OrgGraph, word: str | None) -> str | None:
    unit = org.unit_called(word) if word is not None else None
    return unit.id if unit else word
