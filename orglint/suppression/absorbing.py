"""A baseline laid over the findings of a run: what it absorbs, and which of its entries have to be pruned."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set

from orglint.findings.baseline import STALE, BaselineEntry, BaselineStatus, BaselineUse
from orglint.findings.finding import Finding, Suppression, SuppressionKind
from orglint.findings.nearest import Vocabulary
from orglint.findings.place import Location, Place
from orglint.findings.violation import Fact, Violation
from orglint.lean.values import frozen, replace
from orglint.rules.catalog import RuleCatalog
from orglint.suppression.baseline import Accepted, Baseline, Identity, Reach, identity
from orglint.suppression.scope import Case, can_be_waived, rules_of

_STALE_RULE = "stale-baseline"
_AT_ONCE: frozenset[BaselineStatus] = frozenset({"unknown", "reader", "protected"})
"""What is wrong with an entry whatever is found."""


@frozen
class Bounds:
    """What a baseline may absorb in a run, and of what it can be told that it is not there.

    protected: words for the rules that only the configuration waives. ran: the names of the rules that did their work.
    is_present: False when an earlier state was looked at, of which the baseline says nothing.
    """

    catalog: RuleCatalog
    protected: frozenset[str]
    ran: Set[str]
    is_present: bool = True

    def accepts(self, finding: Finding) -> bool:
        """Whether a baseline may hold a finding."""
        return can_be_waived(self.catalog.rules[finding.rule]) and finding.rule not in self.protected


def bounds_of(catalog: RuleCatalog, protected: Sequence[str], ran: Set[str], is_present: bool = True) -> Bounds:
    """The bounds of a run; protected: words for rules."""
    names = frozenset(name for word in protected for name in rules_of(word, catalog))
    return Bounds(catalog, names, ran, is_present)


def absorb(
    cases: Sequence[Case], baseline: Baseline, bounds: Bounds, locate: Callable[[Place], Location]
) -> tuple[BaselineUse, list[Violation]]:
    """Mark the findings that a baseline accepts and no waiver covers, each entry as many as it counts.

    What came of each entry, and a violation for each that has to be pruned.
    """
    worker = _Worker(cases, baseline, bounds, locate)
    worker.absorb()
    entries = tuple(worker.entry(number) for number in range(len(baseline.accepted)))
    violations = [worker.violation(number, entry) for number, entry in enumerate(entries) if entry.status in STALE]
    return BaselineUse(baseline.source.file, entries), violations


class _Worker:
    def __init__(
        self, cases: Sequence[Case], baseline: Baseline, bounds: Bounds, locate: Callable[[Place], Location]
    ) -> None:
        self._cases, self._baseline, self._bounds, self._locate = cases, baseline, bounds, locate
        self._reach = Reach(baseline.folder, cases)
        self._rules = {word: self._found(word) for word in {one.rule for one in baseline.accepted}}
        self._at_once = [self._judged_at_once(one) for one in baseline.accepted]
        self._absorbed: list[list[Finding]] = [[] for _ in baseline.accepted]
        self._suppressed: dict[int, dict[Identity, SuppressionKind]] = {}
        self._vocabulary: Vocabulary | None = None

    def absorb(self) -> None:
        """Case by case, in the order of the findings."""
        for number, case in enumerate(self._cases):
            shelf = self._shelf(number, case)
            for at in sorted(range(len(case.findings)), key=lambda at: case.findings[at].order) if shelf else ():
                finding = case.findings[at]
                if finding.suppressed is None and self._bounds.accepts(finding):
                    entry = self._open(shelf.get(identity(finding, case.org), ()))
                    if entry is not None:
                        case.findings[at] = self._cover(finding, entry)

    def _shelf(self, number: int, case: Case) -> dict[Identity, list[int]]:
        """What a finding of a case is -> the entries that accept it."""
        shelf: dict[Identity, list[int]] = {}
        for entry, accepted in enumerate(self._baseline.accepted):
            if self._at_once[entry] is None and number in self._reach.concerned(accepted.organization):
                shelf.setdefault(self._identity(accepted, case), []).append(entry)
        return shelf

    def _identity(self, accepted: Accepted, case: Case) -> Identity:
        return identity(accepted, case.org, self._rules[accepted.rule])

    def _open(self, entries: Sequence[int]) -> int | None:
        """The first of the entries that accepts one finding more."""
        return next((one for one in entries if len(self._absorbed[one]) < self._baseline.accepted[one].count), None)

    def _cover(self, finding: Finding, entry: int) -> Finding:
        accepted = self._baseline.accepted[entry]
        covered = replace(finding, suppressed=Suppression("baseline", accepted.note, self._locate(accepted.at)))
        self._absorbed[entry].append(covered)
        return covered

    def entry(self, number: int) -> BaselineEntry:
        """What came of an entry."""
        accepted = self._baseline.accepted[number]
        return BaselineEntry(
            rule=accepted.rule,
            unit=accepted.unit,
            duty=accepted.duty,
            facts=accepted.facts,
            count=accepted.count,
            note=accepted.note,
            organization=accepted.organization,
            location=self._locate(accepted.at),
            status=self._status(number),
            absorbed=tuple(self._absorbed[number]),
        )

    def _found(self, word: str) -> str | None:
        rule = self._bounds.catalog.find(word)
        return rule.name if rule else None

    def _judged_at_once(self, accepted: Accepted) -> BaselineStatus | None:
        name = self._rules[accepted.rule]
        if name is None:
            return "unknown"
        if not can_be_waived(self._bounds.catalog.rules[name]):
            return "reader"
        return "protected" if name in self._bounds.protected else None

    def _status(self, number: int) -> BaselineStatus:
        accepted, found = self._baseline.accepted[number], len(self._absorbed[number])
        at_once = self._at_once[number]
        if at_once is not None:
            return at_once
        if found == accepted.count:
            return "active"
        if not self._can_tell(accepted):
            return "not-checked"
        if found:
            return "fewer"
        return self._why_nothing(number)

    def _can_tell(self, accepted: Accepted) -> bool:
        """Whether what was not found is not there: its rule did its work on the whole of its organization."""
        concerned = self._reach.concerned(accepted.organization)
        ran = self._rules[accepted.rule] in self._bounds.ran
        whole = all(self._cases[number].org.whole for number in concerned)
        return self._bounds.is_present and ran and whole and self._reach.covers(accepted.organization)

    def _why_nothing(self, number: int) -> BaselineStatus:
        accepted = self._baseline.accepted[number]
        for at in self._reach.concerned(accepted.organization):
            case = self._cases[at]
            kind = self._kinds(at).get(self._identity(accepted, case))
            if kind is not None:
                return "twice" if kind == "baseline" else "waived"
        return "gone"

    def _kinds(self, number: int) -> dict[Identity, SuppressionKind]:
        """What the suppressed findings of a case are -> what suppresses them."""
        if number not in self._suppressed:
            case = self._cases[number]
            self._suppressed[number] = {
                identity(one, case.org): one.suppressed.kind for one in case.findings if one.suppressed is not None
            }
        return self._suppressed[number]

    def violation(self, number: int, entry: BaselineEntry) -> Violation:
        """What is wrong with an entry that has to be pruned."""
        accepted = " · ".join(filter(None, (entry.rule, entry.unit, entry.duty, *entry.facts)))
        facts: dict[str, Fact] = {
            "rule": entry.rule,
            "accepted": accepted,
            "count": entry.count,
            "found": len(entry.absorbed),
        }
        variant: str = "" if entry.status == "gone" else entry.status
        if entry.status == "unknown":
            facts["nearest"] = "".join(self._words().nearest(entry.rule))
            variant = "unknown-nearest" if facts["nearest"] else variant
        at = self._baseline.accepted[number].at
        return Violation(rule=_STALE_RULE, at=at, facts=facts, variant=variant, unit=entry.unit, duty=entry.duty)

    def _words(self) -> Vocabulary:
        if self._vocabulary is None:
            self._vocabulary = Vocabulary(self._bounds.catalog.rules)
        return self._vocabulary
