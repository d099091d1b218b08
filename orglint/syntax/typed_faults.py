"""What pydantic has against a value, in our words and in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from orglint.findings.text import Text
from orglint.lean.values import frozen

UNKNOWN = frozenset({"extra_forbidden", "unexpected_keyword_argument"})
"""The types of faults that are about a key which is not known."""


@frozen
class FaultWords:
    """The message of a fault, and where a suggestion may help the word that was written and the ones to choose from."""

    message: Text
    word: str = ""
    known: tuple[str, ...] = ()


def words_of(fault: Mapping[str, Any], key: str) -> FaultWords:
    """The words for a fault that pydantic reports for the value of `key`."""
    kind, context = str(fault["type"]), fault.get("ctx", {})
    if kind in UNKNOWN:
        return FaultWords(_UNKNOWN.filled(field=key[:80]), key)
    choices = _choices(context.get("expected") or context.get("expected_tags"))
    if choices:
        value = context.get("tag", "") if kind == "union_tag_invalid" else fault.get("input")
        written = str(value)[:80]
        return FaultWords(_NOT_ONE_OF.filled(value=written, known=", ".join(choices)), written, choices)
    filled = {name: str(value)[:80] for name, value in context.items()}
    message = next((text for beginning, text in _MESSAGES if kind.startswith(beginning)), None)
    if message is None:
        return FaultWords(_OTHER.filled(field=key, problem=str(fault["msg"]).removeprefix("Value error, ")))
    return FaultWords((message if key else _TOP.get(message.en, message)).filled(**{**filled, "field": key}))


def _choices(said: object) -> tuple[str, ...]:
    parts = str(said or "").replace(" or ", ",").split(",")
    return tuple(word for word in (part.strip(" '\"") for part in parts) if word)


_UNKNOWN = Text("“{field}” is not a known field", "“{field}”不是已知字段")
_NOT_ONE_OF = Text("“{value}” is not one of: {known}", "“{value}”不在允许的取值中：{known}")
_OTHER = Text("“{field}”: {problem}", "“{field}”：{problem}")
_MISSING = Text("the field “{field}” is missing", "缺少字段“{field}”")
_NUMBER = Text("“{field}” wants a whole number", "“{field}”须为整数")
_FLAG = Text("“{field}” wants true or false", "“{field}”须为 true 或 false")
_TEXT = Text("“{field}” wants a text", "“{field}”须为文字")
_LIST = Text("“{field}” wants a list", "“{field}”须为列表")
_FIELDS = Text("“{field}” wants fields of its own, such as `key: value`", "“{field}”之下须写字段，如 key: value")
_MESSAGES = (
    ("missing", _MISSING),
    ("union_tag_not_found", _MISSING),
    ("int_", _NUMBER),
    ("bool_", _FLAG),
    ("string_type", _TEXT),
    ("list_type", _LIST),
    ("tuple_type", _LIST),
    ("dict_type", _FIELDS),
    ("model_", _FIELDS),
    ("dataclass_", _FIELDS),
    ("too_short", Text("“{field}” holds nothing", "“{field}”为空")),
    ("too_long", Text("“{field}” holds more than {max_length} entries", "“{field}”超过 {max_length} 项")),
    ("string_too_short", Text("“{field}” is empty", "“{field}”为空")),
    ("string_too_long", Text("“{field}” is longer than {max_length} characters", "“{field}”超过 {max_length} 个字符")),
    ("string_pattern", Text("“{field}” has not the form {pattern}", "“{field}”不符合格式 {pattern}")),
    ("greater_than_equal", Text("“{field}” is at least {ge}", "“{field}”不得小于 {ge}")),
    ("less_than_equal", Text("“{field}” is at most {le}", "“{field}”不得大于 {le}")),
)
"""How a type of fault begins -> what is said."""

_TOP = {_FIELDS.en: Text("the file wants fields, such as `key: value`", "文件须写字段，如 key: value")}
"""What is said where there is no key, because the whole file is meant."""
