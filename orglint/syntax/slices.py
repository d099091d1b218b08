"""The lines of one mapping of a regular text, read to nodes when somebody asks for a place in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

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
        keys = pairwise(self._keys(line))
        spans = [(at, self._behind(at) if key == self._inner else after) for (key, at), (_, after) in keys]
        return _read(self._source.text, spans)

    def entry(self, line: int | None, key: str) -> MapNode | None:
        """The same mapping with nothing in it but a key and its value, whose lines alone are read; None for the key
        `inner`, and where the key is not there."""
        if (line, key) not in self._entries:  # a list is asked for the place of each of its items
            self._entries[line, key] = None if key == self._inner else self._entry(line, key)
        return self._entries[line, key]

    def _entry(self, line: int | None, key: str) -> MapNode | None:
        keys = self._keys(line)
        for found, at in keys:
            if found == key:
                _, after = next(keys)
                return _read(self._source.text, [(at, after)])
        return None

    def dash(self, offset: int) -> int:
        """Where the dash stands in front of a mapping that begins at an offset."""
        return self._source.text.rindex("-", 0, offset)

    def _keys(self, line: int | None) -> Iterator[tuple[str | None, int]]:
        """The keys of a mapping, each with where its line begins, then None and where the mapping ends; a mapping in
        braces behind its dash has none to tell, and begins with an empty one."""
        text = self._source.text
        begin, column = 0, 0
        if line is not None:
            begin = self._source.line_start(line)
            lead = _LEAD.match(text, begin)
            assert lead is not None, "only asked for lines with a dash"
            column = lead.end(1) - begin
            yield lead[2] or "", begin
        for found in _in_column(column).finditer(text, begin + column):
            yield found[1], found.start()
            if found[1] is None:
                return
        yield None, len(text)

    def _behind(self, begin: int) -> int:
        """Where the line ends that begins somewhere."""
        return self._source.text.find("\n", begin) + 1 or len(self._source.text)


_LEAD = pattern(r"( *- +)(?:([a-z_]+):)?")


@cache
def _in_column(column: int) -> re.Pattern[str]:
    """A key that stands in a column, or the beginning of a line that belongs to nothing there."""
    outside = rf"| {{0,{column - 1}}}[^ \r\n#]" if column else ""
    return re.compile(rf"^(?: {{{column}}}([a-z_]+):{outside})", re.M)


def _read(text: str, spans: list[tuple[int, int]]) -> MapNode:
    root = nodes(text, spans)
    held = root.items[0] if isinstance(root, ListNode) else root
    assert isinstance(held, MapNode), "only asked for mappings"
    return held
