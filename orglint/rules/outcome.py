"""What a check gives back."""

from __future__ import annotations

from typing import Any, NamedTuple

from orglint.findings.violation import Violation


class Outcome(NamedTuple):
    """How many objects a check looked at, and what it found wrong with them."""

    examined: int
    violations: list[Violation]


PARAMETERS: Any = {"extra": "forbid"}
"""How pydantic reads the parameters of a check kind: what it does not know is a fault. Read by nothing else."""
