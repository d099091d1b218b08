"""For a merge request, a wiki or a job summary: Markdown as GitHub and GitLab read it.

Nothing of a definition is taken for Markdown, HTML, a mention of somebody or a reference to an issue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from orglint.findings.finding import Finding
from orglint.findings.report import Report
from orglint.findings.severity import Severity
from orglint.findings.text import Text
from orglint.reporters.escape import log_line, visible
from orglint.reporters.grouping import grouped
from orglint.reporters.reason import reason
from orglint.reporters.statistics import rule_counts
from orglint.reporters.summary import HELP, SEVERITY, standing, summary
from orglint.reporters.view import View

_HEAD = Text("| Place | Severity | Rule | Finding |", "| 位置 | 级别 | 规则 | 问题 |")
_COUNTED = Text("Rules", "规则")
_COUNTED_HEAD = Text("| Rule | Severity | Findings | Suppressed |", "| 规则 | 级别 | 问题 | 已豁免或在基线中 |")
_ACCEPTED = Text("Accepted", "已接受")
_ACCEPTED_HEAD = Text("| Place | Rule | Finding | Reason |", "| 位置 | 规则 | 问题 | 理由 |")


def pieces(report: Report, view: View) -> Iterator[str]:
    """A heading, the summary, the profiles met, a table for each file or group, and what was accepted.

    A baseline is counted.
    """
    yield "# orglint\n"
    if not view.quiet:
        yield f"\n{escaped(summary(report, view.language))}\n"
        for line in standing(report, view.language):
            yield f"- {escaped(line.strip())}\n" if line.startswith(" ") else f"\n{escaped(line)}\n"
    shown = (one for one in report.active if not (view.quiet and one.severity is Severity.INFO))
    for group in grouped(shown, view.group_by or "file"):
        title = group.title(view.language) if view.group_by else view.path(group.name)
        yield f"\n## {escaped(title)}\n\n{_HEAD.read(view.language)}\n|---|---|---|---|\n"
        for finding in group.findings:
            yield _row(finding, view)
    if view.statistics:
        yield f"\n## {_COUNTED.read(view.language)}\n\n{_COUNTED_HEAD.read(view.language)}\n|---|---|---:|---:|\n"
        for one in rule_counts(report):
            severity = SEVERITY[one.severity].read(view.language)
            yield f"| {escaped(one.code)} {escaped(one.rule)} | {severity} | {one.findings} | {one.suppressed} |\n"
    suppressed = ((one, one.suppressed) for one in view.findings(report))
    accepted = [one for one, why in suppressed if why is not None and why.kind != "baseline"]
    if accepted and not view.quiet:
        yield f"\n## {_ACCEPTED.read(view.language)}\n\n{_ACCEPTED_HEAD.read(view.language)}\n|---|---|---|---|\n"
        for finding in accepted:
            yield _accepted(finding, view)


def _row(finding: Finding, view: View) -> str:
    start = finding.location.start
    file = f"{escaped(view.path(finding.location.file))}:" if view.group_by not in (None, "file") else ""
    severity = SEVERITY[finding.severity].read(view.language)
    message = escaped(finding.message.read(view.language))
    advice = f"{HELP.read(view.language)}{escaped(finding.help.read(view.language))}"
    return f"| {file}{start.line}:{start.column} | {severity} | {_rule(finding)} | {message}<br>{advice} |\n"


def _accepted(finding: Finding, view: View) -> str:
    assert finding.suppressed is not None
    start = finding.location.start
    where = f"{escaped(view.path(finding.location.file))}:{start.line}:{start.column}"
    until = f" (–{escaped(finding.suppressed.until)})" if finding.suppressed.until else ""
    why = escaped(reason(finding.suppressed, view.language))
    return f"| {where} | {_rule(finding)} | {escaped(finding.message.read(view.language))} | {why}{until} |\n"


def _rule(finding: Finding) -> str:
    return f"{escaped(finding.code)} {escaped(finding.rule)}"


_SYNTAX = re.compile(r"[\\`*_{}\[\]()<>|~&^$]|(?<![\w])[#+-](?=\s|$)|^[#>+=-]|^(?=\d+[.)])")
_REFERENCE = re.compile(r"([@#!~%&$])(?=[\w\"“])|\b(https?|ftp|mailto|www)(?=[:.])", re.IGNORECASE)


def escaped(text: str) -> str:
    """Text of the input so that Markdown shows it as it is, on one line that no CI log takes for a command.

    `<!-- -->` is nothing to a reader, and keeps GitHub and GitLab from linking `@team`, `#12` or an address.
    """
    text = _SYNTAX.sub(lambda match: "\\" + match.group(), visible(text))
    return log_line(_REFERENCE.sub(lambda match: match.group() + "<!-- -->", text))
