"""Changes in rules that hold only for some files, or for some units and everything below them."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence, Set
from fnmatch import fnmatchcase

from orglint.findings.nearest import nearest
from orglint.findings.place import Location
from orglint.findings.problem import Problem
from orglint.findings.text import Text
from orglint.findings.violation import Violation
from orglint.graph.org_graph import OrgGraph
from orglint.lean.values import frozen, replace
from orglint.rules.catalog import Adjustment
from orglint.rules.outcome import Outcome
from orglint.rules.rule import Rule


@frozen
class Override:
    """What changes in rules (by name) for findings in `paths` and about `units`; where both are given, both must hold.

    base: the real path of the folder from which the patterns of `paths` start. location: where it is written.
    """

    paths: tuple[str, ...]
    units: tuple[str, ...]
    adjust: Mapping[str, Adjustment]
    base: str
    location: Location

    def holds_in(self, file: str) -> bool:
        """Whether findings in a file (real path) are meant."""
        return not self.paths or any(in_pattern(file, self.base, pattern) for pattern in self.paths)

    def holds_about(self, units: frozenset[str]) -> bool:
        """Whether findings about a unit are meant; the unit is given with all units above it."""
        return not self.units or not units.isdisjoint(self.units)


def in_pattern(file: str, base: str, pattern: str) -> bool:
    """Whether a real path matches a pattern of paths below the real folder `base`.

    `*` and `?` stay within a folder, `**` crosses folders, and a pattern that matches a folder holds for all in it.
    """
    relative = os.path.relpath(file, base).replace(os.sep, "/")
    wanted = [part for part in pattern.split("/") if part not in ("", ".")]
    return relative.split("/")[0] != ".." and _matches(relative.split("/"), wanted)


def _matches(parts: list[str], pattern: list[str]) -> bool:
    """Whether the pattern matches the first parts, part by part: time is bounded by the product of the lengths."""
    reached = {0}
    for wanted in pattern:
        if wanted == "**":
            reached = set(range(min(reached, default=len(parts)), len(parts)))
        else:
            reached = {at + 1 for at in reached if at < len(parts) and fnmatchcase(parts[at], wanted)}
        if not reached:
            return False
    return True


class Scopes:
    """Which form of a rule counts where, in one organization.

    everywhere: the names of the rules that run where no override holds.
    """

    def __init__(self, org: OrgGraph, overrides: Sequence[Override], everywhere: frozenset[str]) -> None:
        self._org = org
        self._overrides = overrides
        self._everywhere = everywhere
        self._in_file: dict[str, frozenset[int]] = {}
        self._about_unit: dict[str | None, frozenset[int]] = {}

    def form(self, rule: Rule, violation: Violation) -> Rule | None:
        """The form of the rule that counts for a violation of it; None when it is off there."""
        if not self._overrides:
            return rule if rule.name in self._everywhere else None
        return self._form(rule, self._of_file(violation.at.file) & self._of_unit(violation.unit))

    def sets_options(self, rule: str) -> bool:
        """Whether the options of a rule (by name) differ from place to place."""
        return any(one.adjust[rule].options for one in self._overrides if rule in one.adjust)

    def run(self, rule: Rule) -> Outcome:
        """Run a rule under every set of options that counts somewhere; of each run, keep what lies where it counts."""
        if not self.sets_options(rule.name):
            return rule.run(self._org)
        examined = 0
        violations: list[Violation] = []
        for options in self._option_sets(rule):
            outcome = replace(rule, option_values=options).run(self._org)
            examined = max(examined, outcome.examined)
            violations.extend(one for one in outcome.violations if self._options(rule, one) == options)
        return Outcome(examined, violations)

    def _options(self, rule: Rule, violation: Violation) -> Mapping[str, object] | None:
        form = self.form(rule, replace(violation, rule=rule.name))
        return None if form is None else form.option_values

    def _option_sets(self, rule: Rule) -> list[Mapping[str, object]]:
        """The sets of options under which a violation of the rule may lie."""
        in_files = {self._of_file(part.place().file) for part in self._org.parts}
        about_units = {self._of_unit(unit) for unit in (None, *self._org.by_id)}
        sets: list[Mapping[str, object]] = []
        for holding in {one & other for one in in_files for other in about_units}:
            form = self._form(rule, holding)
            if form is not None and form.option_values not in sets:
                sets.append(form.option_values)
        return sets

    def _of_file(self, file: str) -> frozenset[int]:
        if file not in self._in_file:
            real = os.path.realpath(file)
            holding = (number for number, one in enumerate(self._overrides) if one.holds_in(real))
            self._in_file[file] = frozenset(holding)
        return self._in_file[file]

    def _of_unit(self, unit: str | None) -> frozenset[int]:
        if unit not in self._about_unit:
            found = self._org.by_id.get(unit) if unit is not None else None
            units = frozenset({found.id, *(one.id for one in found.ancestors())}) if found else frozenset()
            holding = (number for number, one in enumerate(self._overrides) if one.holds_about(units))
            self._about_unit[unit] = frozenset(holding)
        return self._about_unit[unit]

    def _form(self, rule: Rule, holding: frozenset[int]) -> Rule | None:
        adjusts = [self._overrides[number].adjust for number in sorted(holding)]
        changes = [adjust[rule.name] for adjust in adjusts if rule.name in adjust]
        return form_under(rule, changes, rule.name in self._everywhere)


def form_under(rule: Rule, changes: Sequence[Adjustment], everywhere: bool) -> Rule | None:
    """A rule under the changes of overrides that hold, later ones over earlier ones; None when it is off.

    everywhere: whether it runs where none holds.
    """
    severities = [change.severity for change in changes if change.severity]
    if not (severities[-1] != "off" if severities else everywhere):
        return None
    for change in changes:
        rule = replace(change, severity=None if change.severity == "off" else change.severity).apply(rule) or rule
    return rule


def unmet_notes(overrides: Sequence[Override], units: Set[str], files: Set[str]) -> list[Problem]:
    """A note for each unit and pattern of overrides that none of the units and files checked meets."""
    real = [os.path.realpath(file) for file in files]
    notes = []
    for one in overrides:
        for unit in one.units:
            if unit not in units:
                close = nearest(unit, units)
                hint = _NEAREST.filled(nearest=close) if close else None
                notes.append(Problem(_NO_UNIT.filled(unit=unit), one.location, hint))
        for pattern in one.paths:
            if not any(in_pattern(file, one.base, pattern) for file in real):
                notes.append(Problem(_NO_FILE.filled(pattern=pattern), one.location))
    return notes


_NO_UNIT = Text(
    "the override holds for nothing: no unit checked has the id “{unit}”", "该例外未生效：所检查的单位中没有“{unit}”"
)
_NO_FILE = Text(
    "the override holds for nothing: no file checked matches “{pattern}”",
    "该例外未生效：所检查的文件都不匹配“{pattern}”",
)
_NEAREST = Text("did you mean “{nearest}”?", "是否想写“{nearest}”？")
