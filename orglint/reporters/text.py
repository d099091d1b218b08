"""For people, in a terminal or a log."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from orglint.findings.finding import Finding
from orglint.findings.report import Report
from orglint.findings.severity import Severity
from orglint.findings.text import Text
from orglint.reporters.escape import log_line, visible
from orglint.reporters.excerpt import excerpt
from orglint.reporters.grouping import grouped
from orglint.reporters.lines import Lines
from orglint.reporters.summary import BASED_ON, HELP, SEVERITY, standing, summary, vacuous
from orglint.reporters.view import View

MOST_SHOWN = 100
"""Findings of one rule that are shown one by one; the others are counted. JSON holds them all."""

_SUGGESTION = Text("suggestion: ", "可改为：")
_MORE = Text(
    "{number} more of {rule} (--format json lists them all)", "{rule} 另有 {number} 处（--format json 可列出全部）"
)


def pieces(report: Report, view: View) -> Iterator[str]:
    """The report as lines, each with its line end."""
    language, style = view.language, view.style
    lines = Lines(report.texts)
    shown: Counter[str] = Counter()
    told = (one for one in report.active if not (view.quiet and one.severity is Severity.INFO))
    for group in grouped(told, view.group_by):
        if view.group_by:
            yield log_line(style.paint(f"== {group.title(language)}", "bold")) + "\n\n"
        for finding in group.findings:
            shown[finding.rule] += 1
            if shown[finding.rule] <= MOST_SHOWN:
                for line in _finding(finding, lines, view):
                    yield log_line(line) + "\n"
                yield "\n"
    for rule, number in sorted(shown.items()):
        if number > MOST_SHOWN:
            yield _MORE.filled(number=number - MOST_SHOWN, rule=rule).read(language) + "\n"
    if not view.quiet:
        yield summary(report, language, style) + "\n"
        for line in (*vacuous(report, language), *standing(report, language)):
            yield style.paint(log_line(line), "dim") + "\n"


def _finding(finding: Finding, lines: Lines, view: View) -> Iterator[str]:
    start, language, style = finding.location.start, view.language, view.style
    where = style.paint(f"{visible(finding.location.file)}:{start.line}:{start.column}:", "bold")
    severity = style.paint(SEVERITY[finding.severity].read(language), finding.severity.value)
    named = finding.rule if finding.code == finding.rule else f"{finding.code} {finding.rule}"
    yield f"{where} {severity} {named}"
    yield f"  {style.paint(visible(finding.message.read(language)), 'bold')}"
    yield from excerpt(finding, lines, view)
    yield f"  {style.paint(HELP.read(language), 'help')}{visible(finding.help.read(language))}"
    for fix in finding.fixes:
        yield f"  {style.paint(_SUGGESTION.read(language), 'help')}{visible(fix.title.read(language))}"
    if finding.statements:
        yield style.paint(f"  {BASED_ON.read(language)}{', '.join(finding.statements)}", "dim")
