"""For a step of GitHub Actions: workflow commands, which GitHub shows as annotations at their lines.

Columns count UTF-16 code units, as GitHub's pages do; GitHub takes them only where a place does not span lines. The
job summary is the Markdown report within GitHub's limit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from orglint.findings.finding import Finding
from orglint.findings.report import Report
from orglint.findings.severity import Severity
from orglint.findings.text import Text
from orglint.reporters import concise, markdown
from orglint.reporters.escape import log_line, visible
from orglint.reporters.lines import Lines
from orglint.reporters.summary import HELP, summary
from orglint.reporters.view import View

MOST_OF_A_KIND = 10
"""GitHub shows so many errors, warnings and notices of a step, and silently drops the others."""
SUMMARY_BYTES = 1000 * 1024
"""GitHub refuses a job summary of more than 1024 KiB."""
LONGEST = 4096
"""The runner cuts a message behind so many UTF-16 code units, silently."""

_COMMAND = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_WITHOUT = Text(
    "{number} further findings have no annotation: GitHub shows {most} of a kind; they stand in the log above and in"
    " the job summary",
    "另有 {number} 处问题没有注解：GitHub 每类只显示 {most} 条；全部见上方日志和作业摘要",
)
_CUT = Text("The rest is cut off: GitHub takes 1 MiB.", "以下从略：GitHub 最多接受 1 MiB。")


def pieces(report: Report, view: View) -> Iterator[str]:
    """A workflow command for each finding while GitHub shows them; a plain line for each of the others."""
    lines = Lines(report.texts)
    annotated: Counter[str] = Counter({"notice": 1})  # kept for what is said at the end
    without = 0
    for finding in report.active:
        command = _COMMAND[finding.severity]
        annotated[command] += 1
        if annotated[command] <= MOST_OF_A_KIND:
            yield _annotation(finding, command, view, lines)
        else:
            without += 1
            yield concise.line(finding, view.language)
    if without:
        text = _WITHOUT.filled(number=without, most=MOST_OF_A_KIND).read(view.language)
        yield f"::notice title=orglint::{_data(text)}\n"
    yield log_line(summary(report, view.language)) + "\n"


def job_summary(report: Report, view: View, used: int = 0) -> Iterator[str]:
    """The Markdown report, cut at the end of a piece before it grows too large for GitHub.

    used: the bytes that stand in the summary of the step already.
    """
    for piece in markdown.pieces(report, view):
        used += len(piece.encode("utf-8", "backslashreplace"))
        if used > SUMMARY_BYTES:
            yield f"\n{_CUT.read(view.language)}\n"
            return
        yield piece


def _annotation(finding: Finding, command: str, view: View, lines: Lines) -> str:
    start, end = finding.location.start, finding.location.end
    properties = f"file={_property(view.path(finding.location.file))},line={start.line},endLine={end.line}"
    if start.line == end.line:
        file = finding.location.file
        properties += f",col={lines.utf16_column(file, start)},endColumn={lines.utf16_column(file, end)}"
    title = _property(f"{finding.code} {finding.rule}")
    message = f"{finding.message.read(view.language)}\n{HELP.read(view.language)}{finding.help.read(view.language)}"
    return f"::{command} {properties},title={title}::{_data(message)}\n"


def _data(text: str) -> str:
    """The text behind `::`, as @actions/core escapes it; hidden characters are shown, line ends are kept."""
    return _cut("\n".join(map(visible, text.split("\n")))).replace("%", "%25").replace("\n", "%0A")


def _cut(message: str) -> str:
    """A message that the runner leaves whole; what is cut off stands in the job summary."""
    units = message.encode("utf-16-le")
    return message if len(units) <= 2 * LONGEST else units[: 2 * LONGEST - 2].decode("utf-16-le", "ignore") + "…"


def _property(text: str) -> str:
    return visible(text).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
