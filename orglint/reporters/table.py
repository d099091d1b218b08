"""The formats that a report can be written in: one module each, imported when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from orglint.findings.report import Report
from orglint.reporters.view import View

REPORTERS = {
    "text": "text",
    "concise": "concise",
    "json": "json_lines",
    "sarif": "sarif",
    "github": "github",
    "gitlab": "gitlab",
    "junit": "junit",
    "markdown": "markdown",
    "rdjson": "rdjson",
    "checkstyle": "checkstyle",
}
"""Format -> module in this folder. Its `pieces(report, view)` yields the report as text, piece by piece."""
LINES = frozenset({"text", "concise"})
"""Formats behind which more lines for people may stand."""
COUNTING = frozenset({"json", "markdown"})
"""Formats that hold statistics themselves."""

GROUPINGS = ("unit", "rule", "file", "severity")
"""What findings can be put together by; `grouping.py` does it."""


def pieces(name: str, report: Report, view: View) -> Iterator[str]:
    """The report in the format of that name, in pieces, so that no report is ever whole in memory."""
    found: Iterator[str] = import_module(f"orglint.reporters.{REPORTERS[name]}").pieces(report, view)
    return found
