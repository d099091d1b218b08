"""Rule files of a folder to plain data: what the built-in packs are compiled from, and what a user's pack is read
by."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from orglint.findings.place import Place
from orglint.findings.problem import CannotRun, Problem
from orglint.findings.text import Text
from orglint.findings.violation import Violation
from orglint.source.decoding import decode
from orglint.source.text import SourceText
from orglint.syntax.parser import parse
from orglint.syntax.typed import read_typed

_NO_PYTHON = Text("a rule of your own cannot name a Python function", "自定义规则不能引用 Python 函数")
_NOT_YAML = Text("this is not one sound YAML document ({rule})", "不是完整有效的 YAML 文档（{rule}）")
_NO_RULES = Text("no rule file in “{path}”", "“{path}”中没有规则文件")


def load_pack(folder: Path, *, own: bool) -> list[dict[str, Any]]:
    """The validated data of every rule file directly in `folder`, sorted by name; the pack is the folder's name.

    own: the pack is part of orglint and may name Python functions. Raises CannotRun with every fault of every file.
    """
    rules, problems = [], []
    if not folder.is_dir():
        raise CannotRun([Problem(_NO_RULES.filled(path=folder.as_posix()))])
    files = sorted(path for path in folder.glob("*.yaml") if path.name != "pack.yaml")
    if not files:
        raise CannotRun([Problem(_NO_RULES.filled(path=folder.as_posix()))])
    for path in files:
        data, faults = _load_rule(path, folder.name, own)
        problems.extend(faults)
        if data is not None:
            rules.append(data)
    if problems:
        raise CannotRun(problems)
    return rules


def _load_rule(path: Path, pack: str, own: bool) -> tuple[dict[str, Any] | None, list[Problem]]:
    from orglint.rules.definition import PythonCheck, RuleDefinition  # pydantic, only where rule files are read

    shown = Path(os.path.relpath(path)).as_posix()
    decoded = decode(shown, path.read_bytes())
    source = decoded.text or decoded.lossy
    parsed = parse(source)
    violations = [*decoded.violations, *parsed.violations]
    if violations or len(parsed.documents) != 1 or parsed.documents[0].root is None:
        return None, _unsound(violations, source)
    rule, problems = read_typed(parsed.documents[0].root, RuleDefinition, source)
    if rule is None:
        return None, problems
    if isinstance(rule.check, PythonCheck) and not own:
        return None, [Problem(_NO_PYTHON, source.location(_start(source)))]
    data: dict[str, Any] = {
        "name": path.stem,
        "pack": pack,
        **rule.model_dump(mode="json", exclude_defaults=True, exclude_none=True),
    }
    return data, []


def _unsound(violations: list[Violation], source: SourceText) -> list[Problem]:
    if not violations:
        return [Problem(_NOT_YAML.filled(rule="empty"), source.location(_start(source)))]
    return [Problem(_NOT_YAML.filled(rule=one.rule), source.location(one.at)) for one in violations]


def _start(source: SourceText) -> Place:
    return Place(source.file, 0, 1)
