"""Values for a rule that a configuration writes as text: options of their type, and the company's own words."""

from __future__ import annotations

from typing import Any

from orglint.config.merging import Said
from orglint.findings.problem import Problem
from orglint.findings.text import PLACEHOLDER, Text
from orglint.rules.rule import Rule


def option_value(option: dict[str, Any], said: Said, problems: list[Problem]) -> object:
    """The value as the option's type wants it; where it is none, a problem is added."""
    kind, minimum, value = option["type"], option.get("minimum"), said.value
    if kind == "integer" and isinstance(value, str) and value.isdecimal() and len(value) < 10:
        if not isinstance(minimum, int) or int(value) >= minimum:
            return int(value)
    elif kind == "flag" and value in ("true", "false"):
        return bool(value == "true")
    elif (kind == "words" and isinstance(value, list)) or (kind == "text" and isinstance(value, str)):
        return value
    problems.append(Problem(_BAD_OPTION.filled(value=str(value)[:80], type=str(kind)), said.location))
    return option["default"]


def text_value(rule: Rule, said: Said, problems: list[Problem]) -> Text:
    """A text in both languages; one text stands for both. Names in braces must be values that the rule always has."""
    value = said.value
    text = Text(value, value) if isinstance(value, str) else Text(value.en, value.zh)
    known = _always_there(rule)
    for word in sorted({*PLACEHOLDER.findall(text.en), *PLACEHOLDER.findall(text.zh)} - known):
        names = ", ".join(f"{{{one}}}" for one in sorted(known)) or "–"
        problems.append(Problem(_UNKNOWN_VALUE.filled(rule=rule.name, name=word, known=names), said.location))
    return text


def _always_there(rule: Rule) -> set[str]:
    """The names of values that every variant of the rule's message has."""
    messages = (rule.data["message"], *rule.data.get("messages", {}).values())
    return set.intersection(*(set(PLACEHOLDER.findall(one["en"])) for one in messages))


_BAD_OPTION = Text("“{value}” is no {type}", "“{value}”不是 {type} 类型的值")
_UNKNOWN_VALUE = Text(
    "the rule {rule} has no value “{name}” for a text of yours; it has: {known}",
    "规则 {rule} 没有可用于自定义文字的值“{name}”；可用：{known}",
)
