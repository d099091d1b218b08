"""A declared rule to the plain data of a rule file, validated by the same model."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from orglint.findings.problem import Problem
from orglint.findings.text import Text
from orglint.plugin.declaring import DeclaredRule, Example, Option, Words
from orglint.plugin.judging import PluginCheck, line_of
from orglint.rules.definition import RuleDefinition
from orglint.rules.rule import Rule

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def compile_rule(
    declared: DeclaredRule, plugin: str, origin: str, version: str | None
) -> tuple[Rule | None, list[Problem]]:
    """The runnable rule, or None and everything that is wrong with its declaration."""
    problems = list(_faults(declared))
    data = _data(declared, origin, version)
    try:
        valid = RuleDefinition.model_validate(data)
    except ValidationError as error:
        problems += [_problem(declared, fault) for fault in error.errors(include_url=False, include_input=False)]
    if problems:
        return None, problems
    plain = valid.model_dump(mode="json", exclude_defaults=True, exclude_none=True)
    judge = PluginCheck(declared, origin if version is None else f"{origin} {version}", _arguments(declared))
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


def _faults(declared: DeclaredRule) -> Iterator[Problem]:
    """What the model does not look at."""
    if not _NAME.fullmatch(str(declared.name)):
        yield _about(declared, _BAD_NAME)
    if not 1 <= _arguments(declared) <= 3:
        yield _about(declared, _ARGUMENTS)


def _arguments(declared: DeclaredRule) -> int:
    parameters = inspect.signature(declared.check).parameters.values()
    plain = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
    return sum(one.kind in plain for one in parameters)


def _problem(declared: DeclaredRule, fault: Mapping[str, Any]) -> Problem:
    where = ".".join(str(step) for step in fault["loc"])
    said = str(fault["msg"]).removeprefix("Value error, ")
    return _about(declared, Text(f"“{where}”: {said}", f"“{where}”：{said}"))


def _about(declared: DeclaredRule, what: Text) -> Problem:
    code = declared.check.__code__
    told = _DECLARATION.filled(code=str(declared.code), name=str(declared.name), problem=what)
    return Problem(told, line_of(code.co_filename, code.co_firstlineno))


_DECLARATION = Text(
    "the rule {code} {name} is not well declared: {problem}", "规则 {code} {name} 的声明有误：{problem}"
)
_BAD_NAME = Text(
    "the name is not one like region-without-sales: small letters, digits and hyphens",
    "规则名须为小写字母、数字和连字符，如 region-without-sales",
)
_ARGUMENTS = Text(
    "its function takes one to three arguments: the subject, the graph, the options",
    "函数须有一至三个参数：检查对象、组织图、选项",
)
