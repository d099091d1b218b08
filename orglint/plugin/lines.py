"""Where in its file a plugin says something, named as a person would from here."""

from __future__ import annotations

import os

from orglint.findings.place import Location, Position


def line_of(file: str, line: int) -> Location:
    """The beginning of a line of a file."""
    try:
        shown = os.path.relpath(file)
    except ValueError:  # on another drive
        shown = file
    at = Position(line, 1)
    return Location((file if shown.startswith("..") else shown).replace(os.sep, "/"), at, at)
