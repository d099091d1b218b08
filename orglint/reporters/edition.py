"""What another edition of the rules would do: for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from orglint.findings.difference import Difference
from orglint.findings.finding import Finding
from orglint.findings.text import Language, Text
from orglint.lean.values import frozen
from orglint.reporters.escape import log_line, visible
from orglint.reporters.style import Style
from orglint.reporters.summary import REDACTED
from orglint.rules.editions import RuleChanges


@frozen
class EditionDiff:
    """Two editions, what differs in their rules, and what that makes of the organizations at hand."""

    before: str
    after: str
    rules: RuleChanges
    findings: Difference
    redacted: bool = False


def text_diff(diff: EditionDiff, language: Language, style: Style) -> Iterator[str]:
    """The rules that differ, then the findings that do, grouped by rule; each line with its line end."""
    yield style.paint(f"{diff.before} → {diff.after}", "bold") + "\n"
    for line in _rule_lines(diff.rules, language):
        yield f"  {line}\n"
    for (code, rule), rows in _grouped(diff.findings):
        new = f" · {_NEW_RULE.read(language)}" if rule in diff.rules.added else ""
        yield f"\n{style.paint(f'{code} {rule}', 'bold')}{new}\n"
        for sign, finding, severity in rows:
            start = finding.location.start
            at = f"{visible(finding.location.file)}:{start.line}:{start.column}"
            told = f"  {sign} {at}: {severity} {visible(finding.message.read(language))}"
            yield log_line(style.paint(told, _PAINT[sign])) + "\n"
    told = f" · {REDACTED.read(language)}" if diff.redacted else ""
    yield f"\n{_summary(diff.findings, language)}{told}\n"


def json_diff(diff: EditionDiff, language: Language) -> Iterator[str]:
    """One JSON object; keys are only ever added."""
    findings = diff.findings
    changed = [{**_row(new, language), "before": old.severity.value} for old, new in findings.changed]
    rules = diff.rules
    content = {
        "version": 1,
        "from": diff.before,
        "to": diff.after,
        "redacted": diff.redacted,
        "rules": {
            "added": list(rules.added),
            "removed": list(rules.removed),
            "severity": [{"rule": name, "from": old, "to": new} for name, (old, new) in rules.severity.items()],
            "other": list(rules.other),
        },
        "added": [_row(one, language) for one in findings.added],
        "gone": [_row(one, language) for one in findings.gone],
        "changed": changed,
        "summary": {"added": len(findings.added), "gone": len(findings.gone), "changed": len(changed)},
    }
    yield json.dumps(content, ensure_ascii=True, indent=1) + "\n"


def _rule_lines(rules: RuleChanges, language: Language) -> Iterator[str]:
    severity = [f"{name} ({old} → {new})" for name, (old, new) in rules.severity.items()]
    told = ((_ADDED, rules.added), (_REMOVED, rules.removed), (_SEVERITY, severity), (_OTHER, rules.other))
    for text, names in told:
        if names:
            yield text.filled(count=len(names), names=", ".join(names)).read(language)


def _grouped(found: Difference) -> list[tuple[tuple[str, str], list[tuple[str, Finding, str]]]]:
    """Code and name of a rule -> its findings with a sign and the severity to show, in order."""
    rows = [("+", one, one.severity.value) for one in found.added]
    rows += [("-", one, one.severity.value) for one in found.gone]
    rows += [("~", new, f"{old.severity.value} → {new.severity.value}") for old, new in found.changed]
    groups: dict[tuple[str, str], list[tuple[str, Finding, str]]] = {}
    for row in sorted(rows, key=lambda one: one[1].order):
        groups.setdefault((row[1].code, row[1].rule), []).append(row)
    return sorted(groups.items())


def _row(finding: Finding, language: Language) -> dict[str, Any]:
    start, end = finding.location.start, finding.location.end
    return {
        "code": finding.code,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": finding.message.read(language),
        "unit": finding.unit,
        "duty": finding.duty,
        "location": {
            "file": finding.location.file,
            "start": {"line": start.line, "column": start.column},
            "end": {"line": end.line, "column": end.column},
        },
        "fingerprint": finding.fingerprint,
    }


def _summary(found: Difference, language: Language) -> str:
    counts = {"added": len(found.added), "gone": len(found.gone), "changed": len(found.changed)}
    return (_SUMMARY.filled(**counts) if any(counts.values()) else _NOTHING).read(language)


_PAINT = {"+": "warning", "-": "help", "~": "info"}
_ADDED = Text("rules that it adds ({count}): {names}", "新增规则（{count}）：{names}")
_REMOVED = Text("rules that it does not have ({count}): {names}", "没有的规则（{count}）：{names}")
_SEVERITY = Text("rules of another severity ({count}): {names}", "级别不同的规则（{count}）：{names}")
_OTHER = Text("rules that judge otherwise ({count}): {names}", "判断标准不同的规则（{count}）：{names}")
_NEW_RULE = Text("new rule", "新规则")
_SUMMARY = Text(
    "findings here: {added} more, {gone} gone, {changed} of another severity",
    "此处的问题：新增 {added}，消失 {gone}，级别改变 {changed}",
)
_NOTHING = Text("no finding here changes", "此处的问题没有变化")
