"""The edits of a fix, made to a text."""

from __future__ import annotations

from collections.abc import Iterable

from orglint.findings.finding import Edit
from orglint.source.text import SourceText


def with_edits(text: str, edits: Iterable[Edit]) -> str | None:
    """The text after all edits, or None where two of them overlap."""
    source = SourceText("", text)
    spans = sorted((_offset(source, one, "start"), _offset(source, one, "end"), one.text) for one in edits)
    pieces, at = [], 0
    for start, end, new in spans:
        if start < at:
            return None
        pieces += [text[at:start], new]
        at = end
    return "".join([*pieces, text[at:]])


def _offset(source: SourceText, edit: Edit, side: str) -> int:
    position = edit.location.start if side == "start" else edit.location.end
    return source.line_start(position.line - 1) + position.column - 1
