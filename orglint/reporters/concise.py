"""One line a finding, for grep and for editors: `file:line:column: severity CODE rule message`."""

from __future__ import annotations

from collections.abc import Iterator

from orglint.findings.finding import Finding
from orglint.findings.report import Report
from orglint.findings.severity import Severity
from orglint.findings.text import Language
from orglint.reporters.escape import log_line, visible
from orglint.reporters.grouping import grouped
from orglint.reporters.summary import summary
from orglint.reporters.view import View


def pieces(report: Report, view: View) -> Iterator[str]:
    """A line for each finding that counts, those of a group together, and the summary as the last one."""
    for group in grouped(report.active, view.group_by):
        for finding in group.findings:
            if not (view.quiet and finding.severity is Severity.INFO):
                yield line(finding, view.language)
    if not view.quiet:
        yield summary(report, view.language, view.style) + "\n"


def line(finding: Finding, language: Language) -> str:
    """A finding on one line, with its line end."""
    start = finding.location.start
    where = f"{visible(finding.location.file)}:{start.line}:{start.column}"
    message = visible(finding.message.read(language))
    return log_line(f"{where}: {finding.severity.value} {finding.code} {finding.rule} {message}") + "\n"
