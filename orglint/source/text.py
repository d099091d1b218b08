"""A decoded text that can tell line and column of an offset."""

from __future__ import annotations

from bisect import bisect_right

from orglint.findings.place import Location, Place, Position
from orglint.lean.patterns import pattern

_LINE_END = pattern(r"\n")


class SourceText:
    """The text of one file: decoded, without byte order mark, line ends as they stand (LF or CRLF).

    file: the name the user is told: the path as given or relative to the working directory, with `/`.
    """

    __slots__ = ("_starts", "file", "text")

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self._starts: list[int] | None = None

    def position(self, offset: int) -> Position:
        """Line and column, from 1, of a code point offset."""
        starts = self._line_starts()
        line = bisect_right(starts, offset)
        return Position(line, offset - starts[line - 1] + 1)

    def location(self, place: Place) -> Location:
        """The location of `place`, which must stand in this text. The anchor of the place is not looked at."""
        return Location(self.file, self.position(place.start), self.position(max(place.start, place.end)))

    def line_start(self, line: int) -> int:
        """The offset at which a line (from 0) begins."""
        return self._line_starts()[line]

    def _line_starts(self) -> list[int]:
        if self._starts is None:
            self._starts = [0, *[match.end() for match in _LINE_END.finditer(self.text)]]
        return self._starts
