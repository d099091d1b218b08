"""The lines of one mapping of a regular text, read to nodes when somebody asks for a place in it."""

from __future__ import annotations

import re

from orglint.source.text import SourceText
from orglint.syntax.nodes import ListNode, MapNode
from orglint.syntax.regular_nodes import nodes


class Slices:
    """The mappings of one regular text that have lines of their own: the whole, and those below `inner` keys.

    inner: the key whose list holds mappings with lines of their own; a mapping is read without them.
    """

    __slots__ = ("_inner", "_source")

    def __init__(self, source: SourceText, inner: str) -> None:
        self._source, self._inner = source, inner

    @property
    def file(self) -> str:
        """The name of the text."""
        return self._source.file

    def mapping(self, line: int | None) -> MapNode:
        """The mapping whose dash stands on a line (from 0), or the whole text; under the key `inner` it has nothing."""
        text = self._source.text
        begin, column, end = (0, 0, len(text)) if line is None else self._extent(line)
        cut = re.compile(rf"^[ -]{{{column}}}{self._inner}:.*\n", re.M).search(text, begin, end)
        cut_from = cut.end() if cut else end
        cut_to = _next_line(rf"^(?: {{0,{column - 1}}}[^ \r\n#]| {{{column}}}[^ \r\n#-])", text, cut_from, end, column)
        root = nodes(text, ((begin, cut_from), (cut_to, end)))
        held = root.items[0] if isinstance(root, ListNode) else root
        assert isinstance(held, MapNode), "only asked for mappings"
        return held

    def dash(self, offset: int) -> int:
        """Where the dash stands in front of a mapping that begins at an offset."""
        return self._source.text.rindex("-", 0, offset)

    def _extent(self, line: int) -> tuple[int, int, int]:
        """Where a mapping's lines begin, the column of its keys, and where its lines end."""
        text = self._source.text
        begin = self._source.line_start(line)
        lead = re.compile(r" *- +").match(text, begin)
        assert lead is not None, "only asked for lines with a dash"
        column = lead.end() - begin
        following = text.find("\n", begin) + 1 or len(text)
        return begin, column, _next_line(rf"^ {{0,{column - 1}}}[^ \r\n#]", text, following, len(text), column)


def _next_line(pattern: str, text: str, begin: int, end: int, column: int) -> int:
    """The beginning of the first line from `begin` on that the pattern finds; `end` when there is none."""
    if column == 0:
        pattern = r"^[^ \r\n#-]"
    found = re.compile(pattern, re.M).search(text, begin, end)
    return found.start() if found else end
