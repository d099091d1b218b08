"""Definitions that hold anything their model allows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from functools import cache
from random import Random
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from orglint.model.definition import OrganizationDefinition
from orglint.testing.sample import as_yaml

_WORDS = ("market", "市场部", "产品定价", "pricing", "hq", "east-1", "a b", "负责市场调查工作", "x: y # z", "～", "0.5")
_IDS = ("a", "b", "hq", "east.market", "E_1", "2-b")
_DEEPEST = 4


def definition_text(random: Random) -> str:
    """A definition in YAML, by chance."""
    return as_yaml(_record(OrganizationDefinition, random, 0), flow=lambda: random.random() < 0.4)


def _record(cls: Any, random: Random, depth: int) -> dict[str, Any]:
    """A mapping with what a record requires, and some of what it may have beside; `include` is left out, for a text
    has no files beside it."""
    held: dict[str, Any] = {}
    for name, hint, required in _fields(cls):
        if required or (name != "include" and random.random() < (0.35 if depth < _DEEPEST else 0.05)):
            held[name.rstrip("_")] = _value(hint, random, depth + 1)
    return held


@cache
def _fields(cls: Any) -> list[tuple[str, Any, bool]]:
    hints = get_type_hints(cls, include_extras=True)
    return [
        (one.name, hints[one.name], one.default is MISSING and one.default_factory is MISSING) for one in fields(cls)
    ]


def _value(hint: Any, random: Random, depth: int, pattern: str | None = None) -> Any:
    """Anything that an annotation allows."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        found = next((mark.regex for mark in arguments[1:] if hasattr(mark, "regex")), pattern)
        return _value(arguments[0], random, depth, found)
    if origin is Literal:
        return random.choice(arguments)
    if origin in (Union, UnionType):
        return _value(random.choice([one for one in arguments if one is not NoneType]), random, depth, pattern)
    if origin in (list, tuple):
        most = 3 if depth < _DEEPEST else 1
        return [_value(arguments[0], random, depth, pattern) for _ in range(random.randint(0, most))]
    if is_dataclass(hint):
        return _record(hint, random, depth)
    if pattern is not None:
        return random.choice(_IDS)
    return _PLAIN[hint](random)


_PLAIN: dict[Any, Callable[[Random], Any]] = {
    str: lambda random: random.choice(_WORDS),
    bool: lambda random: random.random() < 0.5,
    int: lambda random: random.randint(1, 50),
    date: lambda random: date(2026, random.randint(1, 12), random.randint(1, 28)).isoformat(),
}
