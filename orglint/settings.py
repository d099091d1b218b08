"""What a run is asked to do."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from orglint.findings.problem import Problem
from orglint.findings.severity import Severity
from orglint.findings.text import Language
from orglint.lean.values import field, frozen
from orglint.rules.catalog import DEFAULT_PROFILE, Adjustment
from orglint.rules.overrides import Override
from orglint.suppression.policy import NO_POLICY, Policy
from orglint.syntax.limits import DEFAULT_LIMITS, Limits

if TYPE_CHECKING:
    from orglint.source.past import Past
    from orglint.suppression.narrowing import Since


@frozen
class Settings:
    """Settings of one run.

    profile: which profile's rules run. select, ignore: rule names, codes, beginnings of codes, packs or statements.
    adjust: rule name -> changes. packs: folders with rule files. extra: built-in packs besides the profile's.
    edition: the edition of the rules; None is the newest. plugins: files and modules whose Python adds rules.
    installed: whether the plugins of installed packages do too.
    fail_on: the severity from which on findings count as failure. complete: lists of duties and hand-offs count as
    complete. suppression: what may be waived, and by what. today: the day by which waivers expire. overrides: changes
    for some paths or units, later ones over earlier ones. notes: what the user should know of the settings, though it
    keeps nothing from running. past: the earlier state to look at, instead of what lies there now. since: what the
    findings are narrowed to. redact: pseudonyms stand for names in the report; redact_key makes them the same in every
    run.
    """

    profile: str = DEFAULT_PROFILE
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    adjust: Mapping[str, Adjustment] = field(default_factory=dict)
    packs: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    edition: str | None = None
    plugins: tuple[str, ...] = ()
    installed: bool = False
    fail_on: Severity = Severity.WARNING
    language: Language | None = None
    complete: bool = False
    suppression: Policy = NO_POLICY
    today: date = field(default_factory=date.today)
    limits: Limits = DEFAULT_LIMITS
    overrides: tuple[Override, ...] = ()
    notes: tuple[Problem, ...] = ()
    past: Past | None = None
    since: Since | None = None
    redact: bool = False
    redact_key: bytes = field(default=b"", repr=False)
