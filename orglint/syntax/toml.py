"""TOML text to the same nodes that YAML text becomes, so that every fault is told at its place.

The standard library says whether a text is TOML and what its strings hold; it does not say where anything stands. This
scanner therefore reads only texts that `tomllib` has accepted, and leaves the value of every string to it.
"""

from __future__ import annotations

import re
import tomllib

from orglint.source.text import SourceText
from orglint.syntax.nodes import ListNode, MapNode, Node, ScalarNode

_SPACE = re.compile(r"[ \t]*")
_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_STRING = re.compile(r'"""(?:[^\\]|\\.)*?"""{1,3}|\'\'\'.*?\'\'\'{1,3}|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'', re.DOTALL)
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_BARE_VALUE = re.compile(r"[^,\]}#\r\n]+")
_FAULT = re.compile(r"\(at line (\d+), column (\d+)\)")


class TomlFault(ValueError):
    """A text is not TOML. line, column: where, from 1."""

    def __init__(self, line: int, column: int) -> None:
        super().__init__(f"not TOML at {line}:{column}")
        self.line, self.column = line, column


def parse_toml(source: SourceText) -> MapNode:
    """The nodes of a TOML text; scalars keep their text as in YAML. Raises TomlFault when the text is not TOML."""
    text = source.text.replace("\r\n", " \n")  # tomllib wants LF; a space keeps every offset
    try:
        tomllib.loads(text)
        return _Scanner(text).document()
    except RecursionError:
        raise TomlFault(1, 1) from None
    except tomllib.TOMLDecodeError as error:
        found = _FAULT.search(str(error))
        if found:
            raise TomlFault(int(found.group(1)), int(found.group(2))) from None
        end = source.position(len(text))
        raise TomlFault(end.line, end.column) from None


class _Scanner:
    """Reads text that is known to be TOML, from `at` on."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def document(self) -> MapNode:
        root = MapNode({}, 0, len(self.text))
        table = root
        while self._skip(_BLANK) < len(self.text):
            if self.text[self.at] == "[":
                table = self._header(root)
            else:
                self._pair(table)
        return root

    def _header(self, root: MapNode) -> MapNode:
        """The table that `[a.b]` or `[[a.b]]` opens."""
        repeated = self.text.startswith("[[", self.at)
        self.at += 2 if repeated else 1
        keys = self._key()
        self.at = self.text.index("]", self.at) + (2 if repeated else 1)
        *above, last = keys
        table = _descend(root, above)
        if not repeated:
            return _descend(table, [last])
        fresh = MapNode({}, last.start, last.end)
        held = table.get(last.text)
        if isinstance(held, ListNode):
            held.items.append(fresh)
        else:
            table.entries[last.text] = (last, ListNode([fresh], last.start, last.end))
        return fresh

    def _pair(self, table: MapNode) -> None:
        *above, last = self._key()
        self.at = self.text.index("=", self.at) + 1
        self._skip(_SPACE)
        _descend(table, above).entries[last.text] = (last, self._value())

    def _key(self) -> list[ScalarNode]:
        """The parts of a dotted key."""
        keys = []
        while True:
            self._skip(_SPACE)
            keys.append(self._string() if self.text[self.at] in "\"'" else self._bare(_BARE_KEY))
            if not self.text.startswith(".", self._skip(_SPACE)):
                return keys
            self.at += 1

    def _value(self) -> Node:
        sign = self.text[self.at]
        if sign in "\"'":
            return self._string()
        return self._array() if sign == "[" else self._inline() if sign == "{" else self._bare(_BARE_VALUE)

    def _array(self) -> ListNode:
        array = ListNode([], self.at, self.at)
        self.at += 1
        while self.text[self._skip(_BLANK)] != "]":
            array.items.append(self._value())
            self._comma()
        self.at += 1
        array.end = self.at
        return array

    def _inline(self) -> MapNode:
        table = MapNode({}, self.at, self.at)
        self.at += 1
        while self.text[self._skip(_BLANK)] != "}":
            self._pair(table)
            self._comma()
        self.at += 1
        table.end = self.at
        return table

    def _comma(self) -> None:
        if self.text[self._skip(_BLANK)] == ",":
            self.at += 1

    def _string(self) -> ScalarNode:
        match = _STRING.match(self.text, self.at)
        assert match is not None  # tomllib has accepted it
        self.at = match.end()
        value = tomllib.loads(f"x={match.group()}")["x"]
        return ScalarNode(value, match.start(), match.end(), match.group()[0])

    def _bare(self, pattern: re.Pattern[str]) -> ScalarNode:
        match = pattern.match(self.text, self.at)
        assert match is not None
        word = match.group().rstrip()
        self.at = match.start() + len(word)
        return ScalarNode(word, match.start(), self.at)

    def _skip(self, pattern: re.Pattern[str]) -> int:
        match = pattern.match(self.text, self.at)
        assert match is not None
        self.at = match.end()
        return self.at


def _descend(table: MapNode, keys: list[ScalarNode]) -> MapNode:
    """The table below `table` that a dotted key leads to, made where it is missing; of repeated ones the last."""
    for key in keys:
        held = table.get(key.text)
        if isinstance(held, ListNode):
            held = held.items[-1]
        if not isinstance(held, MapNode):
            held = MapNode({}, key.start, key.end)
            table.entries[key.text] = (key, held)
        table = held
    return table
