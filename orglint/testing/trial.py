"""One rule on one text: what it finds there, and what else would hide that."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from orglint.findings.finding import Finding
from orglint.findings.problem import Problem
from orglint.lean.values import frozen
from orglint.pipeline import check_bytes
from orglint.rules.catalog import RuleCatalog
from orglint.rules.rule import Rule
from orglint.settings import Settings
from orglint.source.discovery import BASELINE_NAME
from orglint.source.text import SourceText
from orglint.suppression.baseline import Baseline
from orglint.suppression.baseline_file import parse_baseline
from orglint.suppression.policy import Policy

_READING = ("ORG1", "ORG2")
_SOUND = ("ORG",)
_WAIVERS = "ORG6"
_MARK = re.compile(r"#.*$")
_TODAY = date(2026, 1, 1)


@frozen
class Trial:
    """What a rule found in a text, in order; other faults of the text itself; what kept the rule from its work; where
    that was asked, what else is wrong with the definition."""

    found: tuple[Finding, ...]
    unreadable: tuple[Finding, ...]
    failures: tuple[Problem, ...]
    beside: tuple[Finding, ...] = ()


def expected_lines(example: Mapping[str, Any]) -> Counter[int]:
    """Line -> how many findings an example expects there: its `findings`, else its `# finding` comments."""
    if example.get("findings") is not None:
        return Counter(example["findings"])
    marks: Counter[int] = Counter()
    for number, line in enumerate(example["bad"].splitlines(), start=1):
        comment = _MARK.search(line)
        if comment:
            marks[number] += comment.group().split().count("finding")
    return +marks


def without_comments(text: str) -> list[str]:
    """The lines of a text as far as they say anything."""
    bare = (re.sub(r"\s*#.*", "", line).rstrip() for line in text.splitlines())
    return [line for line in bare if line]


def try_rule(
    rule: Rule,
    text: str,
    example: Mapping[str, Any],
    catalog: RuleCatalog,
    encoding: str = "utf-8",
    *,
    with_core: bool = False,
) -> Trial:
    """Run a rule alone on a text, by the day and the policy that its example names. with_core: what makes a definition
    sound is looked at as well."""
    today = date.fromisoformat(example["today"]) if example.get("today") else _TODAY
    settings = Settings(
        today=today,
        suppression=Policy(protected=tuple(example.get("protected", ())), baseline=_baseline(example)),
        select=(rule.name, *_SOUND * with_core, *("marketing",) * rule.code.startswith(_WAIVERS)),
    )
    report = check_bytes(text.encode(encoding), settings=settings, catalog=catalog)
    return Trial(
        tuple(one for one in report.findings if one.rule == rule.name),
        tuple(one for one in report.findings if one.rule != rule.name and one.code.startswith(_READING)),
        report.failures,
        tuple(one for one in report.findings if one.rule != rule.name and one.code.startswith(_SOUND)),
    )


def _baseline(example: Mapping[str, Any]) -> Baseline | None:
    text = example.get("baseline")
    return None if text is None else parse_baseline(SourceText(BASELINE_NAME, text), os.path.realpath("."))
