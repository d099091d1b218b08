"""The nodes of lines of a regular text (`regular.py`), for whoever asks for a place in it.

They are what the parser of events would make of the same lines; a property test holds the two together. That one is not
asked, for it costs several times as much, and ruamel.yaml has to be loaded first.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from orglint.syntax.nodes import ListNode, MapNode, Node, ScalarNode
from orglint.syntax.regular import EMPTY, FORM, PIECE, STEP


def nodes(text: str, spans: Iterable[tuple[int, int]]) -> MapNode | ListNode:
    """The mapping, or the list of one mapping, that the lines in the spans of a regular text hold.

    spans: (begin, end) in code points, each from the beginning of a line. Places are those in the whole text.
    """
    reader = _Reader()
    for begin, end in spans:
        at = begin
        for line in text[begin:end].split("\n"):
            reader.read(line.removesuffix("\r"), at)
            at += len(line) + 1
    return reader.done()


class _Reader:
    """Depths are those of `regular.py`: 2c of a mapping with keys in column c, 2c + 1 of a list with dashes there."""

    def __init__(self) -> None:
        self._root: MapNode | ListNode | None = None
        self._open: list[tuple[int, MapNode | ListNode]] = []
        self._key: ScalarNode | None = None  # which has no value yet

    def read(self, line: str, begin: int) -> None:
        """Add a line that begins at an offset."""
        form = _form(line)
        if form is None:
            return
        column, dash, key, start, written = form
        depth = 2 * column + (dash > 0)
        self._close(depth)
        if not self._open or self._open[-1][0] < depth:
            self._begin(ListNode([], begin + column, 0) if dash else MapNode({}, begin + column, 0), depth)
        at = begin + column + dash
        if key:
            if dash:
                self._begin(MapNode({}, at, 0), depth - 1 + 2 * dash)
            self._key = ScalarNode(key, at, at + len(key))
        value = _value(written, start, line, begin)
        if value is not None:
            self._add(value)

    def done(self) -> MapNode | ListNode:
        """The whole."""
        self._close(-1)
        assert self._root is not None, "only asked for lines that hold something"
        return self._root

    def _begin(self, node: MapNode | ListNode, depth: int) -> None:
        if self._open:
            self._add(node)
        else:
            self._root = node
        self._open.append((depth, node))

    def _add(self, node: Node) -> None:
        """Put a node where it belongs: into the open list, or under the key that waits for it."""
        here = self._open[-1][1]
        if isinstance(here, ListNode):
            here.items.append(node)
        else:
            assert self._key is not None, "a value has a key"
            here.entries[self._key.text] = (self._key, node)
            self._key = None

    def _close(self, depth: int) -> None:
        """Close what is deeper, and give a key that got no value the place behind its colon for one."""
        if self._key is not None and self._open[-1][0] >= depth:
            self._add(ScalarNode("", self._key.end + 1, self._key.end + 1))
        while self._open and self._open[-1][0] > depth:
            node = self._open.pop()[1]
            last = node.items[-1] if isinstance(node, ListNode) else next(reversed(node.entries.values()))[1]
            node.end = last.end


@lru_cache(maxsize=10_000)
def _form(line: str) -> tuple[int, int, str | None, int, tuple[str | None, ...]] | None:
    """The column of a line, the length of its dash with the blanks behind it, its key, and where its value begins that
    is written as plain text, in quotes or in brackets; None for a line that holds nothing. Many lines are alike."""
    match = FORM.fullmatch(line)
    if match is None or not match.lastindex or match.lastindex == 1:
        return None  # the beginning of the document, nothing, or a comment
    pad, dash, key, *written = match.groups()
    return len(pad), len(dash or ""), key, match.start(match.lastindex), tuple(written)


def _value(written: tuple[str | None, ...], start: int, line: str, begin: int) -> Node | None:
    """The node of a plain text, a quoted one or a bracket, of which one or none is written at an index of the line."""
    plain, quoted, bracket = written
    if plain:
        return ScalarNode(plain, begin + start, begin + start + len(plain))
    if quoted:
        return ScalarNode(quoted[1:-1], begin + start, begin + start + len(quoted), quoted[0])
    return _bracket(line, start, begin)[0] if bracket else None


def _bracket(line: str, at: int, begin: int) -> tuple[MapNode | ListNode, int]:
    """The list or mapping whose bracket opens at an index, and the index behind it."""
    node: MapNode | ListNode = MapNode({}, begin + at, 0) if line[at] == "{" else ListNode([], begin + at, 0)
    sign, at = ",", at + 1
    if isinstance(node, ListNode) and (empty := EMPTY.match(line, at)):
        sign, at = "]", empty.end()
    while sign == ",":
        piece = PIECE.match(line, at)
        assert piece is not None, "a regular text is sound"
        at = piece.end()
        written = piece.group(2, 3)
        if any(written):
            value = _value((*written, None), piece.start(piece.lastindex or 0), line, begin)
        else:
            value, at = _bracket(line, at, begin)
        assert value is not None, "there is a text"
        if isinstance(node, ListNode):
            node.items.append(value)
        else:
            key = ScalarNode(piece[1], begin + piece.start(1), begin + piece.end(1))
            node.entries[key.text] = (key, value)
        step = STEP.match(line, at)
        assert step is not None, "a regular text is sound"
        sign, at = step[1], step.end()
    node.end = begin + at
    return node, at
