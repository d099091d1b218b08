"""Rule files of a pack to plain data: what the built-in packs are compiled from, and what a user's pack is read by."""

from __future__ import annotations

import os
import re
import stat
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from orglint.catalogue.catalogue import Catalogue
from orglint.findings.nearest import nearest
from orglint.findings.place import Location, Place, Position
from orglint.findings.problem import CannotRun, Problem
from orglint.findings.reasons import reason_of
from orglint.findings.text import Text
from orglint.findings.violation import Violation
from orglint.lean.values import replace
from orglint.rules.builtin import builtin_data
from orglint.rules.completing import completed
from orglint.rules.definition import OwnRule, OwnRules, PackDefinition, RuleDefinition
from orglint.rules.own_options import typed_options
from orglint.rules.pack_names import PackNames, known_statements
from orglint.source.decoding import decode
from orglint.source.text import SourceText
from orglint.syntax.limits import Limits
from orglint.syntax.nodes import MapNode, Node
from orglint.syntax.parser import parse
from orglint.syntax.typed import read_typed

LIMITS = Limits(size=1024 * 1024, depth=32, nodes=200_000, scalar=50_000, anchors=200, documents=1)
"""What a rule file may hold; far more than any rule needs, and little enough to be refused quickly."""
MOST_FILES = 1_000
MOST_RULES = 1_000
MOST_VALUES = 2_000
"""Words and numbers in one check: each may be asked of every unit."""
SECONDS = 30.0
"""Safety net: the time in which a user's pack is read, for files that make every step of it slow."""
NAME = re.compile(r"[a-z0-9\u4e00-\u9fff][a-z0-9\u4e00-\u9fff-]{0,79}")
"""The name of a rule: small letters, digits and hyphens, or Chinese characters."""
PACK_FILE = "pack.yaml"

Model = TypeVar("Model", bound=BaseModel)


def load_pack(folder: Path, *, own: bool, catalogue: Catalogue | None = None) -> list[dict[str, Any]]:
    """The validated data of every rule of a pack, sorted by file: a folder, of which every rule file directly in it is
    read, or one rule file. The pack goes by the name of the folder or file.

    own: the pack is part of orglint: stricter, and it may name Python functions. Raises CannotRun with every fault of
    every file.
    """
    reader = _Reader(folder, own, catalogue or Catalogue.from_data(builtin_data()["catalogue"]))
    rules = []
    until = time.monotonic() + (3600 if own else SECONDS)
    for path in reader.files():
        for rule in reader.rules(path):
            rules.append(rule)
            if time.monotonic() > until:
                raise CannotRun([*reader.problems, Problem(_TOO_SLOW.filled(path=reader.shown, most=int(SECONDS)))])
    if len(rules) > MOST_RULES:
        reader.problems.append(Problem(_TOO_MANY_RULES.filled(path=reader.shown, most=MOST_RULES)))
    if reader.problems:
        raise CannotRun(reader.problems)
    return rules


class _Reader:
    """Reads the files of one pack and gathers what is wrong with them."""

    def __init__(self, folder: Path, own: bool, catalogue: Catalogue) -> None:
        self.folder, self.own = folder, own
        self.shown = folder.as_posix()
        self.pack = folder.stem if folder.is_file() else folder.name
        self.problems: list[Problem] = []
        self._seen: dict[str, Location] = {}
        self._names = PackNames(catalogue, statements=None if own else known_statements())

    def files(self) -> list[Path]:
        """The rule files of the pack; also reads what its pack.yaml says."""
        if self.folder.is_file():
            return [self.folder]
        paths = sorted(_yaml_files(self.folder)) if self.folder.is_dir() else []
        described = [path for path in paths if path.name == PACK_FILE]
        files = [path for path in paths if path.name != PACK_FILE]
        if not files:
            raise CannotRun([Problem(_NO_RULES.filled(path=self.shown))])
        if len(files) > MOST_FILES:
            raise CannotRun([Problem(_TOO_MANY_FILES.filled(path=self.shown, most=MOST_FILES))])
        for path in described:
            pack = self._model(path, PackDefinition)
            if pack is not None:
                self._names = replace(self._names, kinds=frozenset(pack.kinds), duties=frozenset(pack.duties))
        return files

    def rules(self, path: Path) -> Iterator[dict[str, Any]]:
        """The rules of one file."""
        read = self._root(path)
        if read is None:
            return
        root, source = read
        if not self.own and isinstance(root, MapNode) and "rules" in root.entries:
            yield from self._several(root, source)
            return
        rule = self._typed(root, RuleDefinition if self.own else OwnRule, source)
        at = _where(root, "check", source)
        if rule is not None and self._named(path.stem, Location(source.file, Position(1, 1), Position(1, 1))):
            yield from self._data(path.stem, rule, at, root, source)

    def _several(self, root: MapNode, source: SourceText) -> Iterator[dict[str, Any]]:
        file = self._typed(root, OwnRules, source)
        held = root.entries["rules"][1]
        named = held.entries if isinstance(held, MapNode) else {}
        for name, (key, node) in named.items():
            fits = self._named(name, source.location(Place(source.file, key.start, key.end)))
            if file is not None and fits:
                yield from self._data(name, file.rules[name], _where(node, "check", source), node, source)

    def _data(
        self, name: str, rule: BaseModel, at: Location, root: Node, source: SourceText
    ) -> Iterator[dict[str, Any]]:
        data = {
            "name": name,
            "pack": self.pack,
            **rule.model_dump(mode="json", exclude_defaults=True, exclude_none=True),
        }
        if not self.own:
            data["at"] = {"file": at.file, "line": at.start.line, "column": at.start.column}
            data = self._completed(data, root, source)
        yield data

    def _completed(self, data: dict[str, Any], root: Node, source: SourceText) -> dict[str, Any]:
        """A user's rule with all that follows from its check; says what does not fit the check."""
        whole, unknown = completed(data)
        found = [_unknown_fact(path, word, facts, root, source) for path, word, facts in unknown]
        whole["options"], wrong = typed_options(data)
        found += [Problem(message, _at(path, root, source)) for path, message in wrong]
        if values_in(data["check"]) > MOST_VALUES:
            found.append(Problem(_TOO_MANY_VALUES.filled(most=MOST_VALUES), _at(("check",), root, source)))
        self.problems.extend(dict.fromkeys(found))  # one text for both languages is one fault
        return whole

    def _named(self, name: str, at: Location) -> bool:
        """Whether a rule may have this name; says so when not."""
        earlier = self._seen.setdefault(name, at)
        if not NAME.fullmatch(name):
            self.problems.append(Problem(_BAD_NAME.filled(name=name[:80]), at))
        elif earlier is not at:
            where = f"{earlier.file}:{earlier.start.line}"
            self.problems.append(Problem(_TWICE.filled(name=name, where=where), at))
        else:
            return True
        return False

    def _model(self, path: Path, model: type[Model]) -> Model | None:
        read = self._root(path)
        return self._typed(read[0], model, read[1]) if read is not None else None

    def _typed(self, root: Node, model: type[Model], source: SourceText) -> Model | None:
        value, problems = read_typed(root, model, source, {"names": self._names})
        self.problems.extend(problems)
        return value

    def _root(self, path: Path) -> tuple[Node, SourceText] | None:
        """The one document of a file, or None with what is wrong."""
        shown = Path(os.path.relpath(path)).as_posix()
        data = self._bytes(path, shown)
        if data is None:
            return None
        decoded = decode(shown, data)
        source = decoded.text or decoded.lossy
        parsed = parse(source, LIMITS)
        violations = [*decoded.violations, *parsed.violations]
        if violations or len(parsed.documents) != 1 or parsed.documents[0].root is None:
            self.problems.extend(_unsound(violations, source))
            return None
        return parsed.documents[0].root, source

    def _bytes(self, path: Path, shown: str) -> bytes | None:
        """What a file holds, when it is a file of the pack and not too large; nothing else is opened."""
        fault = self._unfit(path)
        if fault is None:
            try:
                return path.read_bytes()
            except OSError as error:
                fault = _UNREADABLE.filled(reason=reason_of(error))
        start = Position(1, 1)
        self.problems.append(Problem(fault, Location(shown, start, start)))
        return None

    def _unfit(self, path: Path) -> Text | None:
        try:
            real = path.resolve(strict=True)
            status = real.stat()
        except (OSError, RuntimeError):
            return _UNREADABLE.filled(reason="broken link")
        if path != self.folder and not real.is_relative_to(self.folder.resolve()):
            return _OUTSIDE
        if not stat.S_ISREG(status.st_mode):
            return _NO_FILE
        return _TOO_LARGE.filled(most=LIMITS.size) if status.st_size > LIMITS.size else None


def _yaml_files(folder: Path) -> Iterator[Path]:
    for entry in os.scandir(folder):
        if entry.name.lower().endswith((".yaml", ".yml")) and not entry.is_dir():
            yield folder / entry.name


def _where(node: Node, key: str, source: SourceText) -> Location:
    found = node.get(key) if isinstance(node, MapNode) else None
    at = found or node
    return source.location(Place(source.file, at.start, at.end))


def _at(path: tuple[str, ...], root: Node, source: SourceText) -> Location:
    """Where in a rule something stands."""
    node = root
    for step in path:
        found = node.get(step) if isinstance(node, MapNode) else None
        node = found or node
    return source.location(Place(source.file, node.start, node.end))


def values_in(value: object) -> int:
    """How many words and numbers a value holds."""
    if isinstance(value, Mapping):
        return sum(values_in(one) for one in value.values())
    return sum(values_in(one) for one in value) if isinstance(value, list) else 1


def _unknown_fact(path: tuple[str, ...], word: str, facts: list[str], root: Node, source: SourceText) -> Problem:
    close = nearest(word, facts)
    known = ", ".join(f"{{{fact}}}" for fact in facts)
    hint = _NEAREST.filled(nearest=f"{{{close}}}") if close else None
    return Problem(_NO_FACT.filled(word=word, known=known), _at(path, root, source), hint)


def _unsound(violations: list[Violation], source: SourceText) -> list[Problem]:
    if not violations:
        return [Problem(_NOT_YAML.filled(rule="empty"), source.location(Place(source.file, 0, 1)))]
    rules: Mapping[str, Mapping[str, Any]] = {one["name"]: one for one in builtin_data()["rules"]}
    return [Problem(_said(one, rules), source.location(one.at)) for one in violations]


def _said(violation: Violation, rules: Mapping[str, Mapping[str, Any]]) -> Text:
    """A fault of the YAML in the words of the rule that tells it in definitions."""
    rule = rules.get(violation.rule, {})
    words = rule.get("messages", {}).get(violation.variant) or rule.get("message")
    return Text(**words).filled(**violation.facts) if words else _NOT_YAML.filled(rule=violation.rule)


_NOT_YAML = Text("this is not one sound YAML document ({rule})", "不是完整有效的 YAML 文档（{rule}）")
_NO_RULES = Text("no rule file in “{path}”", "“{path}”中没有规则文件")
_TOO_MANY_FILES = Text("more than {most} rule files in “{path}”", "“{path}”中的规则文件超过 {most} 个")
_TOO_MANY_RULES = Text("more than {most} rules in “{path}”", "“{path}”中的规则超过 {most} 条")
_TOO_MANY_VALUES = Text("a check holds more than {most} words and numbers", "一项检查中的词和数超过 {most} 个")
_TOO_SLOW = Text(
    "reading the rules in “{path}” takes more than {most} seconds; it was given up",
    "读取“{path}”中的规则超过 {most} 秒，已中止",
)
_TOO_LARGE = Text("a rule file has at most {most} bytes", "规则文件最多 {most} 字节")
_OUTSIDE = Text("this is a link to something outside the pack; it is not read", "这是指向规则包之外的链接，不予读取")
_NO_FILE = Text("this is no regular file; it is not read", "这不是普通文件，不予读取")
_UNREADABLE = Text("the file cannot be read: {reason}", "无法读取该文件：{reason}")
_BAD_NAME = Text(
    "“{name}” is no name for a rule: small letters, digits and hyphens, or Chinese characters",
    "“{name}”不能作规则名：用小写字母、数字和连字符，或汉字",
)  # fmt: skip
_TWICE = Text("the rule “{name}” stands in {where} already", "规则“{name}”已写在 {where}")
_NO_FACT = Text("this check knows no “{word}”; known: {known}", "该检查没有“{word}”；可用：{known}")
_NEAREST = Text("did you mean “{nearest}”?", "是否想写“{nearest}”？")
