"""A declared rule to the plain data of a rule file, validated by the same model."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from orglint.findings.problem import Problem
from orglint.findings.text import Text
from orglint.plugin.declared import arguments, faults, kinds, wrong_types
from orglint.plugin.declaring import DeclaredRule, Example, Option, Words
from orglint.plugin.judging import PluginCheck
from orglint.plugin.lines import line_of
from orglint.rules.definition import RuleDefinition
from orglint.rules.rule import Rule


def compile_rule(
    declared: DeclaredRule, plugin: str, origin: str, version: str | None
) -> tuple[Rule | None, list[Problem]]:
    """The runnable rule, or None and everything that is wrong with its declaration."""
    if wrong := list(wrong_types(declared)):
        return None, [_about(declared, fault) for fault in wrong]
    problems = [_about(declared, fault) for fault in faults(declared)]
    data = _data(declared, origin, version)
    try:
        valid = RuleDefinition.model_validate(data)
    except ValidationError as error:
        problems += [_problem(declared, fault) for fault in error.errors(include_url=False, include_input=False)]
    if problems:
        return None, problems
    plain = valid.model_dump(mode="json", exclude_defaults=True, exclude_none=True)
    shown = origin if version is None else f"{origin} {version}"
    judge = PluginCheck(declared, shown, arguments(declared), frozenset(filter(None, kinds(declared).values())))
    return Rule.from_data({"name": declared.name, "pack": plugin, **plain}, origin, version, judge), []


def _data(declared: DeclaredRule, origin: str, version: str | None) -> dict[str, Any]:
    help_, why = declared.help or declared.summary, declared.why or declared.summary
    return {
        "code": declared.code,
        "status": declared.status,
        "since": declared.since or version or "1",
        "severity": declared.severity,
        "enabled": declared.enabled,
        "summary": _words(declared.summary),
        "why": _words(why),
        "sources": [{"practice": _words(declared.source or origin)}],
        "partial": "run" if declared.partial else "skip",
        "options": {name: _option(one) for name, one in declared.options.items()},
        "check": {"kind": "python", "function": "check"},
        "message": _words(declared.message),
        "help": _words(help_),
        **{
            group: {name: _words(text) for name, text in getattr(declared, group).items()}
            for group in ("messages", "labels", "helps")
        },
        "examples": [_example(one) for one in declared.examples],
    }


def _words(words: Words) -> dict[str, str]:
    return {"en": words.en, "zh": words.zh} if isinstance(words, Text) else {"en": words, "zh": words}


def _option(one: Option) -> dict[str, Any]:
    types = {bool: "flag", int: "integer", str: "text", tuple: "words"}
    default = list(one.default) if isinstance(one.default, tuple) else one.default
    plain = {"type": types[type(one.default)], "default": default, "summary": _words(one.summary)}
    return plain if one.minimum is None else {**plain, "minimum": one.minimum}


def _example(one: Example) -> dict[str, Any]:
    plain: dict[str, Any] = {"title": _words(one.title), "bad": one.bad, "good": one.good}
    if one.message is not None:
        plain["message"] = one.message if isinstance(one.message, str) else list(one.message)
    return plain if one.findings is None else {**plain, "findings": list(one.findings)}


def _problem(declared: DeclaredRule, fault: Mapping[str, Any]) -> Problem:
    where = ".".join(str(step) for step in fault["loc"])
    said = str(fault["msg"]).removeprefix("Value error, ")
    return _about(declared, Text(f"“{where}”: {said}", f"“{where}”：{said}"))


def _about(declared: DeclaredRule, what: Text) -> Problem:
    told = _DECLARATION.filled(code=str(declared.code), name=str(declared.name), problem=what)
    return Problem(told, line_of(declared.file, declared.line))


_DECLARATION = Text(
    "the rule {code} {name} is not well declared: {problem}", "规则 {code} {name} 的声明有误：{problem}"
)
