"""What was read for one organization, so that a later run can tell whether it is still the same."""

from __future__ import annotations

from orglint.lean.values import field, frozen, mutable


@frozen
class ReadFile:
    """A file that was read: its path, its name for the user, its bytes."""

    path: str
    shown: str
    data: bytes


@frozen
class Included:
    """An `include` pattern of the file at `path`, and what it led to."""

    pattern: str
    path: str
    files: tuple[str, ...]
    reason: str


@mutable
class Trace:
    """The files in the order in which they were read, and every `include` in them."""

    files: list[ReadFile] = field(default_factory=list)
    includes: list[Included] = field(default_factory=list)
