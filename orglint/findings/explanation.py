"""Why there is a finding, and the ways out."""

from __future__ import annotations

from dataclasses import dataclass

from orglint.findings.coverage import Evidence
from orglint.findings.finding import Finding
from orglint.findings.severity import Severity
from orglint.findings.text import Text


@dataclass(frozen=True, slots=True)
class Cited:
    """A statement of the source text: the answer that it belongs to, its line there, what it says in our words."""

    id: str
    answer: str
    line: str
    says: Text


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What another profile makes of the same. severity: None where it finds nothing. asks: the rule is part of it."""

    profile: str
    severity: Severity | None
    asks: bool


@dataclass(frozen=True, slots=True)
class WaysOut:
    """What can be done about a finding.

    change: what to change in the organization. declare: what to write where the definition says too little or something
    else than is meant. waiver, comment: what accepts it, to be completed by a reason; empty where it cannot be waived.
    """

    change: tuple[Text, ...]
    declare: tuple[Text, ...]
    waiver: str
    comment: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """A finding with everything that it stands on.

    profile: the one that it is found under. facts: what was used, each with its place. logic: how the rule comes from
    them to its verdict. statements: those that are contradicted. lost: those by which nothing would be wrong.
    """

    finding: Finding
    profile: str
    summary: Text
    why: Text
    facts: tuple[Evidence, ...]
    logic: tuple[Text, ...]
    statements: tuple[Cited, ...]
    lost: tuple[Cited, ...]
    elsewhere: tuple[Elsewhere, ...]
    ways: WaysOut
    redacted: bool = False
