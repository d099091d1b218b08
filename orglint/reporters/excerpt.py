"""The lines of the definition that a finding is about, with marks under the exact characters."""

from __future__ import annotations

from collections.abc import Iterator

from orglint.findings.finding import Finding
from orglint.findings.place import Location
from orglint.lean.values import frozen
from orglint.reporters.escape import visible
from orglint.reporters.lines import Lines
from orglint.reporters.view import View
from orglint.reporters.width import columns

_LEAD = 30
"""Columns that stay before the place in a line that is cut."""
_NARROWEST = 40
_TAB = "    "


@frozen
class _Mark:
    location: Location
    sign: str
    label: str
    style: str


def excerpt(finding: Finding, lines: Lines, view: View) -> Iterator[str]:
    """The primary line with carets, then each related place; a line that two marks share is shown once for each.

    A line that is wider than the view is cut around the place. Where there is no such line, as in a redacted report,
    related places are only named.
    """
    marks = [_Mark(finding.location, "^", "", finding.severity.value)]
    marks += [_Mark(one.location, "-", visible(one.message.read(view.language)), "related") for one in finding.related]
    gutter = max(len(str(mark.location.start.line)) for mark in marks)
    file = finding.location.file
    for mark in marks:
        raw = lines.line(mark.location.file, mark.location.start.line)
        if raw is None and not mark.label:
            continue
        if mark.location.file != file or raw is None:
            start, label = mark.location.start, f" {mark.label}" if raw is None else ""
            where = f"{' ' * gutter}  --> {visible(mark.location.file)}:{start.line}:{start.column}"
            yield view.style.paint(where + label, "dim")
            file = mark.location.file
        if raw is not None:
            yield from _marked(mark, raw, gutter, view)


def _marked(mark: _Mark, raw: str, gutter: int, view: View) -> Iterator[str]:
    start, end, style = mark.location.start, mark.location.end, view.style
    first = start.column - 1
    last = end.column - 1 if end.line == start.line else len(raw)
    before, within, after = (_shown(part) for part in (raw[:first], raw[first:last], raw[last:]))
    before, within, after = _cut(before, within, after, max(_NARROWEST, view.width - gutter - 4))
    bar = style.paint(f" {start.line:>{gutter}} │ ", "dim")
    blank = style.paint(f" {' ' * gutter} │ ", "dim")
    yield f"{bar}{before}{within}{after}".rstrip()
    signs = mark.sign * max(1, columns(within))
    label = f" {mark.label}" if mark.label else ""
    yield f"{blank}{' ' * columns(before)}{style.paint(signs + label, mark.style)}"


def _shown(part: str) -> str:
    return visible(part.replace("\t", _TAB))


def _cut(before: str, within: str, after: str, widest: int) -> tuple[str, str, str]:
    """The three parts of a line, cut to so many columns that the beginning of the middle one stays in sight."""
    if columns(before) + columns(within) + columns(after) <= widest:
        return before, within, after
    if columns(before) > _LEAD:
        before = "…" + _last(before, _LEAD)
    room = widest - columns(before)
    if columns(within) > room:
        return before, _first(within, room - 1) + "…", ""
    room -= columns(within)
    return before, within, after if columns(after) <= room else _first(after, max(0, room - 1)) + "…"


def _first(text: str, room: int) -> str:
    used = 0
    for at, sign in enumerate(text):
        used += columns(sign)
        if used > room:
            return text[:at]
    return text


def _last(text: str, room: int) -> str:
    return _first(text[::-1], room)[::-1]
