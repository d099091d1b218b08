"""Why a waiver covers nothing, and what it would have to say instead."""

from __future__ import annotations

from collections.abc import Sequence

from orglint.findings.finding import Finding
from orglint.findings.nearest import Vocabulary
from orglint.findings.violation import Violation
from orglint.rules.catalog import RuleCatalog
from orglint.suppression.index import Index
from orglint.suppression.scope import Case, Scope, can_be_waived
from orglint.suppression.waiver import UNUSED, about


def near_miss(
    scope: Scope, names: frozenset[str], around: Sequence[tuple[Case, Index]], catalog: RuleCatalog
) -> Violation:
    """The violation of an unused waiver, with the finding that it most likely means.

    names: the rules that it speaks of. around: the organizations that it lies over, with their findings.
    """
    waiver = scope.waiver
    if not any(can_be_waived(catalog.rules[name]) for name in names):
        return about(waiver, UNUSED, variant="reader")
    rules = sorted(names)
    fitting = (case.findings[number] for case, index in around for number in index.fitting(scope, rules))
    taken = next(fitting, None)
    if taken is not None and taken.suppressed is not None:
        other = taken.suppressed.location
        return about(waiver, UNUSED, variant="taken", file=other.file, line=other.start.line)
    of_rules = (one for _, index in around for one in index.some(rules))
    close = min(of_rules, key=lambda one: _distance(scope, one), default=None)
    if close is not None:
        return _other_place(scope, close)
    return _other_rule(scope, around)


def _distance(scope: Scope, finding: Finding) -> tuple[int, int, tuple[object, ...]]:
    """How far a finding of the right rule is from what a waiver asks for: fields that differ, lines between them."""
    line = scope.waiver.line
    lines = abs(finding.location.start.line - line) if line and finding.location.file == scope.waiver.at.file else 10**9
    return (len(scope.mismatch(finding)), lines, finding.order)


def _other_place(scope: Scope, close: Finding) -> Violation:
    """There is a finding of the rule, but the waiver names another line, unit, duty or file."""
    waiver = scope.waiver
    wrong = scope.mismatch(close)[0]
    at, line = close.location, close.location.start.line
    if wrong == "line":
        same_file = at.file == waiver.at.file
        return about(waiver, UNUSED, variant="line" if same_file else "file", line=line, file=at.file)
    if wrong == "duty":
        variant = "duty" if close.duty else "no-duty"
        return about(waiver, UNUSED, wrong, variant, written=waiver.duty or "", other=close.duty or "")
    if wrong == "path":
        return about(waiver, UNUSED, wrong, wrong, written=waiver.path or "", other=at.file)
    written = waiver.unit if wrong == "unit" else waiver.below
    variant = wrong if close.unit else "no-unit"
    return about(waiver, UNUSED, wrong, variant, written=written or "", other=close.unit or "", line=line)


def _other_rule(scope: Scope, around: Sequence[tuple[Case, Index]]) -> Violation:
    """No finding of the rule at all: perhaps the place is right and the rule is another one."""
    waiver = scope.waiver
    if waiver.unit is None and waiver.line is None:
        return about(waiver, UNUSED)
    fitting = (case.findings[number] for case, index in around for number in index.fitting(scope, index.rules))
    there = sorted((one for one in fitting if one.suppressed is None), key=lambda one: one.order)
    if not there:
        return about(waiver, UNUSED)
    alike = Vocabulary(one.rule for one in there).nearest(waiver.rules[0])
    return about(waiver, UNUSED, variant="rule", other=alike[0] if alike else there[0].rule)
