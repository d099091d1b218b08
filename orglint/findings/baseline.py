"""What a baseline did in a run: every entry with what it absorbed."""

from __future__ import annotations

from typing import Literal

from orglint.findings.finding import Finding
from orglint.findings.place import Location
from orglint.lean.values import frozen

BaselineStatus = Literal["active", "fewer", "gone", "waived", "twice", "protected", "unknown", "reader", "not-checked"]
"""active: every finding that it accepts is there. fewer, gone: some or all of them are not any more. waived: a waiver
covers them. twice: another entry accepts them. protected, unknown, reader: its rule cannot be accepted, or is none.
not-checked: its rule or organization was not part of the run, or a file could not be read, so that nothing is said."""

STALE: frozenset[BaselineStatus] = frozenset({"fewer", "gone", "waived", "twice", "protected", "unknown", "reader"})
"""What has to be pruned."""


@frozen
class BaselineEntry:
    """One line of a baseline: what is accepted, how often, and what of it was found.

    rule, unit, duty, facts: what the findings are, as written. organization: where they are, as a path from the folder
    of the baseline.
    """

    rule: str
    unit: str | None
    duty: str | None
    facts: tuple[str, ...]
    count: int
    note: str
    organization: str
    location: Location
    status: BaselineStatus
    absorbed: tuple[Finding, ...] = ()


@frozen
class BaselineUse:
    """The baseline of a run. file: as the user is told it."""

    file: str
    entries: tuple[BaselineEntry, ...]

    @property
    def accepted(self) -> int:
        """How many findings it accepts in all."""
        return sum(one.count for one in self.entries)

    @property
    def stale(self) -> int:
        """How many of its entries have to be pruned."""
        return sum(1 for one in self.entries if one.status in STALE)

    def counts(self) -> dict[str, str | int]:
        """Its counts, as every JSON report tells them."""
        absorbed = sum(len(one.absorbed) for one in self.entries)
        counts = {"entries": len(self.entries), "accepted": self.accepted, "absorbed": absorbed, "stale": self.stale}
        return {"file": self.file, **counts}
