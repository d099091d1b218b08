"""How often each rule was broken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from orglint.findings.report import Report
from orglint.findings.severity import Severity
from orglint.findings.text import Language, Text
from orglint.lean.values import frozen
from orglint.reporters.summary import SEVERITY

_LINE = Text("{number} {code} {rule} ({severity})", "{number} {code} {rule}（{severity}）")
_WITH_SUPPRESSED = Text(
    "{number} {code} {rule} ({severity}, {suppressed} more suppressed)",
    "{number} {code} {rule}（{severity}，另有 {suppressed} 处已豁免或在基线中）",
)


@frozen
class RuleCount:
    """A rule with one of its severities: how many findings count, and how many are suppressed."""

    code: str
    rule: str
    severity: Severity
    findings: int
    suppressed: int


def rule_counts(report: Report) -> list[RuleCount]:
    """Every rule that found anything, most findings first."""
    keys = [(one.code, one.rule, one.severity) for one in report.findings]
    counts = Counter((one.code, one.rule, one.severity) for one in report.active)
    told = [RuleCount(*key, counts[key], all_ - counts[key]) for key, all_ in Counter(keys).items()]
    return sorted(told, key=lambda one: (-one.findings, -one.suppressed, one.code, one.severity.value))


def statistics(report: Report, language: Language) -> Iterator[str]:
    """A line for each of them, without its line end."""
    for one in rule_counts(report):
        words = {"number": f"{one.findings:>6}", "severity": SEVERITY[one.severity].read(language)}
        line = _WITH_SUPPRESSED if one.suppressed else _LINE
        yield line.filled(code=one.code, rule=one.rule, suppressed=one.suppressed, **words).read(language)
