"""How bad a finding is."""

from __future__ import annotations

from enum import StrEnum


class Severity(StrEnum):
    """error, warning or info; the order of definition is from mild to bad."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """0 for info, 1 for warning, 2 for error."""
        return _RANK[self]

    def lowered(self) -> Severity:
        """One level milder; info stays info."""
        return Severity.WARNING if self is Severity.ERROR else Severity.INFO


_RANK = {Severity.INFO: 0, Severity.WARNING: 1, Severity.ERROR: 2}
