"""The lines of one mapping of a regular text, read to nodes when somebody asks for a place in it."""

from __future__ import annotations

import re
from functools import cache

from orglint.lean.patterns import pattern
from orglint.source.text import SourceText
from orglint.syntax.nodes import ListNode, MapNode
from orglint.syntax.regular_nodes import nodes


class Slices:
    """The mappings of one regular text that have lines of their own: the whole, and those below `inner` keys.

    inner: the key whose list holds mappings with lines of their own; a mapping is read without them.
    """

    __slots__ = ("_entries", "_inner", "_source")

    def __init__(self, source: SourceText, inner: str) -> None:
        self._source, self._inner = source, inner
        self._entries: dict[tuple[int | None, str], MapNode | None] = {}

    @property
    def file(self) -> str:
        """The name of the text."""
        return self._source.file

    def mapping(self, line: int | None) -> MapNode:
        """The mapping whose dash stands on a line (from 0), or the whole text; under the key `inner` it has nothing."""
        text = self._source.text
        begin, column, end = self._extent(line)
        cut = _key(column, self._inner).search(text, begin, end)
        cut_from = cut.end() if cut else end
        return _read(text, [(begin, cut_from), (_behind(cut_from, text, column, end), end)])

    def entry(self, line: int | None, key: str) -> MapNode | None:
        """The same mapping with nothing in it but a key and its value, whose lines alone are read; None for the key
        `inner`, and where the key is not there."""
        if (line, key) not in self._entries:  # a list is asked for the place of each of its items
            self._entries[line, key] = None if key == self._inner else self._entry(line, key)
        return self._entries[line, key]

    def _entry(self, line: int | None, key: str) -> MapNode | None:
        text = self._source.text
        begin, column, end = self._extent(line)
        found = _key(column, key).search(text, begin, end)
        return _read(text, [(found.start(), _behind(found.end(), text, column, end))]) if found else None

    def dash(self, offset: int) -> int:
        """Where the dash stands in front of a mapping that begins at an offset."""
        return self._source.text.rindex("-", 0, offset)

    def _extent(self, line: int | None) -> tuple[int, int, int]:
        """Where a mapping's lines begin, the column of its keys, and where its lines end."""
        text = self._source.text
        if line is None:
            return 0, 0, len(text)
        begin = self._source.line_start(line)
        lead = _LEAD.match(text, begin)
        assert lead is not None, "only asked for lines with a dash"
        column = lead.end() - begin
        following = text.find("\n", begin) + 1 or len(text)
        return begin, column, _first(_outside(column), text, following, len(text))


_LEAD = pattern(r" *- +")


@cache
def _key(column: int, key: str) -> re.Pattern[str]:
    """The line of a key that stands in a column, behind a dash or not."""
    return re.compile(rf"^[ -]{{{column}}}{key}:.*\n?", re.M)


@cache
def _outside(column: int) -> re.Pattern[str]:
    """The beginning of a line that belongs to nothing whose keys stand in a column."""
    return re.compile(rf"^ {{0,{column - 1}}}[^ \r\n#]", re.M)


@cache
def _beside(column: int) -> re.Pattern[str]:
    """The same, or that of a further key in this column."""
    further = rf" {{{column}}}[^ \r\n#-]"
    return re.compile(rf"^(?: {{0,{column - 1}}}[^ \r\n#]|{further})" if column else f"^{further}", re.M)


def _behind(begin: int, text: str, column: int, end: int) -> int:
    """Where the lines of the value end that a key in a column has from `begin` on."""
    return _first(_beside(column), text, begin, end)


def _first(sought: re.Pattern[str], text: str, begin: int, end: int) -> int:
    """Where a pattern is first found; `end` when it is not."""
    found = sought.search(text, begin, end)
    return found.start() if found else end


def _read(text: str, spans: list[tuple[int, int]]) -> MapNode:
    root = nodes(text, spans)
    held = root.items[0] if isinstance(root, ListNode) else root
    assert isinstance(held, MapNode), "only asked for mappings"
    return held
