"""One file: its bytes → the parts of an organization that it holds. A function of its name and its bytes."""

from __future__ import annotations

from orglint.model.values import regular_part
from orglint.reading.held import FileReading
from orglint.source.decoding import decode
from orglint.syntax.comments import addressed
from orglint.syntax.limits import Limits


def read_file(file: str, data: bytes, limits: Limits) -> FileReading:
    """Read the bytes of a file, which the user knows as `file`; what is not UTF-8 holds no part."""
    decoded = decode(file, data)
    if decoded.text is None:
        return FileReading(decoded.lossy, violations=decoded.violations, whole=False)
    reading = FileReading(decoded.text, violations=decoded.violations)
    part = None if addressed(decoded.text.text) else regular_part(decoded.text, limits)
    if part is not None:
        reading.parts.append(part)
    else:
        from orglint.reading.events import read_by_events  # brings ruamel.yaml: regular texts do not pay for it

        read_by_events(reading, limits)
    return reading
