"""How a report is to be shown."""

from __future__ import annotations

import posixpath

from orglint.findings.finding import Finding
from orglint.findings.report import Report
from orglint.findings.text import Language
from orglint.lean.values import field, frozen
from orglint.reporters.style import PLAIN, Style

WIDEST = 116
"""Columns of a shown source line where no terminal is narrower."""


@frozen
class View:
    """The reader's language and colours, and from where paths are told.

    quiet: errors and warnings only, and no summary, in the formats for people. root: the absolute folder, with `/`,
    that a CI system takes paths to be relative to; empty when nothing is known of it. version: of orglint.
    width: columns that a source line may take with what stands before it. active_only: leave out what is suppressed,
    where a format has a place for it. group_by: what findings are put together by, in formats for people and in JSON.
    statistics: JSON and Markdown count the findings of each rule.
    """

    language: Language = "en"
    style: Style = PLAIN
    quiet: bool = False
    root: str = ""
    version: str = "0"
    width: int = WIDEST
    active_only: bool = False
    group_by: str | None = None
    statistics: bool = False
    _paths: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    def findings(self, report: Report) -> tuple[Finding, ...]:
        """What a format with a place for suppressed findings holds."""
        return report.active if self.active_only else report.findings

    def path(self, file: str) -> str:
        """A file's path as CI systems want it: relative to `root` where it lies below, without `./`."""
        known = self._paths.get(file)
        if known is None:
            known = self._paths[file] = _relative(file, self.root)
        return known


def _relative(file: str, root: str) -> str:
    path = posixpath.normpath(file)
    inside = root.rstrip("/") + "/"
    return path[len(inside) :] if root and path.startswith(inside) else path


def uri(path: str) -> str:
    """A path as a URI reference: percent-encoded UTF-8."""
    from urllib.parse import quote  # a report of text has no URI

    quoted = quote(path.encode("utf-8", "surrogatepass"), safe="/-._~!$&'()*+;=@")
    return f"file://{quoted}" if path.startswith("/") else quoted
