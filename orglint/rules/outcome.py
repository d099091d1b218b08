"""What a check gives back."""

from __future__ import annotations

from typing import Any

from orglint.findings.violation import Violation
from orglint.lean.values import frozen


@frozen
class Outcome:
    """How many objects a check looked at, and what it found wrong with them."""

    examined: int
    violations: list[Violation]


def _as_written(name: str) -> str:
    return name.rstrip("_")


PARAMETERS: Any = {"extra": "forbid", "alias_generator": _as_written}
"""How pydantic reads the parameters of a check kind: what it does not know is a fault, and a trailing underscore
(`from_`) is not part of the key in YAML. Read by nothing else."""

DATABASE = "tables"
"""Under this key the organization's memo holds its tables for queries."""
