"""Results as plain JSON values and back.

Nothing but the listed classes is ever made from what a file says, and each with values of the types that it declares:
an entry that somebody prepared can hold wrong findings, and nothing that runs or that a report stumbles over.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import fields
from functools import cache
from types import NoneType
from typing import Any, get_args

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


_PLAIN = {"str": str, "int": int, "bool": bool, "None": NoneType, "Severity": Severity}


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


def revived_as(declared: str, value: Any, module: str = "orglint.findings.report") -> Any:
    """What `plain` was given, where that is of a type as `module` writes it. Raises ValueError for all else."""
    found = revived(value)
    if not _test(declared, module)(found):
        raise ValueError("no part of a result")
    return found


def revived(value: Any) -> Any:
    """What `plain` was given, of whatever type. Raises ValueError for anything that it does not make."""
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
    values = [revived(one) for one in held]
    if not all(test(one) for test, one in zip(_tests(name), values, strict=True)):
        raise ValueError("no part of a result")
    return cls(**dict(zip(_names(name), values, strict=True)))


@cache
def _tests(name: str) -> tuple[Callable[[Any], bool], ...]:
    """For each field of a class, in order, what tells whether a value is of its type."""
    cls = _CLASSES[name]
    return tuple(_test(str(one.type), cls.__module__) for one in fields(cls) if one.compare)


@cache
def _test(declared: str, module: str) -> Callable[[Any], bool]:
    """What tells whether a value is of a type, as the annotations of results write it."""
    if " | " in declared:
        tests = [_test(one, module) for one in declared.split(" | ")]
        return lambda value: any(test(value) for test in tests)
    if declared.startswith("tuple["):
        item = _test(declared[len("tuple[") : -len(", ...]")], module)
        return lambda value: type(value) is tuple and all(map(item, value))
    cls = _PLAIN.get(declared) or _CLASSES.get(declared)
    if cls is not None:
        return lambda value: type(value) is cls
    words = get_args(getattr(sys.modules[module], declared))
    return lambda value: type(value) is str and value in words


@cache
def _names(name: str) -> tuple[str, ...]:
    return tuple(one.name for one in fields(_CLASSES[name]) if one.compare)
