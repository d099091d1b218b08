"""One file: its bytes → the parts of an organization that it holds. A function of its name and its bytes."""

from __future__ import annotations

from typing import Any

from orglint.model.definition import OrganizationDefinition
from orglint.model.values import Unsound, definition, regular_part
from orglint.reading.held import FileReading
from orglint.source.decoding import decode
from orglint.source.text import SourceText
from orglint.syntax.comments import addressed
from orglint.syntax.limits import Limits
from orglint.syntax.slices import Slices


def read_file(file: str, data: bytes, limits: Limits, ahead: dict[str, Any] | None = None) -> FileReading:
    """Read the bytes of a file, which the user knows as `file`; what is not UTF-8 holds no part.

    ahead: its plain values, where they were read ahead.
    """
    decoded = decode(file, data)
    if decoded.text is None:
        return FileReading(decoded.lossy, violations=decoded.violations, whole=False)
    reading = FileReading(decoded.text, violations=decoded.violations)
    if ahead is not None:
        part = _of_values(ahead, decoded.text)
    else:
        part = None if addressed(decoded.text.text) else regular_part(decoded.text, limits)
    if part is not None:
        reading.parts.append(part)
    else:
        from orglint.reading.events import read_by_events  # brings ruamel.yaml: regular texts do not pay for it

        read_by_events(reading, limits)
    return reading


def _of_values(values: dict[str, Any], source: SourceText) -> OrganizationDefinition | None:
    try:
        return definition(values, Slices(source, "units"))
    except Unsound:
        return None
