"""Where something stands: as offsets while orglint works, as lines and columns when it reports."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from orglint.lean.values import frozen


class _Sought:
    """Something that is found when it is first looked at: most places that a rule names are shown to nobody."""

    __slots__ = ("_find",)
    _find: Callable[[], Place]

    def __getattr__(self, name: str) -> Any:
        if name not in _HELD:
            raise AttributeError(f"{type(self).__name__} has no attribute {name!r}")
        found = self._find()
        for one in _HELD:
            setattr(self, one, getattr(found, one))
        del self._find
        return getattr(self, name)


_HELD = ("start", "end", "anchor")


@frozen(order=True, slots=True)
class Place(_Sought):
    """A stretch of one source text, as stages pass it on.

    `start` and `end` are offsets into the decoded text in Unicode code points, without a byte order mark; the end is
    exclusive. When the text was reached through an alias or a merge key, the place is the use (`*base`) and `anchor` is
    the place of the text that the anchor names.
    """

    file: str
    start: int
    end: int
    anchor: Place | None = None

    @classmethod
    def sought(cls, file: str, find: Callable[[], Place]) -> Place:
        """The place in a file that `find` gives, asked when somebody looks at it."""
        made = cls.__new__(cls)
        object.__setattr__(made, "file", file)
        made._find = find
        return made

    def __reduce__(self) -> tuple[type[Place], tuple[str, int, int, Place | None]]:
        return Place, (self.file, self.start, self.end, self.anchor)


@frozen(order=True, slots=True)
class Position:
    """Line and column, both from 1; columns count Unicode code points."""

    line: int
    column: int


@frozen(order=True, slots=True)
class Location:
    """A place as the user is told it: file (as given, with `/`), start and exclusive end."""

    file: str
    start: Position
    end: Position
