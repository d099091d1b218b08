"""The lines of the definition, and columns in the unit that a format counts in."""

from __future__ import annotations

from collections.abc import Mapping

from orglint.findings.place import Position


class Lines:
    """The lines of every text, split when they are first asked for."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._split: dict[str, list[str]] = {}

    def line(self, file: str, number: int) -> str | None:
        """A line without its end, counted from 1; None when there is no such line."""
        if file not in self._split:
            self._split[file] = self._texts.get(file, "").split("\n")
        lines = self._split[file]
        return lines[number - 1].rstrip("\r") if 0 < number <= len(lines) else None

    def bytes_column(self, file: str, position: Position) -> int:
        """The column of a position in bytes of UTF-8, from 1."""
        before = self._before(file, position)
        return position.column if before.isascii() else len(before.encode("utf-8", "surrogatepass")) + 1

    def utf16_column(self, file: str, position: Position) -> int:
        """The column of a position in UTF-16 code units, from 1."""
        before = self._before(file, position)
        return position.column + (0 if before.isascii() else sum(1 for sign in before if sign > "\uffff"))

    def _before(self, file: str, position: Position) -> str:
        return (self.line(file, position.line) or "")[: position.column - 1]
