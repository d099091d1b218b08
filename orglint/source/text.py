"""A decoded text that can tell line and column of an offset."""

from __future__ import annotations

from bisect import bisect_left

from orglint.findings.place import Location, Place, Position

_BLOCK = 512
"""So many code points are counted at once."""


class SourceText:
    """The text of one file: decoded, without byte order mark, line ends as they stand (LF or CRLF).

    file: the name the user is told: the path as given or relative to the working directory, with `/`.
    """

    __slots__ = ("_marks", "file", "text")

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self._marks: tuple[list[int], list[int]] | None = None

    def position(self, offset: int) -> Position:
        """Line and column, from 1, of a code point offset."""
        ends, starts = self._marked()
        block = offset // _BLOCK
        begin = block * _BLOCK
        line_start = self.text.rfind("\n", begin, offset) + 1 or starts[block]
        return Position(ends[block] + self.text.count("\n", begin, offset) + 1, offset - line_start + 1)

    def location(self, place: Place) -> Location:
        """The location of `place`, which must stand in this text. The anchor of the place is not looked at."""
        length = max(0, place.end - place.start)
        start = self.position(place.start)
        if self.text.find("\n", place.start, place.start + length) < 0:
            return Location(self.file, start, Position(start.line, start.column + length))
        return Location(self.file, start, self.position(place.end))

    def line_start(self, line: int) -> int:
        """The offset at which a line (from 0) begins."""
        ends, _ = self._marked()
        block = max(0, bisect_left(ends, line) - 1)
        at = block * _BLOCK
        for _ in range(line - ends[block]):
            at = self.text.index("\n", at) + 1
        return at

    def _marked(self) -> tuple[list[int], list[int]]:
        """For each block of the text the line ends in front of it, and where the line begins that it begins in.

        To note the beginnings of all lines takes four times as long.
        """
        if self._marks is None:
            count, ends, line_start, starts = 0, [0], 0, [0]
            for begin in range(0, len(self.text) - _BLOCK + 1, _BLOCK):
                found = self.text.count("\n", begin, begin + _BLOCK)
                if found:
                    count += found
                    line_start = self.text.rindex("\n", begin, begin + _BLOCK) + 1
                ends.append(count)
                starts.append(line_start)
            self._marks = ends, starts
        return self._marks
