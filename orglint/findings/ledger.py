"""What a company accepts: every waiver with what it absorbed."""

from __future__ import annotations

from typing import Literal

from orglint.findings.finding import Finding, SuppressionKind
from orglint.findings.place import Location
from orglint.lean.values import frozen

Status = Literal["active", "unused", "expired", "overgrown", "without-reason", "unknown", "protected", "not-checked"]
"""active: it covers what it absorbed; all others cover nothing. not-checked: no rule of it was used in this run, or a
file could not be read, so that nothing can be said."""


@frozen
class LedgerEntry:
    """One waiver of the definition, of a comment or of the configuration.

    rules, unit, below, duty, path: what it is for, as written. until: the last day, YYYY-MM-DD. days_left: from the day
    of the run to that day, negative when it is past. absorbed: the findings that it covers.
    """

    kind: SuppressionKind
    rules: tuple[str, ...]
    status: Status
    location: Location
    reason: str
    unit: str | None = None
    below: str | None = None
    duty: str | None = None
    path: str | None = None
    until: str | None = None
    days_left: int | None = None
    approved_by: str | None = None
    max: int | None = None
    absorbed: tuple[Finding, ...] = ()

    @property
    def order(self) -> tuple[object, ...]:
        """Sort key: what ends first comes first, what never ends last."""
        return (self.until is None, self.until or "", self.location, self.rules)
