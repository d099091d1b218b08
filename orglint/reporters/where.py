"""Where something is, for reports that are no list of findings."""

from __future__ import annotations

from typing import Any

from orglint.findings.place import Location
from orglint.reporters.escape import visible


def where(location: Location) -> str:
    """File, line and column as people read them."""
    return f"{visible(location.file)}:{location.start.line}:{location.start.column}"


def json_location(location: Location) -> dict[str, Any]:
    """The location as JSON holds it."""
    start, end = location.start, location.end
    return {
        "file": location.file,
        "start": {"line": start.line, "column": start.column},
        "end": {"line": end.line, "column": end.column},
    }
