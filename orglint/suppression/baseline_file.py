"""The file of a baseline: YAML with an entry on each line, so that git merges it and a person reads it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal

from orglint.findings.nearest import nearest
from orglint.findings.place import Place
from orglint.findings.problem import CannotRun, Problem
from orglint.findings.text import Text
from orglint.model.definition import SCHEMA_SETTINGS
from orglint.source.decoding import decode
from orglint.source.files import read_bytes
from orglint.source.text import SourceText
from orglint.suppression.baseline import Accepted, Baseline
from orglint.syntax.limits import BASELINE_LIMITS
from orglint.syntax.nodes import ListNode, MapNode, Node, ScalarNode
from orglint.syntax.parser import parse

VERSION = "1"
MOST_TOLD = 50

_HEAD = """\
# Findings that orglint does not count, for they were there when it came. `orglint baseline write PATH` writes this
# file, `orglint baseline prune PATH` takes out what is mended. A `note` in an entry is kept, comments are not.
"""


@dataclass(frozen=True)
class BaselineEntryDocument:
    """Findings that do not count."""

    __pydantic_config__ = SCHEMA_SETTINGS

    rule: str
    """Name or code of the rule."""
    unit: str | None = None
    """The unit that they are about, by id."""
    duty: str | None = None
    """The duty that they are about."""
    facts: list[str] = field(default_factory=list)
    """What else tells them from other findings of the rule."""
    count: int = 1
    """How many there are."""
    note: str | None = None
    """A remark; it is kept."""


@dataclass(frozen=True)
class BaselineDocument:
    """Findings that do not count, for they were there when orglint came."""

    __pydantic_config__ = SCHEMA_SETTINGS

    version: Literal["1"]
    """The version of this format."""
    organizations: dict[str, list[BaselineEntryDocument]] = field(default_factory=dict)
    """Path of an organization from the folder of this file -> what is accepted there."""


def read_baseline(path: str) -> Baseline:
    """The baseline in a file. Raises CannotRun with every fault of it, and when there is none."""
    if not os.path.exists(path):
        raise CannotRun([Problem(_NO_FILE.filled(path=path), None, _WRITE_IT)])
    name = os.path.relpath(path).replace(os.sep, "/")
    decoded = decode(name, read_bytes(path, BASELINE_LIMITS.size))
    if decoded.text is None or decoded.violations:
        raise CannotRun(
            [Problem(_UNSOUND.filled(rule=one.rule), decoded.lossy.location(one.at)) for one in decoded.violations]
        )
    return parse_baseline(decoded.text, os.path.dirname(os.path.realpath(path)))


def parse_baseline(source: SourceText, folder: str) -> Baseline:
    """The baseline in a text that stands in a folder (real path). Raises CannotRun with every fault of it."""
    reader = _Reader(source)
    accepted = tuple(reader.entries())
    if reader.problems:
        raise CannotRun(reader.problems[:MOST_TOLD])
    return Baseline(source, folder, accepted)


class _Reader:
    """Reads entries and collects what is wrong."""

    def __init__(self, source: SourceText) -> None:
        self._source = source
        self.problems: list[Problem] = []

    def entries(self) -> Iterator[Accepted]:
        root = self._root()
        if root is None:
            return
        fields = self._fields(root, {"version", "organizations"}, "version")
        version = fields.get("version")
        if version is not None and self._text(version) not in (VERSION, None):
            self._fault(version, _VERSION.filled(version=self._text(version) or "", known=VERSION))
            return
        organizations = fields.get("organizations")
        for name, _, entries in self._mapping(organizations) if organizations is not None else ():
            for entry in self._list(entries):
                accepted = self._entry(entry, name)
                if accepted is not None:
                    yield accepted

    def _root(self) -> MapNode | None:
        parsed = parse(self._source, BASELINE_LIMITS)
        marker = re.search(r"^(?:<{7}|={7}|>{7})", self._source.text, re.MULTILINE)
        if marker is not None:
            self._fault_at(marker.start(), marker.end(), _CONFLICT, _BOTH_SIDES)
            return None
        for one in parsed.violations:
            self._fault_at(one.at.start, one.at.end, _UNSOUND.filled(rule=one.rule))
        roots = [document.root for document in parsed.documents if document.root is not None]
        if self.problems:
            return None
        if len(roots) == 1 and isinstance(roots[0], MapNode):
            return roots[0]
        self._fault_at(0, 0, _NOT_ONE)
        return None

    def _entry(self, node: Node, organization: str) -> Accepted | None:
        fields = self._fields(node, {"rule", "unit", "duty", "facts", "count", "note"}, "rule")
        if "rule" not in fields:
            return None
        texts = {name: self._text(fields[name]) for name in ("rule", "unit", "duty", "note") if name in fields}
        facts = [self._text(one) or "" for one in self._list(fields["facts"])] if "facts" in fields else []
        count = self._count(fields["count"]) if "count" in fields else 1
        at = Place(self._source.file, node.start, node.end)
        rule, note = texts["rule"] or "", texts.get("note") or ""
        return Accepted(rule, organization, at, texts.get("unit"), texts.get("duty"), tuple(facts), count, note)

    def _fields(self, node: Node, known: set[str], needed: str) -> dict[str, Node]:
        fields = {}
        for name, key, value in self._mapping(node):
            if name in known:
                fields[name] = value
            else:
                close = nearest(name, known)
                hint = _NEAREST.filled(nearest=close) if close else None
                self._fault(key, _UNKNOWN.filled(field=name), hint)
        if needed not in fields and isinstance(node, MapNode):
            self._fault(node, _MISSING.filled(field=needed))
        return fields

    def _mapping(self, node: Node) -> Iterator[tuple[str, Node, Node]]:
        if isinstance(node, MapNode):
            yield from node
        else:
            self._fault(node, _NO_MAPPING)

    def _list(self, node: Node) -> list[Node]:
        if isinstance(node, ListNode):
            return node.items
        self._fault(node, _NO_LIST)
        return []

    def _text(self, node: Node) -> str | None:
        if isinstance(node, ScalarNode) and not node.is_null:
            return node.text
        self._fault(node, _NO_TEXT)
        return None

    def _count(self, node: Node) -> int:
        text = self._text(node) or "1"
        if re.fullmatch("[1-9][0-9]{0,8}", text):
            return int(text)
        self._fault(node, _NO_COUNT.filled(word=text[:40]))
        return 1

    def _fault(self, node: Node, message: Text, help: Text | None = None) -> None:
        self._fault_at(node.start, node.end, message, help)

    def _fault_at(self, start: int, end: int, message: Text, help: Text | None = None) -> None:
        self.problems.append(Problem(message, self._source.location(Place(self._source.file, start, end)), help))


def baseline_text(accepted: Iterable[Accepted]) -> Iterator[str]:
    """The file that holds these entries, in pieces: sorted, an entry on each line."""
    yield f"{_HEAD}version: {VERSION}\n"
    ordered = sorted(accepted, key=lambda one: (one.organization, *one.order))
    yield "organizations:\n" if ordered else "organizations: {}\n"
    for organization, entries in groupby(ordered, key=lambda one: one.organization):
        yield f"  {_written(organization)}:\n"
        for one in entries:
            yield f"    - {{{', '.join(_parts(one))}}}\n"


def _parts(one: Accepted) -> Iterator[str]:
    yield f"rule: {_written(one.rule)}"
    if one.unit is not None:
        yield f"unit: {_written(one.unit)}"
    if one.duty is not None:
        yield f"duty: {_written(one.duty)}"
    if one.facts:
        yield f"facts: [{', '.join(map(_written, one.facts))}]"
    if one.count > 1:
        yield f"count: {one.count}"
    if one.note:
        yield f"note: {_written(one.note)}"


_PLAIN = re.compile(r"[A-Za-z_\u3400-\u9fff][A-Za-z0-9_\u3400-\u9fff./-]*")
_SPEAKING = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
"""Words that some readers of YAML take for something else than text."""


def _written(text: str) -> str:
    """Text as a YAML scalar that every reader reads as this text."""
    if _PLAIN.fullmatch(text) and text.lower() not in _SPEAKING:
        return text
    return '"' + "".join(_sign(sign) for sign in text) + '"'


def _sign(sign: str) -> str:
    if sign in '"\\':
        return "\\" + sign
    if sign.isprintable():
        return sign
    if "\ud800" <= sign <= "\udfff":
        return "\\ufffd"  # of the path of a file whose name is no text: YAML has no way to write it
    code = ord(sign)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


_NO_FILE = Text("there is no baseline “{path}”", "没有基线文件“{path}”")
_WRITE_IT = Text("write it with `orglint baseline write PATH`", "用“orglint baseline write PATH”写出")
_UNSOUND = Text("the baseline is not sound YAML ({rule})", "基线文件不是有效的 YAML（{rule}）")
_CONFLICT = Text("the baseline holds a merge conflict", "基线文件中有未解决的合并冲突")
_BOTH_SIDES = Text(
    "keep the entries of both sides, then run `orglint baseline prune PATH`",
    "保留双方的条目，然后运行“orglint baseline prune PATH”",
)
_NOT_ONE = Text(
    "a baseline is one document with `version` and `organizations`",
    "基线文件须为一个含 version 和 organizations 的文档",
)
_VERSION = Text(
    "this baseline is of version {version}, and this orglint reads version {known}",
    "该基线为版本 {version}，本版 orglint 只读版本 {known}",
)
_UNKNOWN = Text("“{field}” is not a known field", "“{field}”不是已知字段")
_MISSING = Text("the field “{field}” is missing", "缺少字段“{field}”")
_NEAREST = Text("did you mean “{nearest}”?", "是否想写“{nearest}”？")
_NO_MAPPING = Text("fields are wanted here", "此处应为字段")
_NO_LIST = Text("a list is wanted here", "此处应为列表")
_NO_TEXT = Text("a word is wanted here", "此处应为文字")
_NO_COUNT = Text("“{word}” is no number of findings", "“{word}”不是问题数量")
