"""The configuration file: how it is found, what may stand in it, and what it does to the settings.

Imported only when there is one, for it needs pydantic.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from orglint.findings.nearest import nearest
from orglint.findings.place import Location, Place
from orglint.findings.problem import CannotRun, Problem
from orglint.findings.severity import Severity
from orglint.findings.text import Text
from orglint.rules.catalog import BUILTIN_PACKS, Adjustment, RuleCatalog, load_catalog
from orglint.rules.rule import Rule
from orglint.settings import Settings
from orglint.source.decoding import decode
from orglint.source.text import SourceText
from orglint.syntax.nodes import ListNode, MapNode, Node
from orglint.syntax.parser import parse
from orglint.syntax.typed import read_typed


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)


class RuleSettings(_Strict):
    """What changes in one rule."""

    severity: Literal["off", "info", "warning", "error"] | None = None
    """How bad its findings are; off turns it off."""
    options: dict[str, str | list[str]] = {}
    """Values of its options."""


class ConfigFile(_Strict):
    """orglint.yaml: how a company wants its definition checked."""

    version: Literal["1"] = "1"
    """The version of this format."""
    profile: str | None = None
    """The profile to use."""
    select: list[str] = []
    """Only these rules: names, codes, beginnings of codes, packs or statements."""
    ignore: list[str] = []
    """Not these rules."""
    packs: list[str] = []
    """Further packs: expert, or folders with rule files of your own, below the folder of this file."""
    rules: dict[str, RuleSettings] = {}
    """Rule name or code, and what changes in it."""
    fail_on: Literal["error", "warning", "info"] | None = None
    """From which severity on findings make the run fail."""
    lang: Literal["en", "zh"] | None = None
    """The language of the output."""
    complete: bool | None = None
    """Duties and hand-offs that are not listed do not exist."""


def read_config(path: Path, shown: str) -> Settings:
    """The settings of a configuration file. Raises CannotRun with every fault of it, each at its place."""
    decoded = decode(shown, path.read_bytes())
    source = decoded.text or decoded.lossy
    parsed = parse(source)
    faults = [*decoded.violations, *parsed.violations]
    if faults:
        raise CannotRun([Problem(_UNSOUND.filled(rule=one.rule), source.location(one.at)) for one in faults])
    root = parsed.documents[0].root if parsed.documents else None
    if root is None:
        return Settings()
    config, problems = read_typed(root, ConfigFile, source)
    if config is None:
        raise CannotRun(problems)
    return _settings(config, root, source, path.parent)


def _settings(config: ConfigFile, root: Node, source: SourceText, folder: Path) -> Settings:
    extra = tuple(name for name in config.packs if name in BUILTIN_PACKS)
    packs = tuple(
        _pack(name, index, root, source, folder) for index, name in enumerate(config.packs) if name not in BUILTIN_PACKS
    )
    adjust = {}
    if config.rules:
        catalog = load_catalog([Path(pack) for pack in packs])
        for word, change in config.rules.items():
            rule = _rule(word, catalog, root, source)
            adjust[rule.name] = Adjustment(change.severity, _options(rule, word, change, root, source))
    settings = Settings(
        select=tuple(config.select),
        ignore=tuple(config.ignore),
        adjust=adjust,
        packs=packs,
        extra=extra,
        language=config.lang,
    )
    if config.profile:
        settings = replace(settings, profile=config.profile)
    if config.fail_on:
        settings = replace(settings, fail_on=Severity(config.fail_on))
    return replace(settings, complete=bool(config.complete))


def _pack(name: str, index: int, root: Node, source: SourceText, folder: Path) -> str:
    """A pack is data of the checked repository: it stays below the folder of the configuration."""
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()) or not path.is_dir():
        raise CannotRun([Problem(_BAD_PACK.filled(path=name), _location(root, source, "packs", index))])
    return str(path)


def _rule(word: str, catalog: RuleCatalog, root: Node, source: SourceText) -> Rule:
    rule = catalog.find(word)
    if rule is None:
        close = nearest(word, [*catalog.rules, *(one.code for one in catalog.rules.values())])
        hint = _NEAREST.filled(nearest=close) if close else None
        raise CannotRun([Problem(_UNKNOWN_RULE.filled(word=word), _location(root, source, "rules", word), hint)])
    return rule


def _options(rule: Rule, word: str, change: RuleSettings, root: Node, source: SourceText) -> dict[str, object]:
    declared = rule.data.get("options", {})
    values: dict[str, object] = {}
    for name, value in change.options.items():
        at = _location(root, source, "rules", word, "options", name)
        if name not in declared:
            close = nearest(name, declared)
            hint = _NEAREST.filled(nearest=close) if close else None
            raise CannotRun([Problem(_UNKNOWN_OPTION.filled(rule=rule.name, name=name), at, hint)])
        values[name] = _option_value(declared[name], value, at)
    return values


def _option_value(option: dict[str, object], value: str | list[str], at: Location) -> object:
    kind, minimum = option["type"], option.get("minimum")
    if kind == "integer" and isinstance(value, str) and value.isdigit():
        if not isinstance(minimum, int) or int(value) >= minimum:
            return int(value)
    elif kind == "flag" and value in ("true", "false"):
        return value == "true"
    elif (kind == "words" and isinstance(value, list)) or (kind == "text" and isinstance(value, str)):
        return value
    raise CannotRun([Problem(_BAD_OPTION.filled(value=str(value), type=str(kind)), at)])


def _location(root: Node, source: SourceText, *path: str | int) -> Location:
    """The place of what a path leads to; of the key itself where the path ends in a mapping."""
    node = root
    for number, step in enumerate(path):
        if isinstance(node, MapNode) and step in node.entries:
            node = node.entries[str(step)][0 if number == len(path) - 1 else 1]
        elif isinstance(node, ListNode) and isinstance(step, int):
            node = node.items[step]
    return source.location(Place(source.file, node.start, node.end))


_UNSOUND = Text("the configuration is not sound YAML ({rule})", "配置文件不是有效的 YAML（{rule}）")
_BAD_PACK = Text("no folder “{path}” below the configuration", "配置所在文件夹下没有“{path}”")
_UNKNOWN_RULE = Text("there is no rule “{word}”", "没有名为“{word}”的规则")
_UNKNOWN_OPTION = Text("the rule {rule} has no option “{name}”", "规则 {rule} 没有选项“{name}”")
_BAD_OPTION = Text("“{value}” is no {type}", "“{value}”不是 {type} 类型的值")
_NEAREST = Text("did you mean “{nearest}”?", "是否想写“{nearest}”？")
