"""Where something stands: as offsets while orglint works, as lines and columns when it reports."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A stretch of one source text, as stages pass it on.

    `start` and `end` are offsets into the decoded text in Unicode code points, without a byte order mark; the end is
    exclusive. When the text was reached through an alias or a merge key, the place is the use (`*base`) and `anchor` is
    the place of the text that the anchor names.
    """

    file: str
    start: int
    end: int
    anchor: Place | None = None


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """Line and column, both from 1; columns count Unicode code points."""

    line: int
    column: int


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place as the user is told it: file (as given, with `/`), start and exclusive end."""

    file: str
    start: Position
    end: Position
