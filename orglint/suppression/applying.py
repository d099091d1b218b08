"""Waivers and comments laid over the findings of a run: what they cover, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from datetime import date
from typing import TYPE_CHECKING

from orglint.findings.finding import Finding, Suppression
from orglint.findings.ledger import LedgerEntry, Status
from orglint.findings.nearest import Vocabulary
from orglint.findings.place import Location, Place
from orglint.findings.violation import Violation
from orglint.lean.values import field, mutable, replace
from orglint.rules.catalog import RuleCatalog
from orglint.suppression.policy import Policy
from orglint.suppression.scope import Case, Scope, fits_path, rules_of
from orglint.suppression.waiver import UNUSED, Waiver, about, waiver_of

if TYPE_CHECKING:
    from orglint.suppression.index import Index

Locate = Callable[[Place], Location]
MOST_HINTS = 200
"""Waivers of a run for which it is looked up what they may have meant; so many wrong ones are no slips."""


@mutable
class Applied:
    """What came of it: what is wrong with waivers and comments, and the ledger."""

    violations: list[Violation] = field(default_factory=list)
    ledger: list[LedgerEntry] = field(default_factory=list)


def apply_waivers(
    cases: Sequence[Case], policy: Policy, catalog: RuleCatalog, active: Set[str], today: date, locate: Locate
) -> Applied:
    """Mark the findings of each case that a waiver covers; the nearest one wins: comment, definition, configuration.

    A waiver that is unknown, expired, without reason or overgrown covers nothing. active: the names of the rules that
    ran; of others nothing is said. What says that the definition could not be understood cannot be waived.
    """
    applied = Applied()
    if policy.use_waivers:
        worker = _Worker(policy, catalog, active, today, locate, applied)
        for case in cases:
            for waiver in worker.written_in(case):
                worker.lay(waiver, [case])
        for waiver in policy.waivers:
            worker.lay(waiver, cases)
    return applied


@mutable
class _Covered:
    """A case with the numbers of its findings that a waiver covers."""

    case: Case
    scope: Scope
    numbers: list[int]


class _Worker:
    """Lays waivers over findings one by one."""

    def __init__(
        self, policy: Policy, catalog: RuleCatalog, active: Set[str], today: date, locate: Locate, applied: Applied
    ) -> None:
        self._catalog, self._active, self._today, self._locate = catalog, active, today, locate
        self._applied = applied
        self._protected = frozenset(name for word in policy.protected for name in rules_of(word, catalog))
        self._names: dict[str, frozenset[str]] = {}
        self._indexes: dict[int, Index] = {}
        self._vocabulary: Vocabulary | None = None
        self._units: dict[tuple[int, ...], Vocabulary] = {}
        self._hints = 0

    def written_in(self, case: Case) -> Iterator[Waiver]:
        """The waivers of an organization's own files."""
        if case.comments:
            from orglint.suppression.comments import read_comments  # most definitions hold none

            comments, violations = read_comments(case.comments)
            self._applied.violations.extend(violations)
            yield from comments
        for definition in case.org.waivers:
            waiver = waiver_of(definition)
            if waiver is not None:
                yield waiver

    def lay(self, waiver: Waiver, cases: Sequence[Case]) -> None:
        """Cover what a waiver covers, say what is wrong with it, and enter it in the ledger."""
        names = frozenset(name for word in waiver.rules for name in self._rules(word))
        found = [_Covered(case, scope := Scope(waiver, case.org), self._matching(scope, names, case)) for case in cases]
        status, violation = self._judged(waiver, names, found)
        absorbed = self._cover(waiver, found) if status == "active" else []
        if violation is not None:
            self._applied.violations.append(violation)
        self._applied.ledger.append(self._entry(waiver, status, absorbed))

    def _rules(self, word: str) -> frozenset[str]:
        if word not in self._names:
            self._names[word] = rules_of(word, self._catalog)
        return self._names[word]

    def _matching(self, scope: Scope, names: frozenset[str], case: Case) -> list[int]:
        allowed = sorted(names if scope.waiver.kind == "config" else names - self._protected)
        fitting = self._index(case).fitting(scope, allowed)
        return [number for number in fitting if case.findings[number].suppressed is None]

    def _index(self, case: Case) -> Index:
        index = self._indexes.get(id(case))
        if index is None:
            from orglint.suppression.index import Index  # most organizations accept nothing

            index = self._indexes[id(case)] = Index(case, self._catalog)
        return index

    def _judged(self, waiver: Waiver, names: frozenset[str], found: list[_Covered]) -> tuple[Status, Violation | None]:
        """Whether a waiver holds, and what is wrong with it."""
        unknown = next((word for word in waiver.rules if not self._rules(word)), None)
        if unknown is not None:
            return "unknown", self._unknown_rule(waiver, unknown)
        units = [one.scope.unknown_unit for one in found]
        if units and all(units) and all(one.case.org.whole for one in found):
            return "unknown", self._unknown_unit(waiver, units[0], found)
        if not waiver.reason:
            return "without-reason", about(waiver, "waiver-without-reason")
        if waiver.kind != "config" and names and names <= self._protected:
            return "protected", about(waiver, "waiver-of-protected-rule")
        if waiver.until is not None and waiver.until < self._today:
            return "expired", about(waiver, "expired-waiver", "until", until=waiver.until.isoformat())
        return self._counted(waiver, names, found)

    def _counted(self, waiver: Waiver, names: frozenset[str], found: list[_Covered]) -> tuple[Status, Violation | None]:
        count = sum(len(one.numbers) for one in found)
        if waiver.max is not None and count > waiver.max:
            return "overgrown", about(waiver, "overgrown-waiver", "max", count=count, most=waiver.max)
        if count and waiver.max is None and waiver.open_ended and self._can_grow(found):
            return "active", about(waiver, "waiver-without-limit", count=count)
        if count:
            return "active", None
        if not self._can_tell(waiver, names, found):
            return "not-checked", None
        if not self._may_hint():
            return "unused", about(waiver, UNUSED)
        from orglint.suppression.near_miss import near_miss  # only where a waiver is of no use

        around = [(one.case, self._index(one.case)) for one in found]
        return "unused", near_miss(found[0].scope, names, around, self._catalog)

    @staticmethod
    def _can_grow(found: list[_Covered]) -> bool:
        """What concerns the organization as a whole has no unit that a waiver could name."""
        return any(one.case.findings[number].unit is not None for one in found for number in one.numbers)

    def _can_tell(self, waiver: Waiver, names: frozenset[str], found: list[_Covered]) -> bool:
        """Whether a waiver that covers nothing is known to be of no use: its rules ran on the files it speaks of."""
        if names.isdisjoint(self._active) or not all(one.case.org.whole for one in found):
            return False
        return any(fits_path(file, waiver) for one in found for file in one.case.files)

    def _cover(self, waiver: Waiver, found: list[_Covered]) -> list[Finding]:
        until = waiver.until.isoformat() if waiver.until else None
        suppression = Suppression(waiver.kind, waiver.reason, self._locate(waiver.at), until, waiver.approved_by)
        absorbed = []
        for one in found:
            for number in one.numbers:
                finding = replace(one.case.findings[number], suppressed=suppression)
                one.case.findings[number] = finding
                absorbed.append(finding)
        return absorbed

    def _may_hint(self) -> bool:
        self._hints += 1
        return self._hints <= MOST_HINTS

    def _unknown_rule(self, waiver: Waiver, word: str) -> Violation:
        if self._vocabulary is None:
            rules = self._catalog.rules
            self._vocabulary = Vocabulary([*rules, *(rule.code for rule in rules.values())])
        close = "".join(self._vocabulary.nearest(word)) if self._may_hint() else ""
        return about(waiver, "unknown-waiver-rule", "rule", "nearest" if close else "", waived=word, nearest=close)

    def _unknown_unit(self, waiver: Waiver, field: str, found: list[_Covered]) -> Violation:
        word, cases = getattr(waiver, field), tuple(id(one.case) for one in found)
        if cases not in self._units:
            self._units[cases] = Vocabulary(id for one in found for id in one.case.org.by_id)
        close = "".join(self._units[cases].nearest(word)) if self._may_hint() else ""
        variant = "unit-nearest" if close else "unit"
        return about(waiver, "unknown-waiver-rule", field, variant, waived=word, nearest=close)

    def _entry(self, waiver: Waiver, status: Status, absorbed: list[Finding]) -> LedgerEntry:
        until = waiver.until
        return LedgerEntry(
            kind=waiver.kind,
            rules=waiver.rules,
            status=status,
            location=self._locate(waiver.at),
            reason=waiver.reason,
            unit=waiver.unit,
            below=waiver.below,
            duty=waiver.duty,
            path=waiver.path,
            until=until.isoformat() if until else None,
            days_left=(until - self._today).days if until else None,
            approved_by=waiver.approved_by,
            max=waiver.max,
            absorbed=tuple(sorted(absorbed, key=lambda one: one.order)),
        )
