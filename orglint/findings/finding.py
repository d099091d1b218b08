"""What the user sees."""

from __future__ import annotations

from dataclasses import dataclass

from orglint.findings.place import Location
from orglint.findings.severity import Severity
from orglint.findings.text import Text


@dataclass(frozen=True, slots=True)
class RelatedPlace:
    """A further place of a finding with what stands there."""

    message: Text
    location: Location


@dataclass(frozen=True, slots=True)
class Suppression:
    """Why a finding does not count: the waiver that covers it."""

    kind: str
    reason: str
    location: Location
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the text at `location` by `text`."""

    location: Location
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A way to mend a finding. `safe` fixes keep every accountability as it is; others are suggestions."""

    title: Text
    edits: tuple[Edit, ...]
    safe: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is wrong, where, how badly, and what to do about it.

    fingerprint: sixteen hexadecimal digits that stay the same while rule, unit, duty and facts stay the same, wherever
    the text moves.
    """

    code: str
    rule: str
    severity: Severity
    message: Text
    help: Text
    statements: tuple[str, ...]
    location: Location
    fingerprint: str
    unit: str | None = None
    duty: str | None = None
    related: tuple[RelatedPlace, ...] = ()
    suppressed: Suppression | None = None
    fixes: tuple[Fix, ...] = ()

    @property
    def order(self) -> tuple[object, ...]:
        """Sort key: file, position, rule, and then everything that could still differ."""
        return (self.location, self.code, self.rule, self.unit or "", self.duty or "", self.message.en)
