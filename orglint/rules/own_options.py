"""The options of a user's rule: each stands for a number or a flag among the parameters of its check, or is one that
the check asks for by itself (`OPTIONS` of its class)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from orglint.findings.text import Text
from orglint.rules.kinds import kind_class

Wrong = tuple[tuple[str, ...], Text]
"""Where in the rule a fault stands, and what it is."""


def typed_options(data: Mapping[str, Any]) -> tuple[dict[str, Any], list[Wrong]]:
    """The options of a rule with defaults of their type, and what is wrong with them."""
    parameters = dict(_settable(data["check"]["kind"]))
    options: dict[str, Any] = {}
    wrong: list[Wrong] = []
    for name, option in data.get("options", {}).items():
        default = _typed(option)
        if parameters.get(name) != option["type"]:
            known = ", ".join(f"{one} ({kind})" for one, kind in parameters.items()) or "–"
            wrong.append((("options", name), _NO_PARAMETER.filled(name=name[:80], known=known)))
        elif default is None:
            told = _BAD_DEFAULT.filled(value=str(option["default"])[:80], type=option["type"])
            wrong.append((("options", name, "default"), told))
        options[name] = {**option, "default": default}
    return options, wrong


def _settable(kind: str) -> Iterator[tuple[str, str]]:
    """What an option of a check may be called, with its type."""
    cls = kind_class(kind)
    yield from getattr(cls, "OPTIONS", {}).items()
    for name, hint in get_type_hints(cls).items():
        types = set(get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,))
        if types <= {int, type(None)}:
            yield name, "integer"
        elif types == {bool}:
            yield name, "flag"


def _typed(option: Mapping[str, Any]) -> int | bool | str | None:
    """The default as the text, the number or the flag that it is; None when it is none."""
    value = str(option["default"])
    if option["type"] == "text":
        return value
    if option["type"] == "flag":
        return {"true": True, "false": False}.get(value.lower())
    if not (value.isdecimal() and len(value) < 8):
        return None
    return int(value) if int(value) >= int(option.get("minimum", 0)) else None


_NO_PARAMETER = Text(
    "the check has no parameter “{name}” that an option of this type may stand for; it has: {known}",
    "该检查没有可由此类选项设定的参数“{name}”；可用：{known}",
)
_BAD_DEFAULT = Text("“{value}” is no {type} within its bounds", "“{value}”不是范围内的 {type}")
