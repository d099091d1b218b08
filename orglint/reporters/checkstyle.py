"""Checkstyle's XML, which Jenkins and many other tools read.

Columns count code points, as Checkstyle's own do. Suppressed findings have no place in the format.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from orglint.findings.finding import Finding
from orglint.findings.report import Report
from orglint.reporters.quoting import xml
from orglint.reporters.view import View


def pieces(report: Report, view: View) -> Iterator[str]:
    """One XML document with a line for each finding that counts, grouped by file."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n'
    for file, findings in groupby(report.active, key=lambda one: one.location.file):
        yield f'<file name="{xml(view.path(file))}">\n'
        for finding in findings:
            yield _error(finding, view)
        yield "</file>\n"
    yield "</checkstyle>\n"


def _error(finding: Finding, view: View) -> str:
    start = finding.location.start
    return (
        f'<error line="{start.line}" column="{start.column}" severity="{finding.severity.value}" '
        f'message="{xml(finding.message.read(view.language))}" source="orglint.{finding.code}.{finding.rule}"/>\n'
    )
