"""The result of a run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, get_args

from orglint.findings.finding import Finding, SuppressionKind
from orglint.findings.ledger import LedgerEntry
from orglint.findings.problem import Problem
from orglint.findings.severity import Severity
from orglint.findings.text import Text
from orglint.lean.values import field, frozen

if TYPE_CHECKING:
    from orglint.findings.baseline import BaselineUse

_NO_TEXT = Text("", "")


@frozen
class RuleRun:
    """How many objects an active rule looked at, and what the rule says of itself.

    reads: its findings come from reading the definition, so that it examines no objects. vacuous: it is a rule of the
    user's own, it ran, and it had nothing to look at, which its author did not foresee.
    """

    code: str
    rule: str
    examined: int
    pack: str = ""
    severity: Severity = Severity.WARNING
    summary: Text = _NO_TEXT
    why: Text = _NO_TEXT
    help: Text = _NO_TEXT
    statements: tuple[str, ...] = ()
    reads: bool = False
    vacuous: bool = False


@frozen
class PluginRun:
    """A plugin that was active: its name, the package or file it comes from, its version where it says one."""

    name: str
    origin: str
    version: str | None

    @property
    def title(self) -> str:
        """Its origin and version, as people call it."""
        return self.origin if self.version is None else f"{self.origin} {self.version}"


@frozen
class Standing:
    """What profiles are met: by the organizations of a run together (`unit` None), or by one branch.

    met: the profiles, by id; of a branch, those of the ladder only. rung: the last profile of the ladder up to which
    all are met; None when not even the first is. asked: of the whole, the profiles that speak of each organization.
    """

    unit: str | None
    met: tuple[str, ...]
    rung: str | None = None
    asked: tuple[str, ...] = ()


@frozen
class ChangedOnly:
    """A report that tells only what a change touches. since: the state before it. hidden: how many findings it left
    out."""

    since: str
    hidden: Mapping[Severity, int]

    @property
    def total(self) -> int:
        """How many were left out in all."""
        return sum(self.hidden.values())


@frozen
class Report:
    """Findings in order, and what was looked at.

    findings: all of them, suppressed ones too, sorted by file, position and rule.
    organizations, units: how many were checked.
    rules: every active rule with the number of objects it examined, sorted by code.
    texts: file name -> its decoded text, for excerpts.
    plugins: the plugins that were active. failures: files that could not be read and rules that could not do their
    work, so that what would have been found is not among the findings.
    ledger: every waiver with what it absorbed, what ends first coming first.
    baseline: what came of each entry of the baseline, where there is one. changed_only: what was left out, where only
    what a change touches was asked for.
    profile: the profile that was applied. advisory: under it findings never make the run fail.
    edition: the edition of the rules. is_newest: there is none after it.
    notes: what the user should know of the run besides its findings, of the settings for instance.
    redacted: pseudonyms stand for names, and there are no source texts.
    standing: which profiles are met, by the whole first and then by each branch; empty where not all rules of a
    profile were used.
    """

    findings: tuple[Finding, ...]
    organizations: int
    units: int
    rules: tuple[RuleRun, ...]
    texts: Mapping[str, str] = field(default_factory=dict)
    plugins: tuple[PluginRun, ...] = ()
    failures: tuple[Problem, ...] = ()
    ledger: tuple[LedgerEntry, ...] = ()
    baseline: BaselineUse | None = None
    changed_only: ChangedOnly | None = None
    profile: str = "combined"
    edition: str = ""
    is_newest: bool = True
    advisory: bool = False
    notes: tuple[Problem, ...] = ()
    redacted: bool = False
    standing: tuple[Standing, ...] = ()

    @property
    def active(self) -> tuple[Finding, ...]:
        """The findings that count: all but the suppressed ones."""
        return tuple(finding for finding in self.findings if finding.suppressed is None)

    @property
    def vacuous(self) -> tuple[str, ...]:
        """The names of the rules of the user's own that had nothing to look at."""
        return tuple(one.rule for one in self.rules if one.vacuous)

    def suppressed(self) -> dict[SuppressionKind, int]:
        """How many findings are suppressed by what."""
        kinds = Counter(one.suppressed.kind for one in self.findings if one.suppressed is not None)
        return {kind: kinds[kind] for kind in get_args(SuppressionKind)}

    def count(self, severity: Severity) -> int:
        """How many findings that count have exactly this severity."""
        return sum(1 for finding in self.active if finding.severity is severity)

    def fails(self, level: Severity) -> bool:
        """Whether any finding that counts is at or above `level`."""
        return not self.advisory and any(finding.severity.rank >= level.rank for finding in self.active)
