"""For GitLab: a Code Quality report (`artifacts:reports:codequality`), in the words of Code Climate.

Each entry has description, check_name, fingerprint, severity and location, for GitLab stops at the first that lacks
one. Lines only: GitLab shows no columns. Suppressed findings have no place in the format.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from orglint.findings.finding import Finding
from orglint.findings.report import Report
from orglint.findings.severity import Severity
from orglint.reporters.quoting import quoted, shown
from orglint.reporters.view import View

_SEVERITY = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.INFO: "info"}


def pieces(report: Report, view: View) -> Iterator[str]:
    """A JSON array with a line for each finding that counts."""
    seen: Counter[str] = Counter()
    mark = "["
    for finding in report.active:
        seen[finding.fingerprint] += 1
        yield f"{mark}\n{_entry(finding, view, seen[finding.fingerprint])}"
        mark = ","
    yield "[]\n" if mark == "[" else "\n]\n"


def _entry(finding: Finding, view: View, number: int) -> str:
    """number: how often its fingerprint has been met; GitLab keeps only one entry of each."""
    fingerprint = finding.fingerprint if number == 1 else f"{finding.fingerprint}-{number}"
    start, end = finding.location.start.line, finding.location.end.line
    return (
        f'{{"type": "issue", "categories": ["Bug Risk"], "description": {shown(finding.message.read(view.language))}, '
        f'"check_name": {quoted(f"{finding.code} {finding.rule}")}, "fingerprint": {quoted(fingerprint)}, '
        f'"severity": "{_SEVERITY[finding.severity]}", '
        f'"location": {{"path": {shown(view.path(finding.location.file))}, '
        f'"lines": {{"begin": {start}, "end": {end}}}}}}}'
    )
