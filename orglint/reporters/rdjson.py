"""For reviewdog: the Reviewdog Diagnostic Format as one JSON object (`reviewdog -f=rdjson`).

Columns count bytes of UTF-8, ends are exclusive. reviewdog refuses fields that it does not know, so further places
stand in the message. Suppressed findings have no place in the format.
"""

from __future__ import annotations

from collections.abc import Iterator

from orglint.findings.finding import Finding
from orglint.findings.place import Location, Position
from orglint.findings.report import Report
from orglint.reporters.escape import visible
from orglint.reporters.lines import Lines
from orglint.reporters.quoting import quoted, shown
from orglint.reporters.summary import HELP
from orglint.reporters.view import View


def pieces(report: Report, view: View) -> Iterator[str]:
    """One JSON object with a line for each finding that counts."""
    lines = Lines(report.texts)
    yield '{"source": {"name": "orglint"}, "diagnostics": ['
    mark = "\n"
    for finding in report.active:
        yield mark + _diagnostic(finding, view, lines)
        mark = ",\n"
    yield "\n]}\n"


def _diagnostic(finding: Finding, view: View, lines: Lines) -> str:
    suggestions = ", ".join(
        f'{{"range": {_range(edit.location, lines)}, "text": {quoted(edit.text)}}}'
        for fix in finding.fixes
        for edit in fix.edits
        if len(fix.edits) == 1 and edit.location.file == finding.location.file
    )
    return (
        f'{{"message": {quoted(_message(finding, view))}, '
        f'"location": {{"path": {shown(view.path(finding.location.file))}, '
        f'"range": {_range(finding.location, lines)}}}, "severity": "{finding.severity.value.upper()}", '
        f'"code": {{"value": {quoted(f"{finding.code} {finding.rule}")}}}'
        + (f', "suggestions": [{suggestions}]}}' if suggestions else "}")
    )


def _message(finding: Finding, view: View) -> str:
    parts = [visible(finding.message.read(view.language))]
    for one in finding.related:
        start = one.location.start
        where = f"{view.path(one.location.file)}:{start.line}:{start.column}"
        parts.append(visible(f"{where}: {one.message.read(view.language)}"))
    parts.append(f"{HELP.read(view.language)}{visible(finding.help.read(view.language))}")
    return "\n".join(parts)


def _range(location: Location, lines: Lines) -> str:
    def position(one: Position) -> str:
        return f'{{"line": {one.line}, "column": {lines.bytes_column(location.file, one)}}}'

    return f'{{"start": {position(location.start)}, "end": {position(location.end)}}}'
