"""Results as plain JSON values and back.

Nothing but the listed classes is ever made from what a file says: an entry that somebody prepared can hold wrong
findings, and nothing that runs.
"""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from typing import Any

from orglint.findings.finding import Contested, Edit, Finding, Fix, RelatedPlace, Suppression
from orglint.findings.ledger import LedgerEntry
from orglint.findings.place import Location, Position
from orglint.findings.report import Standing
from orglint.findings.severity import Severity
from orglint.findings.text import Text

_CLASSES: dict[str, Any] = {
    one.__name__: one
    for one in (
        Finding,
        Contested,
        RelatedPlace,
        Suppression,
        Edit,
        Fix,
        LedgerEntry,
        Location,
        Position,
        Standing,
        Text,
    )
}


def plain(value: Any) -> Any:
    """A result as JSON can hold it: a class as [its name, its fields …], a tuple as ["()", …]."""
    if value is None or (isinstance(value, (str, int)) and not isinstance(value, Severity)):
        return value
    if isinstance(value, Severity):
        return ["Severity", value.value]
    if isinstance(value, tuple):
        return ["()", *map(plain, value)]
    name = type(value).__name__
    if _CLASSES.get(name) is not type(value):
        raise TypeError(f"{type(value)} is no part of a result")
    return [name, *(plain(getattr(value, one)) for one in _names(name))]


def revived(value: Any) -> Any:
    """What `plain` was given. Raises ValueError for anything that it does not make."""
    if value is None or isinstance(value, (str, int)):
        return value
    if not isinstance(value, list) or not value:
        raise ValueError("no part of a result")
    name, *held = value
    if name == "Severity":
        return Severity(*held)
    if name == "()":
        return tuple(map(revived, held))
    cls = _CLASSES.get(name) if isinstance(name, str) else None
    if cls is None or len(held) != len(_names(name)):
        raise ValueError("no part of a result")
    return cls(**dict(zip(_names(name), map(revived, held), strict=True)))


@cache
def _names(name: str) -> tuple[str, ...]:
    return tuple(one.name for one in fields(_CLASSES[name]) if one.compare)
