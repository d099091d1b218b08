"""What the user sees."""

from __future__ import annotations

from typing import Literal

from orglint.findings.place import Location
from orglint.findings.severity import Severity
from orglint.findings.text import Text
from orglint.lean.values import frozen

SuppressionKind = Literal["waiver", "comment", "config", "baseline"]
"""Where it is written that a finding is accepted: under `waivers:` of the definition, in a comment beside the finding,
under `waivers:` of the configuration, or in the baseline."""


@frozen(slots=True)
class RelatedPlace:
    """A further place of a finding with what stands there."""

    message: Text
    location: Location


@frozen
class Suppression:
    """Why a finding does not count: what covers it, and where that is written.

    reason: in the words of who accepted it; empty for the baseline. until: the last day, YYYY-MM-DD. approved_by: who
    accepted it.
    """

    kind: SuppressionKind
    reason: str
    location: Location
    until: str | None = None
    approved_by: str | None = None


@frozen(slots=True)
class Edit:
    """Replace the text at `location` by `text`."""

    location: Location
    text: str


@frozen(slots=True)
class Fix:
    """A way to mend a finding. `safe` fixes keep every accountability as it is; others are suggestions."""

    title: Text
    edits: tuple[Edit, ...]
    safe: bool


@frozen
class Contested:
    """The answers of the source text disagree on a finding.

    won: the statements that it stands on. lost: those by which nothing would be wrong. profile: the one under which
    that is so. follow: the profiles that go by what lost.
    """

    won: tuple[str, ...]
    lost: tuple[str, ...]
    profile: str
    follow: tuple[str, ...]


@frozen(kw_only=True, slots=True)
class Finding:
    """One thing that is wrong, where, how badly, and what to do about it.

    facts: what tells it from other findings of its rule, unit and duty: ids and words, no position, no wording of ours.
    fingerprint: sixteen hexadecimal digits of rule, unit, duty and facts; the same wherever the text moves.
    """

    code: str
    rule: str
    severity: Severity
    message: Text
    help: Text
    statements: tuple[str, ...]
    location: Location
    fingerprint: str
    facts: tuple[str, ...] = ()
    unit: str | None = None
    duty: str | None = None
    related: tuple[RelatedPlace, ...] = ()
    suppressed: Suppression | None = None
    fixes: tuple[Fix, ...] = ()
    contested: Contested | None = None

    @property
    def order(self) -> tuple[object, ...]:
        """Sort key: file, position, rule, and then everything that could still differ."""
        at, to = self.location.start, self.location.end
        place = (self.location.file, at.line, at.column, to.line, to.column)
        return (*place, self.code, self.rule, self.unit or "", self.duty or "", self.message.en)
