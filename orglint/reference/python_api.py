"""The reference of the interface for rules in Python, from its signatures and docstrings."""

from __future__ import annotations

import ast
import hashlib
import inspect
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from itertools import pairwise
from types import ModuleType, UnionType
from typing import Any, Union, get_args, get_origin

from orglint import plugin, testing
from orglint.findings.text import Language, Text
from orglint.testing import faulty, sample, strategies

PAGE = "docs/reference/python-api"
_NOT_FOR_CHECKS = frozenset({"add", "from_data", "sought", "with_own"})
"""Members that the stages before the rules use."""
Translations = Mapping[str, Mapping[str, str]]
"""Name → `zh`, the Chinese text, and `of`, the digest of the English text that it translates."""

PARTS: tuple[tuple[str, ModuleType, tuple[str, ...], Text], ...] = (
    ("orglint.plugin", plugin, tuple(plugin.__all__), Text("For rules", "编写规则")),
    ("orglint.testing", testing, tuple(testing.__all__), Text("For their tests", "测试规则")),
    ("orglint.testing.strategies", strategies, tuple(strategies.__all__), Text("For properties of them", "性质测试")),
    ("orglint.testing.sample", sample, ("Sample", "SampleUnit", "as_yaml"), Text("What is generated", "生成的组织")),
    ("orglint.testing.faulty", faulty, ("FAULTS", "Faulty"), Text("Faults that can be put in", "可放入的错误")),
)
"""Module, its public names, and what they are for."""


def python_api(zh: Translations) -> dict[str, str]:
    """The page in both languages. A text whose translation is missing or older than it stands there in English."""
    return {
        f"{PAGE}.md": "\n".join(_page("en", zh)) + "\n",
        f"{PAGE}.zh.md": "\n".join(_page("zh", zh)) + "\n",
    }


def untranslated(zh: Translations) -> dict[str, str]:
    """The names whose Chinese text is missing or older than the English one, with the digest of that."""
    return {key: digest(text) for key, text in texts().items() if zh.get(key, {}).get("of") != digest(text)}


def texts() -> dict[str, str]:
    """Every text of the page by its key: the name, or the class and the name of its member."""
    found: dict[str, str] = {}
    for module_name, module, names, _ in PARTS:
        found[module_name] = _doc(module)
        for name in names:
            found[name] = _said(module, name)
            for member, value in members(getattr(module, name)):
                found[f"{name}.{member}"] = _doc(value)
    return found


def digest(text: str) -> str:
    """Eight hexadecimal digits that change when the text does."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:8]


def _page(language: Language, zh: Translations) -> Iterator[str]:
    said = texts()

    def read(key: str) -> str:
        held = zh.get(key, {})
        return held["zh"] if language == "zh" and held.get("of") == digest(said[key]) else said[key]

    yield from (f"# {_TITLE.read(language)}", "", _OTHER.read(language), "", _VERSIONS.read(language))
    for module_name, module, names, title in PARTS:
        yield from ("", f"## {title.read(language)}: `{module_name}`", "", read(module_name))
        for name in names:
            value = getattr(module, name)
            yield from ("", f"### `{name}`", "", *_code(name, value), read(name))
            held = list(members(value))
            if held:
                yield ""
            yield from (f"- `{_call(member, one)}`: {_line(read(f'{name}.{member}'))}" for member, one in held)


def _code(name: str, value: Any) -> Iterator[str]:
    """What the name is, as code."""
    if inspect.isclass(value) and is_dataclass(value):
        lines = [f"class {name}:", *(f"    {line}" for line in _fields(value))]
    elif inspect.isfunction(value):
        lines = _signature(name, value)
    elif isinstance(value, (int, float, str)):
        lines = [f"{name} = {value!r}"]
    elif isinstance(value, UnionType) or get_origin(value) is Union:
        lines = [f"{name} = {' | '.join(_type(one) for one in get_args(value))}"]
    elif isinstance(value, (tuple, dict)):
        lines = [f"{name} = {', '.join(value)}"]
    else:
        lines = [name]
    yield from ("```python", *lines, "```", "")


def _type(one: Any) -> str:
    plain = inspect.isclass(one) and not get_args(one)
    return one.__name__ if plain else re.sub(r"[a-z_.]+\.(?=[A-Z])", "", str(one))


def _fields(cls: Any) -> Iterator[str]:
    for one in fields(cls):
        if not one.name.startswith("_"):
            optional = one.default is not MISSING or one.default_factory is not MISSING
            yield f"{one.name}: {one.type}{' = …' if optional else ''}"


def _signature(name: str, value: Any) -> list[str]:
    """The call on one line, or an argument a line."""
    signature = inspect.signature(value)
    parts: list[str] = []
    for one in signature.parameters.values():
        star = "*" if one.kind is one.VAR_POSITIONAL else "**" if one.kind is one.VAR_KEYWORD else ""
        if one.kind is one.KEYWORD_ONLY and "*" not in parts and not any(part.startswith("*") for part in parts):
            parts.append("*")
        default = "" if one.default is one.empty else f" = {'…' if callable(one.default) else repr(one.default)}"
        parts.append(f"{star}{one.name}: {one.annotation}{default}")
    result = f" -> {signature.return_annotation}"
    short = f"{name}({', '.join(parts)}){result}"
    return [short] if len(short) <= 100 else [f"{name}(", *(f"    {part}," for part in parts), f"){result}"]


def members(value: Any) -> Iterator[tuple[str, Any]]:
    """The public methods and properties of a class, in their order."""
    if inspect.isclass(value):
        for name, member in vars(value).items():
            called = isinstance(member, (property, classmethod)) or inspect.isfunction(member)
            if called and _doc(member) and not name.startswith("_") and name not in _NOT_FOR_CHECKS:
                yield name, member


def _call(name: str, member: Any) -> str:
    if isinstance(member, property):
        return name
    function = member.__func__ if isinstance(member, classmethod) else member
    arguments = list(inspect.signature(function).parameters.values())[1:]
    return f"{name}({', '.join(str(one).partition(':')[0].partition('=')[0].strip() for one in arguments)})"


def _said(module: ModuleType, name: str) -> str:
    """The docstring of a name; of a plain value, the string that stands below it."""
    value = getattr(module, name)
    if inspect.isclass(value) or inspect.isfunction(value):
        return _doc(value)
    return _below(module, name)


def _below(module: ModuleType, name: str) -> str:
    """The string that stands below the assignment of a name, in its own module or in one that it is taken from."""
    for one in (module, *(sys.modules[key] for key in sorted(sys.modules) if key.startswith("orglint."))):
        file = getattr(one, "__file__", None)
        if file is None or vars(one).get(name) is not getattr(module, name):
            continue
        body = ast.parse(inspect.getsource(one)).body
        for here, after in pairwise(body):
            target = here.targets[0] if isinstance(here, ast.Assign) else getattr(here, "target", None)
            if isinstance(target, ast.Name) and target.id == name and isinstance(after, ast.Expr):
                return inspect.cleandoc(str(ast.literal_eval(after.value)))
    raise LookupError(f"nothing is said of {name}")


def _doc(value: Any) -> str:
    return inspect.getdoc(value) or ""


def _line(text: str) -> str:
    return " ".join(text.split())


_TITLE = Text("Interface for rules in Python", "Python 规则接口")
_OTHER = Text("Generated from the code. [中文](python-api.zh.md)", "由代码自动生成。[English](python-api.md)")
_VERSIONS = Text(
    "Version of the interface: {version}. How it changes: "
    "[writing rules in Python](../writing-rules-python.md#versions-of-the-interface).",
    "接口版本：{version}。如何变更见[用 Python 编写规则](../writing-rules-python.zh.md#接口版本)。",
).filled(version=plugin.API_VERSION)
