"""Dataclasses that cost little until they are used.

`dataclass(frozen=True, slots=True)` writes and compiles six methods for each class: half a millisecond, a hundred times
at every start. Here the classes share all methods but `__init__`, which is written when the first value is made; most
runs make no value of most classes. What keeps a frozen value from being changed is the type checker: an assignment does
not pass it. See docs/performance.md.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, dataclass, field, fields
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform, overload

_Value = TypeVar("_Value")


@overload
def frozen(cls: type[_Value], /) -> type[_Value]: ...
@overload
def frozen(
    *, eq: bool = True, order: bool = False, kw_only: bool = False
) -> Callable[[type[_Value]], type[_Value]]: ...
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: Any = None, /, *, eq: bool = True, order: bool = False, kw_only: bool = False) -> Any:
    """A slotted dataclass whose values are equal when their fields are. eq, order, kw_only: as in `dataclass`."""

    def make(cls: type[Any]) -> type[Any]:
        made = _made(cls, slots=True, kw_only=kw_only)
        if eq:
            names = [one.name for one in fields(made) if one.compare]
            made.__fields__ = attrgetter(*names) if names else staticmethod(_nothing)
            made.__eq__, made.__hash__ = _eq, _hash
        if order:
            made.__lt__, made.__le__, made.__gt__, made.__ge__ = _lt, _le, _gt, _ge
        return made  # type: ignore[no-any-return]

    return make if cls is None else make(cls)


@dataclass_transform(eq_default=False, field_specifiers=(field,))
def mutable(cls: type[_Value], /) -> type[_Value]:
    """A slotted dataclass whose values change, and are equal to none but themselves."""
    return _made(cls, slots=True)  # type: ignore[no-any-return]


@dataclass_transform(eq_default=False, field_specifiers=(field,))
def unslotted(cls: type[_Value], /) -> type[_Value]:
    """The same with a `__dict__`, for values that hold only what differs from the class."""
    return _made(cls, slots=False)  # type: ignore[no-any-return]


def _made(cls: Any, *, slots: bool, kw_only: bool = False) -> Any:
    made: Any = dataclass(init=False, eq=False, repr=False, slots=slots, kw_only=kw_only)(cls)
    made.__repr__ = _repr

    def __init__(self: Any, *args: Any, **named: Any) -> None:
        made.__init__ = _initializer(made)
        made.__init__(self, *args, **named)

    made.__init__ = __init__
    return made


def _initializer(cls: Any) -> Any:
    """The `__init__` that `dataclass` would have written."""
    held: tuple[Field[Any], ...] = fields(cls)
    given = [_parameter(one) for one in held if not one.kw_only]
    named = [_parameter(one) for one in held if one.kw_only]
    lines = [f"self.{one.name} = {_value(one)}" for one in held]
    head = ", ".join(["self", *given, *(["*", *named] if named else [])])
    names = {f"_{one.name}": one.default if one.default_factory is MISSING else one.default_factory for one in held}
    exec(f"def __init__({head}):\n  " + "\n  ".join(lines or ["pass"]), {**names, "_MISSING": MISSING}, made := {})  # type: ignore[var-annotated]
    return made["__init__"]


def _parameter(one: Field[Any]) -> str:
    if one.default_factory is not MISSING:
        return f"{one.name}=_MISSING"
    return one.name if one.default is MISSING else f"{one.name}=_{one.name}"


def _value(one: Field[Any]) -> str:
    name = one.name
    return name if one.default_factory is MISSING else f"_{name}() if {name} is _MISSING else {name}"


def _nothing(_: Any) -> tuple[()]:
    return ()


def _repr(self: Any) -> str:
    held = ", ".join(f"{one.name}={getattr(self, one.name)!r}" for one in fields(self) if one.repr)
    return f"{type(self).__qualname__}({held})"


def _eq(self: Any, other: Any) -> Any:
    return self.__fields__(self) == self.__fields__(other) if other.__class__ is self.__class__ else NotImplemented


def _hash(self: Any) -> int:
    return hash(self.__fields__(self))


def _lt(self: Any, other: Any) -> Any:
    return self.__fields__(self) < self.__fields__(other) if other.__class__ is self.__class__ else NotImplemented


def _le(self: Any, other: Any) -> Any:
    return self.__fields__(self) <= self.__fields__(other) if other.__class__ is self.__class__ else NotImplemented


def _gt(self: Any, other: Any) -> Any:
    return self.__fields__(self) > self.__fields__(other) if other.__class__ is self.__class__ else NotImplemented


def _ge(self: Any, other: Any) -> Any:
    return self.__fields__(self) >= self.__fields__(other) if other.__class__ is self.__class__ else NotImplemented
