"""Runs the examples of a rule: the bad ones must give exactly the findings that they mark, the good ones none."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import Any

from orglint.pipeline import check_bytes, check_text
from orglint.rules.rule import Rule
from orglint.settings import Settings
from orglint.suppression.policy import Policy

_READING = ("ORG1", "ORG2")
_MARK = re.compile(r"#.*$")


def expected_lines(example: dict[str, Any]) -> Counter[int]:
    """Line -> how many findings an example expects there: its `findings`, else its `# finding` comments."""
    if example.get("findings") is not None:
        return Counter(example["findings"])
    marks: Counter[int] = Counter()
    for number, line in enumerate(example["bad"].splitlines(), start=1):
        comment = _MARK.search(line)
        if comment:
            marks[number] += comment.group().split().count("finding")
    return +marks


def example_faults(rule: Rule) -> list[str]:
    """What is wrong with the examples of a rule, a sentence each; empty when all of them hold."""
    faults = []
    for number, example in enumerate(rule.data["examples"], start=1):
        wanted = expected_lines(example)
        if not wanted:
            faults.append(f"example {number} marks no finding")
        found = found_lines(rule, example["bad"], example, example.get("encoding", "utf-8"))
        if found != wanted:
            faults.append(f"example {number}, bad: findings wanted at lines {_shown(wanted)}, got {_shown(found)}")
        silent = found_lines(rule, example["good"], example, "utf-8")
        if silent:
            faults.append(f"example {number}, good: findings at lines {_shown(silent)}")
    return faults


def found_lines(rule: Rule, text: str, example: dict[str, Any], encoding: str) -> Counter[int]:
    """Line -> how many findings of the rule a text gives. Another fault of the reading counts as line 0."""
    today = date.fromisoformat(example["today"]) if "today" in example else date(2026, 1, 1)
    policy = Policy(protected=tuple(example.get("protected", ())))
    settings = Settings(
        today=today, suppression=policy, select=(rule.name, "marketing") if _is_about_waivers(rule) else (rule.name,)
    )
    report = check_bytes(text.encode(encoding), settings=settings)
    lines = Counter(one.location.start.line for one in report.findings if one.rule == rule.name)
    others = [one for one in report.findings if one.rule != rule.name and one.code.startswith(_READING)]
    lines[0] += len(others)
    return +lines


def reported_statements(rule: Rule, example: dict[str, Any]) -> set[str]:
    """The statements that the findings of a rule cite on a bad example."""
    report = check_text(example["bad"], settings=Settings(select=(rule.name,), profile="audit"))
    return {statement for one in report.findings if one.rule == rule.name for statement in one.statements}


def _is_about_waivers(rule: Rule) -> bool:
    return rule.code.startswith("ORG6")


def _shown(lines: Counter[int]) -> str:
    return ", ".join(str(line) for line in sorted(lines.elements())) or "none"
