"""Plain values (`syntax.regular`) to the typed definition, for what is sound in every field.

The decoder of nodes (`decoder.py`) says what is wrong and where. Here nothing is said: a value that it would not take
as it stands is refused, and with it the text. So both make the same definitions; a property test holds them together.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any, Final

from orglint.lean.values import fields_of, frozen
from orglint.model.definition import Located, OrganizationDefinition, UnitDefinition
from orglint.model.fields import (
    DateField,
    FieldKind,
    FlagField,
    ListField,
    NumberField,
    RecordField,
    TextField,
    WordField,
    shape_of,
)
from orglint.source.text import SourceText
from orglint.syntax.limits import DEFAULT_LIMITS, Limits
from orglint.syntax.regular import LINE, UNSETTLED, Irregular, Later, Shape, is_within, records
from orglint.syntax.slices import Slices


class Unsound(Exception):
    """A value is not what its field may hold."""


Convert = Callable[[Any, Located, str], Any]
"""A value, the record that it belongs to and its key -> what the record keeps."""


def regular_part(source: SourceText, limits: Limits = DEFAULT_LIMITS) -> OrganizationDefinition | None:
    """The part of an organization that a regular text with sound values holds; None for every other text."""
    if not is_within(limits, source.text):
        return None
    slices = Slices(source, "units")
    units = _Records(UnitDefinition, slices)
    units.inside["units"] = units
    shape = _Records(OrganizationDefinition, slices)
    shape.inside["units"] = units
    try:
        root, later = records(source.text, shape, slices)
        _settle(later)
    except (Irregular, Unsound):
        return None
    assert isinstance(root, OrganizationDefinition)
    return root


class _Records:
    """A class of records with lines of their own, as a Shape. No key of theirs has another name in the record."""

    def __init__(self, cls: type[Any], slices: Slices) -> None:
        self.cls, self._plan, self._slices = cls, _plan(cls), slices
        self.lists = self._plan.lists
        self.inside: dict[str, Shape] = {}
        self.fields: dict[str, tuple[str, Any]] = {}

    def field(self, key: str, value: Any) -> Any:
        if key not in self._plan.converts:
            raise Unsound
        if value.__class__ is not str and not _is_of_texts(value):
            if key in self.inside:
                raise Unsound  # they have no lines of their own
            return UNSETTLED  # records, which know in which record they are
        convert = self._plan.converts[key]
        if convert is not None:
            return convert(value, _NOBODY, key)
        if value.__class__ is not str:
            raise Unsound
        return value

    def item(self, line: int, value: Any) -> Any:
        if value.__class__ is not dict:
            raise Unsound
        record = _record(self.cls, dict(value))
        record.__dict__[LINE], record.slices = line, self._slices
        return record

    def settle(self, record: Any, key: str) -> None:
        """Make of the value under a key what the record keeps; "": see that nothing is missing. Raises Unsound."""
        held, converts = record.__dict__, self._plan.converts
        if key and key not in converts:
            raise Unsound
        if key and held[key] is None:
            del held[key]
            key = ""
        if not key:
            if any(one not in held for one in self._plan.required):
                raise Unsound
        elif key not in self.inside:
            convert = converts[key]
            if convert is None:
                raise Unsound
            held[key] = convert(held[key], record, key)
        elif held[key].__class__ is not list:
            raise Unsound


def _settle(later: list[Later]) -> None:
    """Do what `records` left to be done. Raises Unsound."""
    for shape, record, key in later:
        assert isinstance(shape, _Records)
        if key in shape.lists and record.__dict__[key].__class__ is list:
            try:
                "".join(record.__dict__[key])
                continue  # a list of texts stays as it is
            except TypeError:
                pass
        shape.settle(record, key)


_NOBODY: Any = None
"""The owner of texts, which need none."""


def _is_of_texts(value: Any) -> bool:
    if value.__class__ is not list:
        return False
    try:
        "".join(value)
    except TypeError:
        return False
    return True


@frozen
class _Plan:
    """How a record is made: key -> how its value is converted (None: text stays as it is). lists: keys whose lists of
    texts stay as they are."""

    converts: dict[str, Convert | None]
    required: tuple[str, ...]
    renamed: tuple[tuple[str, str], ...]
    lists: frozenset[str]


def _record(cls: type[Any], values: dict[str, Any]) -> Any:
    """A record that holds `values`, which it takes over."""
    plan = _plan(cls)
    converts = plan.converts
    record: Any = object.__new__(cls)
    nulls = []
    for key, value in values.items():
        if key not in converts:
            raise Unsound
        convert = converts[key]
        if value is None:
            nulls.append(key)
        elif convert is not None:
            values[key] = convert(value, record, key)
        elif value.__class__ is not str:
            raise Unsound
    for key in nulls:
        del values[key]
    for key in plan.required:
        if key not in values:
            raise Unsound
    for key, attribute in plan.renamed:
        if key in values:
            values[attribute] = values.pop(key)
    record.__dict__ = values
    return record


_PLANS: dict[type[Any], _Plan] = {}


def _plan(cls: type[Any]) -> _Plan:
    return _PLANS.get(cls) or _PLANS.setdefault(cls, _planned(cls))


def _planned(cls: type[Any]) -> _Plan:
    shape = shape_of(cls)
    renamed = tuple((key, name) for key, (name, _) in shape.keys.items() if key != name)
    converts = {key: _convert(kind) for key, (_, kind) in shape.keys.items()}
    lists = frozenset(
        key for key, (_, kind) in shape.keys.items() if isinstance(kind, ListField) and _keeps_texts(kind)
    )
    return _Plan(converts, shape.required, renamed, lists)


def _keeps_texts(kind: ListField) -> bool:
    item = kind.item
    return item.shorthand is not None if isinstance(item, RecordField) else _convert(item) is None


def _convert(kind: FieldKind) -> Convert | None:
    if isinstance(kind, TextField):
        return None if kind.pattern is None or kind.pattern == NONEMPTY else _matching(kind.pattern)
    if isinstance(kind, WordField):
        return _one_of({word: word for word in kind.words})
    if isinstance(kind, FlagField):
        return _one_of({"true": True, "false": False})
    if isinstance(kind, DateField):
        return _date
    if isinstance(kind, NumberField):
        return _number
    if isinstance(kind, RecordField):
        return _recording(kind)
    return _listing(kind)


def _matching(pattern: str) -> Convert:
    fullmatch = re.compile(pattern).fullmatch

    def convert(value: Any, owner: Located, key: str) -> Any:
        if value.__class__ is not str or not fullmatch(value):
            raise Unsound
        return value

    return convert


def _one_of(words: dict[str, Any]) -> Convert:
    def convert(value: Any, owner: Located, key: str) -> Any:
        if value.__class__ is not str or value not in words:
            raise Unsound
        return words[value]

    return convert


def _date(value: Any, owner: Located, key: str) -> Any:
    if value.__class__ is not str or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise Unsound
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise Unsound from error


def _number(value: Any, owner: Located, key: str) -> Any:
    if value.__class__ is not str or not re.fullmatch(r"[0-9]{1,9}", value):
        raise Unsound
    return int(value)


def _recording(kind: RecordField, index: int | None = None) -> Convert:
    cls, shorthand = kind.cls, kind.shorthand is not None

    def convert(value: Any, owner: Located, key: str) -> Any:
        if value.__class__ is dict:
            return _inside(_record(cls, dict(value)), owner, key, None)
        if shorthand and value.__class__ is str:
            return value
        raise Unsound

    return convert


def _listing(kind: ListField) -> Convert:
    item, one_or_many = kind.item, kind.one_or_many
    if isinstance(item, RecordField):
        return _records(item)
    single = _convert(item)

    def convert(value: Any, owner: Located, key: str) -> Any:
        if value.__class__ is not list:
            if not one_or_many:
                raise Unsound
            value = [value]
        if single is not None:
            return [single(one, owner, key) for one in value]
        try:
            "".join(value)
        except TypeError:
            raise Unsound from None
        return value

    return convert


def _records(item: RecordField) -> Convert:
    cls, shorthand, own_lines = item.cls, item.shorthand is not None, "units" in fields_of(item.cls)

    def convert(value: Any, owner: Located, key: str) -> Any:
        if value.__class__ is not list:
            raise Unsound
        if shorthand:
            try:
                "".join(value)
                return value
            except TypeError:
                pass
        made: list[Any] = []
        for index, one in enumerate(value):
            if one.__class__ is dict and not own_lines:
                made.append(_inside(_record(cls, dict(one)), owner, key, index))
            elif shorthand and one.__class__ is str:
                made.append(one)
            else:
                raise Unsound
        return made

    return convert


def _inside(record: Located, owner: Located, key: str, index: int | None) -> Located:
    record.__dict__["inside"] = (owner, key, index)
    return record


NONEMPTY: Final = r"(?s).*\S.*"
