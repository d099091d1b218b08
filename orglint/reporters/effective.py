"""Settings with their origins, as text and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from orglint.findings.effective import Effective, EffectiveRule, EffectiveSettings, Origin
from orglint.findings.place import Location
from orglint.findings.text import Language, Text
from orglint.reporters.escape import visible
from orglint.reporters.style import Style
from orglint.reporters.width import columns

WIDEST = 48
"""The columns of a value beyond which its origin is no longer lined up with the others."""


def text_settings(settings: EffectiveSettings, language: Language, every: bool, style: Style) -> Iterator[str]:
    """A line for each value: its name, the value, its origin. every: all rules, not those only that were changed."""
    yield _HEAD.read(language) + visible(settings.file or "–") + _FOUND[settings.found].read(language) + "\n"
    for word, value in ((_UNIT, settings.unit), (_FILE, settings.place)):
        if value is not None:
            yield word.read(language) + visible(value) + "\n"
    yield "\n"
    yield from _table([*settings.extends, *settings.settings], language, style)
    shown = [rule for rule in settings.rules if every or rule.is_changed]
    running = sum(rule.severity.value != "off" for rule in settings.rules)
    yield "\n" + _RULES.filled(running=running, all=len(settings.rules)).read(language) + "\n"
    for rule in shown:
        yield f"\n{rule.code} {rule.rule}\n"
        yield from _table([rule.severity, *rule.values], language, style, indent="  ")


def _table(values: Sequence[Effective], language: Language, style: Style, indent: str = "") -> Iterator[str]:
    """The lines of some values; the name stands before the first of several only."""
    names = max((len(one.name) for one in values), default=0)
    texts = [visible(_plain(one.value, language)) for one in values]
    width = max((columns(text) for text in texts if columns(text) <= WIDEST), default=0)
    before = ""
    for one, text in zip(values, texts, strict=True):
        name = "" if one.name == before else one.name
        before = one.name
        gap = " " * (max(0, width - columns(text)) + 2)
        origin = style.paint(visible(_origin(one.origin, language)), "dim")
        yield f"{indent}{name:<{names}}  {text}{gap}{origin}\n"


def _plain(value: Any, language: Language) -> str:
    """A value as it would be written in a configuration, on one line."""
    if value is None or value == []:
        return "–"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict) and value.keys() == {"en", "zh"}:
        return str(value[language])
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {_plain(one, language)}" for name, one in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(_plain(one, language) for one in value) + "]"
    return str(value) or '""'


def _origin(origin: Origin, language: Language) -> str:
    told = _KINDS[origin.kind].filled(name=origin.name).read(language)
    if origin.location is not None:
        told = _at(origin.location) + told
    return told + "".join(_VIA.filled(at=_at(one)).read(language) for one in reversed(origin.via))


def _at(location: Location) -> str:
    return f"{location.file}:{location.start.line}:{location.start.column}"


def json_settings(settings: EffectiveSettings) -> Iterator[str]:
    """One JSON object, version 1; keys are only ever added."""
    lists = {"select", "ignore", "packs", "protected", "overrides", "waivers", "plugins"}
    values: dict[str, Any] = {}
    for one in settings.settings:
        if one.name not in lists:
            values[one.name] = _json(one)
        else:
            values.setdefault(one.name, []).extend([_json(one)] if one.value is not None else [])
    told = {
        "version": 1,
        "configuration": {"file": settings.file, "found": settings.found},
        "for": {"unit": settings.unit, "file": settings.place},
        "extends": [_json(one) for one in settings.extends],
        "settings": values,
        "rules": [_json_rule(one) for one in settings.rules],
    }
    yield json.dumps(told, ensure_ascii=True, indent=1) + "\n"


def _json_rule(rule: EffectiveRule) -> dict[str, Any]:
    options = {one.name.removeprefix("options."): _json(one) for one in rule.values if one.name.startswith("options.")}
    words = {one.name: _json(one) for one in rule.values if not one.name.startswith("options.")}
    return {"code": rule.code, "rule": rule.rule, "severity": _json(rule.severity), "options": options, **words}


def _json(value: Effective) -> dict[str, Any]:
    origin = value.origin
    at = None if origin.location is None else _json_location(origin.location)
    source = {"kind": origin.kind, "name": origin.name or None, "location": at, "via": _json_way(origin.via)}
    return {"value": value.value, "from": source}


def _json_way(way: Iterable[Location]) -> list[dict[str, Any]]:
    return [_json_location(one) for one in way]


def _json_location(location: Location) -> dict[str, Any]:
    return {"file": location.file, "line": location.start.line, "column": location.start.column}


_HEAD = Text("configuration: ", "配置：")
_UNIT = Text("for findings about the unit: ", "针对单位：")
_FILE = Text("for findings in the file: ", "针对文件：")
_FOUND = {
    "nearest": Text(" (the nearest one)", "（最近的一份）"),
    "given": Text(" (given with --config)", "（由 --config 指定）"),
    "isolated": Text(" (none is looked for: --isolated)", "（不查找：--isolated）"),
    "none": Text(" (there is none)", "（没有配置文件）"),
}
_RULES = Text("rules: {running} of {all} run", "规则：共 {all} 条，启用 {running} 条")
_VIA = Text(", extended at {at}", "，经 {at} 继承")
_KINDS = {
    "default": Text("default", "默认值"),
    "profile": Text("profile {name}", "方案 {name}"),
    "configuration": Text("", ""),
    "override": Text(" (override)", "（例外）"),
    "command-line": Text("command line: {name}", "命令行：{name}"),
    "environment": Text("environment: {name}", "环境变量：{name}"),
    "package": Text("installed package {name}", "已安装的包 {name}"),
}
