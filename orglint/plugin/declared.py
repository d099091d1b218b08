"""What is wrong with a declaration, as far as the model of rule files does not look at it."""

from __future__ import annotations

import inspect
import math
import re
from collections.abc import Iterator, Mapping
from typing import Any

from orglint.catalogue.catalogue import Catalogue
from orglint.findings.text import Text
from orglint.plugin.declaring import DeclaredRule, Example, Option
from orglint.rules.builtin import builtin_data

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_WORDS = ("summary", "message", "help", "why", "source")
_SETTINGS = {"code": str, "severity": str, "since": str, "status": str, "enabled": bool, "partial": bool}
_GROUPS = ("messages", "labels", "helps")


def wrong_types(declared: DeclaredRule) -> Iterator[Text]:
    """What a type checker would have said of it."""
    held: dict[str, tuple[object, type | tuple[type, ...]]] = {
        name: (getattr(declared, name), (str, Text)) for name in _WORDS
    }
    for group in _GROUPS:
        held.update({f"{group}.{name}": (words, (str, Text)) for name, words in getattr(declared, group).items()})
    held.update({name: (getattr(declared, name), wanted) for name, wanted in _SETTINGS.items()})
    held["seconds"] = (declared.seconds, (int, float))
    for number, one in enumerate(declared.examples):
        held[f"examples.{number}"] = (one, Example)
    for name, option in declared.options.items():
        held[f"options.{name}"] = (option, Option)
        if isinstance(option, Option):
            held[f"options.{name}.default"] = (option.default, (bool, int, str, tuple))
            held[f"options.{name}.summary"] = (option.summary, (str, Text))
    for name, (value, wanted) in held.items():
        if not isinstance(value, wanted):
            yield _TYPE.filled(name=name, got=type(value).__name__)


def faults(declared: DeclaredRule) -> Iterator[Text]:
    """What is wrong with the name, the function and what it looks at."""
    if not _NAME.fullmatch(declared.name if isinstance(declared.name, str) else ""):
        yield _BAD_NAME
    if not 1 <= arguments(declared) <= 3:
        yield _ARGUMENTS
    if not (declared.seconds > 0 and math.isfinite(declared.seconds)):
        yield _SECONDS
    for word, kind in kinds(declared).items():
        if kind is None:
            near = _catalogue().nearest_kind(word)
            yield _KIND.filled(word=word[:80]) if near is None else _LIKE.filled(word=word[:80], nearest=near.id)


def arguments(declared: DeclaredRule) -> int:
    """How many arguments its function takes; 0 for what is no plain function."""
    if not inspect.isfunction(inspect.unwrap(declared.check)) or inspect.iscoroutinefunction(declared.check):
        return 0
    parameters = inspect.signature(declared.check).parameters.values()
    plain = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
    return sum(one.kind in plain for one in parameters)


def kinds(declared: DeclaredRule) -> Mapping[str, str | None]:
    """Each kind of unit that it names as what it looks at → its id, None where the catalogue does not know it."""
    subjects: Any = declared.subjects
    if subjects is None or callable(subjects):
        return {}
    words = [subjects] if isinstance(subjects, str) else list(subjects) if isinstance(subjects, list | tuple) else [""]
    found = {str(word): _catalogue().kind(str(word)) for word in words}
    return {word: kind.id if kind else None for word, kind in found.items()}


def _catalogue() -> Catalogue:
    return Catalogue.from_data(builtin_data()["catalogue"])


_TYPE = Text("“{name}” may not be of type {got}", "“{name}”的类型不能是 {got}")
_BAD_NAME = Text(
    "the name is not one like region-without-sales: small letters, digits and hyphens",
    "规则名须为小写字母、数字和连字符，如 region-without-sales",
)
_ARGUMENTS = Text(
    "@rule stands over a plain function of one to three arguments: the subject, the graph, the options",
    "@rule 之下应为普通函数，有一至三个参数：检查对象、组织图、选项",
)
_SECONDS = Text("“seconds” is a number above 0", "“seconds”应为大于 0 的数")
_KIND = Text(
    "“subjects”: “{word}” is no kind of unit; kinds of a company's own are chosen by a function of the graph",
    "“subjects”：“{word}”不是已知的单位类型；公司自定义的类型请用接收组织图的函数选取",
)
_LIKE = Text(
    "“subjects”: “{word}” is no kind of unit; did you mean “{nearest}”?",
    "“subjects”：“{word}”不是已知的单位类型；是否想写“{nearest}”？",
)
