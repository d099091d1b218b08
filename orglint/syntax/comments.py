"""Comments that speak to orglint. The parser gives none, so they are found in the text and told from quoted words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from orglint.lean.patterns import pattern
from orglint.lean.values import frozen
from orglint.source.text import SourceText
from orglint.syntax.nodes import Document, scalars

_WORD = "orglint"
_ADDRESS = pattern(_WORD + r"(?=[ \t]*[:：]|[ \t]+ignore\b)")
_HASH = pattern(r"(?:^|(?<=[ \t]))#")
"""What opens a comment: at the start of a line or behind a space."""


@frozen
class Comment:
    """A comment for orglint. text: what follows the word `orglint` in it, up to the end of the line.

    start, end: offsets from that word to the end. line: the line that it speaks of: its own where something else stands
    there, else the next one that holds more than a comment; 0 where none follows.
    """

    file: str
    start: int
    end: int
    text: str
    line: int


def addressed(text: str) -> bool:
    """Whether a text may hold a comment for orglint: it holds the word as one would address us."""
    return _WORD in text and _ADDRESS.search(text) is not None


def comments_of(source: SourceText, documents: list[Document]) -> list[Comment]:
    """The comments of a text that address orglint, in order. A text without the word is not looked at any further."""
    if not addressed(source.text):
        return []
    return list(_Finder(source, documents).found())


class _Finder:
    """Goes through the lines that hold the word, each once."""

    def __init__(self, source: SourceText, documents: list[Document]) -> None:
        self._source, self._text = source, source.text
        quoted = sorted((node.start, node.end) for node in scalars(documents) if node.style)
        self._starts = [start for start, _ in quoted]
        self._ends = [end for _, end in quoted]
        self._target, self._target_at = 0, -1

    def found(self) -> Iterator[Comment]:
        done = -1
        for match in _ADDRESS.finditer(self._text):
            if match.start() > done:
                begin = self._text.rfind("\n", 0, match.start()) + 1
                done = self._end_of_line(match.start())
                yield from self._of_line(begin, done)

    def _of_line(self, begin: int, end: int) -> Iterator[Comment]:
        """The comments of one line: several of them share it when each has its own `#`."""
        line = self._text[begin:end].rstrip("\r")
        opens = next((one.start() for one in _HASH.finditer(line) if not self._is_quoted(begin + one.start())), None)
        matches = [] if opens is None else list(_ADDRESS.finditer(line, opens))
        if not matches:  # the word stands before the comment
            return
        number = self._source.position(begin).line
        target = number if line[:opens].strip() else self._following(end, number)
        ends = [line.rfind("#", 0, one.start()) for one in matches[1:]] + [len(line)]
        for match, last in zip(matches, ends, strict=True):
            text = line[match.end() : last].rstrip()
            start = begin + match.start()
            yield Comment(self._source.file, start, begin + match.end() + len(text), text, target)

    def _is_quoted(self, offset: int) -> bool:
        before = bisect_right(self._starts, offset) - 1
        return before >= 0 and offset < self._ends[before]

    def _following(self, at: int, number: int) -> int:
        """The number of the first line behind offset `at` that holds more than a comment."""
        if at < self._target_at:  # a comment above has looked further already
            return self._target
        while at < len(self._text):
            end = self._end_of_line(at + 1)
            number += 1
            stripped = self._text[at + 1 : end].strip()
            if stripped and not stripped.startswith("#"):
                self._target, self._target_at = number, at
                return number
            at = end
        self._target, self._target_at = 0, at
        return 0

    def _end_of_line(self, at: int) -> int:
        end = self._text.find("\n", at)
        return len(self._text) if end < 0 else end
