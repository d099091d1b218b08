"""What may stand for a parameter, in words, from the annotations of the code."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from orglint.findings.text import Language, Text
from orglint.rules.selector import Selector
from orglint.rules.writing import AtLeast, CatalogueWord, KindOrSelector, OneOrBounds, OneOrMore

_WORDS = {
    "kind": Text("unit kind", "单位类型"),
    "duty": Text("duty", "职责"),
    "item": Text("hand-off item", "移交事项"),
    "statement": Text("statement id", "语句编号"),
}
_SELECTOR = Text("[selector](selectors.md)", "[选择器](selectors.zh.md)")
_PLAIN = {
    str: Text("text", "文字"),
    int: Text("whole number", "整数"),
    bool: Text("true or false", "true 或 false"),
}
_LIST = Text("list: {item}", "列表：{item}")
_ONE_OR_LIST = Text("{item}, or a list of them", "{item}，或其列表")
_TABLE = Text("table: {key} → {value}", "表：{key} → {value}")
_FROM = Text("whole number from {least}", "不小于 {least} 的整数")
_COLON = Text(": ", "：")
_SEMICOLON = Text("; ", "；")
_OR = Text(" or ", "或")
_OPTIONAL = Text("{value} (optional)", "{value}（可省略）")


def described(hint: Any, language: Language) -> str:
    """What a value of this type is, in Markdown."""
    origin, args = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _marked(args[0], args[1:], language)
    if origin in (Union, UnionType):
        kinds = [described(one, language) for one in args if one is not type(None)]
        return _OR.read(language).join(dict.fromkeys(kinds))
    if origin is Literal:
        return ", ".join(f"`{one}`" for one in args)
    if origin is tuple:
        return _LIST.read(language).format(item=described(args[0], language))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        key, value = (described(one, language) for one in args)
        return _TABLE.read(language).format(key=key, value=value)
    return _class(hint, language)


def _marked(hint: Any, marks: tuple[Any, ...], language: Language) -> str:
    for mark in marks:
        if isinstance(mark, CatalogueWord):
            return _WORDS[mark.what].read(language)
        if isinstance(mark, KindOrSelector):
            return _SELECTOR.read(language)
        if isinstance(mark, AtLeast):
            return _FROM.read(language).format(least=mark.least)
        if isinstance(mark, OneOrBounds):
            return _OR.read(language).join((_FROM.read(language).format(least=1), described(hint, language)))
        if isinstance(mark, OneOrMore):
            return _ONE_OR_LIST.read(language).format(item=described(get_args(hint)[0], language))
    return described(hint, language)


def _class(cls: Any, language: Language) -> str:
    """One of the plain types, a selector, or a small table of its own: then with its fields."""
    if cls is Selector:
        return _SELECTOR.read(language)
    if not dataclasses.is_dataclass(cls):
        return _PLAIN[cls].read(language)
    hints = get_type_hints(cls, include_extras=True)
    colon, fields = _COLON.read(language), []
    for one in dataclasses.fields(cls):
        value = described(hints[one.name], language)
        value = value if needed(one) else _OPTIONAL.read(language).format(value=value)
        fields.append(f"`{one.name.rstrip('_')}`{colon}{value}")
    return "{" + _SEMICOLON.read(language).join(fields) + "}"


def needed(field: dataclasses.Field[Any]) -> bool:
    """Whether it must be written."""
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING


def default(field: dataclasses.Field[Any]) -> str:
    """The value when nothing is written; empty when there is none worth naming."""
    value = field.default
    if needed(field) or value is dataclasses.MISSING or value in (None, ()) or isinstance(value, Selector):
        return ""
    words = value if isinstance(value, tuple) else (value,)
    return ", ".join(f"`{str(one).lower() if isinstance(one, bool) else one}`" for one in words)
