"""The classes of `definition.py` as tables that the decoder walks by: which key leads where and what it may hold."""

from __future__ import annotations

from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from orglint.findings.nearest import Vocabulary
from orglint.lean.hints import hints_of
from orglint.lean.values import fields_of, frozen
from orglint.model.definition import OrganizationDefinition
from orglint.model.shapes import Nonempty, OneOrMany, Pattern, Shorthand


@frozen
class TextField:
    """Any scalar, read as the text that was written. `pattern` must match the whole of it."""

    pattern: str | None = None


@frozen
class WordField:
    """One of a few words."""

    words: tuple[str, ...]


@frozen
class FlagField:
    """true or false."""


@frozen
class DateField:
    """A day, written YYYY-MM-DD."""


@frozen
class NumberField:
    """A whole number, 0 or more."""


@frozen
class RecordField:
    """A mapping with the fields of a class; plain text stands for the field `shorthand` when there is one."""

    cls: type[Any]
    shorthand: str | None = None


@frozen
class ListField:
    """A list. `one_or_many`: a single item may stand without brackets."""

    item: FieldKind
    one_or_many: bool = False


FieldKind = TextField | WordField | FlagField | DateField | NumberField | RecordField | ListField


@frozen
class Shape:
    """The keys of a record: key in YAML -> (attribute, kind); the required ones; the vocabulary for suggestions."""

    cls: type[Any]
    keys: dict[str, tuple[str, FieldKind]]
    required: tuple[str, ...]
    vocabulary: Vocabulary


_SHAPES: dict[type[Any], Shape] = {}


def shape_of(cls: type[Any]) -> Shape:
    """The shape of a definition class."""
    shape = _SHAPES.get(cls)
    if shape is None:
        shape = _SHAPES[cls] = _made(cls)
    return shape


def _made(cls: type[Any]) -> Shape:
    hints = hints_of(cls)
    keys, required = {}, []
    for name, item in fields_of(cls).items():
        key = name.rstrip("_")
        keys[key] = (name, _kind(hints[name]))
        if item.is_required:
            required.append(key)
    return Shape(cls, keys, tuple(required), Vocabulary(keys))


def _kind(hint: Any) -> FieldKind:
    marks: tuple[Any, ...] = ()
    if get_origin(hint) is Annotated:
        hint, *rest = get_args(hint)
        marks = tuple(rest)
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        *_, only = (part for part in get_args(hint) if part is not NoneType)  # text may stand for a record
        return _plain_kind(only, marks) if marks else _kind(only)
    if origin is list:
        return ListField(_kind(get_args(hint)[0]), any(isinstance(mark, OneOrMany) for mark in marks))
    if origin is Literal:
        return WordField(get_args(hint))
    return _plain_kind(hint, marks)


def _plain_kind(hint: Any, marks: tuple[Any, ...]) -> FieldKind:
    if fields_of(hint):
        return RecordField(hint, next((mark.field for mark in marks if isinstance(mark, Shorthand)), None))
    if hint is bool:
        return FlagField()
    if hint is date:
        return DateField()
    if hint is int:
        return NumberField()
    assert hint is str, f"no way to decode {hint!r}"
    pattern = next((mark.regex for mark in marks if isinstance(mark, Pattern)), None)
    return TextField(pattern or (r"(?s).*\S.*" if any(isinstance(mark, Nonempty) for mark in marks) else None))


@cache
def format_vocabulary() -> tuple[frozenset[str], frozenset[str]]:
    """The names of all fields of the format, and of those that hold lists in brackets or with dashes."""
    fields: set[str] = set()
    lists: set[str] = set()
    waiting: list[type[Any]] = [OrganizationDefinition]
    while waiting:
        for key, (_, kind) in shape_of(waiting.pop()).keys.items():
            known = key in fields
            fields.add(key)
            if isinstance(kind, ListField):
                if not kind.one_or_many:
                    lists.add(key)
                kind = kind.item
            if isinstance(kind, RecordField) and not known:
                waiting.append(kind.cls)
    return frozenset(fields), frozenset(lists)


@cache
def format_words() -> frozenset[str]:
    """The names of all fields of the format and the words that a field may hold one of."""
    words: set[str] = set()
    waiting, seen = [OrganizationDefinition], set[type[Any]]()
    while waiting:
        cls = waiting.pop()
        seen.add(cls)
        for key, (_, kind) in shape_of(cls).keys.items():
            words.add(key)
            kind = kind.item if isinstance(kind, ListField) else kind
            if isinstance(kind, WordField):
                words.update(kind.words)
            if isinstance(kind, RecordField) and kind.cls not in seen:
                waiting.append(kind.cls)
    return frozenset(words)
