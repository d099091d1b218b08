"""Dataclasses that cost little until they are used.

`dataclass(frozen=True, slots=True)` writes and compiles six methods for each class: half a millisecond, a hundred times
at every start; the module itself brings `inspect`, which takes as long as Python's own start. Here the classes share
all methods but `__init__`, which is written when the first value is made; most runs make no value of most classes. A
class with slots has to be made a second time: only those have them of which a run makes thousands of values, and those
of the graph, to which a plugin shall add nothing. What keeps a frozen value from being changed is the type checker: an
assignment does not pass it. Who asks the classes as `dataclasses` and pydantic do finds them to be dataclasses. See
docs/performance.md.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar, dataclass_transform, overload

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from dataclasses import field as field  # noqa: PLC0414 - asked for here
    from dataclasses import replace as replace  # noqa: PLC0414

_Value = TypeVar("_Value")
_MISSING: Any = object()
_FEW = 30


class Field:
    """What a class says of one of its fields; `factory` makes the default value where there is one to be made."""

    __slots__ = ("compare", "default", "factory", "kw_only", "repr")

    def __init__(self, default: Any, factory: Any, kw_only: bool, compare: bool, repr: bool) -> None:
        self.default, self.factory, self.kw_only, self.compare, self.repr = default, factory, kw_only, compare, repr

    @property
    def is_required(self) -> bool:
        """There is no value for it but the one that is given."""
        return self.default is _MISSING and not self.is_made

    @property
    def is_made(self) -> bool:
        """Its default value is made anew each time."""
        return self.factory is not _MISSING


if not TYPE_CHECKING:

    def field(*, default=_MISSING, default_factory=_MISSING, kw_only=False, compare=True, repr=True):
        """As `dataclasses.field`."""
        return Field(default, default_factory, kw_only, compare, repr)

    def replace(value, /, **changes):
        """As `dataclasses.replace`, for values of any dataclass."""
        told = getattr(value, "__lean__", None)
        if told is None:
            from dataclasses import replace as of_others

            return of_others(value, **changes)
        return type(value)(**{**dict(zip(told, value.__held__(value), strict=True)), **changes})


@overload
def frozen(cls: type[_Value], /) -> type[_Value]: ...
@overload
def frozen(
    *, eq: bool = True, order: bool = False, kw_only: bool = False, slots: bool = False
) -> Callable[[type[_Value]], type[_Value]]: ...
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(
    cls: Any = None, /, *, eq: bool = True, order: bool = False, kw_only: bool = False, slots: bool = False
) -> Any:
    """A dataclass whose values are equal when their fields are. eq, order, kw_only, slots: as in `dataclass`."""

    def make(cls: type[Any]) -> type[Any]:
        made = _made(cls, slots=slots, kw_only=kw_only)
        if eq:
            made.__fields__ = _getter([name for name, one in made.__lean__.items() if one.compare])
            made.__eq__, made.__hash__ = _eq, _hash
        if order:
            made.__lt__, made.__le__, made.__gt__, made.__ge__ = _lt, _le, _gt, _ge
        return made  # type: ignore[no-any-return]

    return make if cls is None else make(cls)


@overload
def mutable(cls: type[_Value], /) -> type[_Value]: ...
@overload
def mutable(*, slots: bool = False) -> Callable[[type[_Value]], type[_Value]]: ...
@dataclass_transform(eq_default=False, field_specifiers=(field,))
def mutable(cls: Any = None, /, *, slots: bool = False) -> Any:
    """A dataclass whose values change, and are equal to none but themselves. slots: as in `dataclass`."""

    def make(cls: type[Any]) -> type[Any]:
        return _made(cls, slots=slots)  # type: ignore[no-any-return]

    return make if cls is None else make(cls)


def fields_of(cls: Any) -> Mapping[str, Field]:
    """The fields of a class made here, by name; of any other class, none."""
    told: Mapping[str, Field] = getattr(cls, "__lean__", {})
    return told


def _made(cls: Any, *, slots: bool, kw_only: bool = False) -> Any:
    own = {name: _told(cls, name, kw_only) for name, hint in cls.__annotations__.items() if not _is_of_class(hint)}
    inherited = {name: one for base in reversed(cls.__mro__[1:]) for name, one in fields_of(base).items()}
    made: Any = _slotted(cls, [name for name in own if name not in inherited]) if slots else cls
    made.__lean__ = {**inherited, **own}
    made.__held__ = _getter(list(made.__lean__))
    for name, one in () if slots else own.items():
        if one.default is not _MISSING:
            setattr(made, name, one.default)
        elif name in cls.__dict__:
            delattr(made, name)
    for name in ("__dataclass_fields__", "__dataclass_params__"):
        setattr(made, name, _Asked(made, own, name))
    setattr(made, "__match_args__", tuple(name for name, one in made.__lean__.items() if not one.kw_only))  # noqa: B010 - mypy
    made.__repr__ = _repr

    made.__init__ = _first(made)
    return made


def _getter(names: list[str]) -> Any:
    """What gives the values of these fields of a value, in a tuple."""
    if len(names) > 1:
        return attrgetter(*names)
    return staticmethod(lambda value: tuple(getattr(value, name) for name in names))


def _told(cls: Any, name: str, kw_only: bool) -> Field:
    said = cls.__dict__.get(name, _MISSING)
    if hasattr(said, "default_factory"):
        raise TypeError(f"{cls.__name__}.{name} wants the `field` of orglint.lean.values")
    if not isinstance(said, Field):
        return Field(said, _MISSING, kw_only, True, True)
    said.kw_only = said.kw_only or kw_only
    return said


def _is_of_class(hint: Any) -> bool:
    return "ClassVar" in str(hint).partition("[")[0]


def _slotted(cls: Any, names: list[str]) -> Any:
    """The class anew with slots of these names, which a class cannot get once it is there."""
    left_out = {*names, "__dict__", "__weakref__"}
    body = {name: value for name, value in cls.__dict__.items() if name not in left_out}
    made = type(cls)(cls.__name__, cls.__bases__, {**body, "__slots__": tuple(names)})
    made.__qualname__ = cls.__qualname__
    return made


class _Asked:
    """What `dataclasses` would know of a class, found out when it, or pydantic, asks for it."""

    def __init__(self, cls: Any, own: Mapping[str, Field], name: str) -> None:
        self._cls, self._own, self._name = cls, own, name

    def __get__(self, value: Any, owner: Any) -> Any:
        import dataclasses

        body: dict[str, Any] = {"__annotations__": self._cls.__annotations__, "__module__": self._cls.__module__}
        make: Any = dataclasses.field
        for name, one in self._own.items():
            how = {"kw_only": one.kw_only, "compare": one.compare, "repr": one.repr}
            said = {"default": one.default, "default_factory": one.factory}
            body[name] = make(**how, **{key: told for key, told in said.items() if told is not _MISSING})
        like: Any = dataclasses.dataclass(init=False, eq=False, repr=False)(
            type(self._cls.__name__, self._cls.__bases__, body)
        )
        self._cls.__dataclass_fields__ = like.__dataclass_fields__
        self._cls.__dataclass_params__ = like.__dataclass_params__
        return getattr(owner, self._name)


def _first(cls: Any) -> Any:
    """An `__init__` for the first values of a class; to compile one takes as long as to make fifty of them with it."""
    left = _FEW

    def __init__(self: Any, *args: Any, **named: Any) -> None:
        nonlocal left
        left -= 1
        if left < 0 or not _filled(self, args, named):
            cls.__init__ = _initializer(cls)
            cls.__init__(self, *args, **named)

    return __init__


def _filled(value: Any, args: tuple[Any, ...], named: Mapping[str, Any]) -> bool:
    """Set the fields as given; False where what is given is not what the class wants."""
    used, unnamed = len(args), iter(args)
    for name, one in value.__lean__.items():
        held = _MISSING if one.kw_only else next(unnamed, _MISSING)
        if held is not _MISSING:
            pass
        elif name in named:
            held, used = named[name], used + 1
        elif one.is_required:
            return False
        else:
            held = one.factory() if one.is_made else one.default
        setattr(value, name, held)
    return next(unnamed, _MISSING) is _MISSING and used == len(args) + len(named)


def _initializer(cls: Any) -> Any:
    """The `__init__` that `dataclass` would have written."""
    held: Mapping[str, Field] = cls.__lean__
    given = [_parameter(name, one) for name, one in held.items() if not one.kw_only]
    named = [_parameter(name, one) for name, one in held.items() if one.kw_only]
    lines = [f"self.{name} = {_value(name, one)}" for name, one in held.items()]
    head = ", ".join(["self", *given, *(["*", *named] if named else [])])
    names = {f"_{name}": one.factory if one.is_made else one.default for name, one in held.items()}
    exec(f"def __init__({head}):\n  " + "\n  ".join(lines or ["pass"]), {**names, "_MISSING": _MISSING}, made := {})  # type: ignore[var-annotated]
    return made["__init__"]


def _parameter(name: str, one: Field) -> str:
    if one.is_made:
        return f"{name}=_MISSING"
    return name if one.default is _MISSING else f"{name}=_{name}"


def _value(name: str, one: Field) -> str:
    return f"_{name}() if {name} is _MISSING else {name}" if one.is_made else name


def _repr(self: Any) -> str:
    held = ", ".join(f"{name}={getattr(self, name)!r}" for name, one in self.__lean__.items() if one.repr)
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
