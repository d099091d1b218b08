"""What every statement of the source text comes to for one organization."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from orglint.findings.finding import Finding
from orglint.findings.place import Location
from orglint.findings.report import RuleRun
from orglint.findings.text import Text

Verdict = Literal["holds", "violated", "undetermined", "not-applicable"]
"""violated: a finding contradicts it, waived or not. holds: something is declared that it speaks of, and all of it
agrees. undetermined: it could be decided and nothing is declared. not-applicable: nothing here is what it speaks of."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A place of the definition that a verdict stands on, the unit it is about, and what stands there."""

    location: Location
    unit: str | None
    says: Text


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict on one statement.

    id: S-001 … S-108, or D-01 … for what is derived. answer: M1 … M4, the answer of the text that it belongs to.
    because: why the verdict is not `holds`; empty for that. declare: what to write to make it decidable. rules: those
    that carry it out. profile: the one that it was judged under. findings: those that contradict it.
    """

    id: str
    answer: str
    line: str
    says: Text
    verdict: Verdict
    profile: str
    because: Text | None = None
    declare: Text | None = None
    rules: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def units(self) -> tuple[str, ...]:
        """The units that the verdict is about, by id, each once."""
        named = [*(one.unit for one in self.findings), *(one.unit for one in self.evidence)]
        return tuple(dict.fromkeys(unit for unit in named if unit is not None))

    def about(self, unit: str) -> Judgement:
        """The same with only what is about one unit."""
        return replace(
            self,
            evidence=tuple(one for one in self.evidence if one.unit == unit),
            findings=tuple(one for one in self.findings if one.unit == unit),
        )


@dataclass(frozen=True, slots=True)
class Structure:
    """The structure class (T-MS, T-G, …) of a sales hierarchy; `unit` is its headquarters, None the company."""

    unit: str | None
    structure: str


@dataclass(frozen=True, slots=True)
class Contrast:
    """Statements of different answers on one matter. about: the matter, in the words of the rule that knows both."""

    rule: str
    about: Text
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """All statements with their verdicts.

    structures: those of every sales hierarchy. statements: all 108 in the order of the text. derived: D-01 ….
    vacuous: active rules that looked at nothing. contrasts: what the answers disagree on here, under an advisory
    profile only. whole: everything could be read. redacted: pseudonyms stand for names.
    """

    profile: str
    edition: str
    structures: tuple[Structure, ...]
    statements: tuple[Judgement, ...]
    derived: tuple[Judgement, ...]
    vacuous: tuple[RuleRun, ...]
    contrasts: tuple[Contrast, ...] = ()
    whole: bool = True
    redacted: bool = False


def counted(judgements: Sequence[Judgement]) -> dict[Verdict, int]:
    """How many statements have each verdict; the counts add up to all of them."""
    counts: dict[Verdict, int] = {"holds": 0, "violated": 0, "undetermined": 0, "not-applicable": 0}
    for one in judgements:
        counts[one.verdict] += 1
    return counts
