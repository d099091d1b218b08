"""Nodes to the typed definition. Every fault becomes a violation at its node; what is sound is kept."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Any, Final

from orglint.findings.nearest import nearest
from orglint.findings.place import Place
from orglint.findings.text import Text
from orglint.findings.violation import Violation
from orglint.model.definition import Located, OrganizationDefinition, place_of
from orglint.model.fields import (
    DateField,
    FieldKind,
    FlagField,
    ListField,
    NumberField,
    RecordField,
    Shape,
    TextField,
    WordField,
    shape_of,
)
from orglint.syntax.nodes import AliasNode, Document, ListNode, MapNode, Node, ScalarNode

_NOTHING: Final = object()
"""What a node gives that could not be decoded."""

_MAPPING = Text("fields with values", "带取值的字段")
_LIST = Text("a list", "列表")
_TEXT = Text("text", "文本")


def decode(document: Document) -> tuple[OrganizationDefinition | None, list[Violation]]:
    """The part of an organization that a document holds, and what is wrong with it.

    The part is None when the document is empty or no mapping at all. A fault costs only the value it stands in.
    """
    decoder = _Decoder(document.file)
    if document.root is None:
        return None, []
    part = decoder.record(RecordField(OrganizationDefinition), document.root, None)
    violations = decoder.violations
    if document.cut:
        unfinished = _unfinished(document.root)
        violations = [one for one in violations if one.rule not in _ABSENCES or one.at.start not in unfinished]
    return (part if isinstance(part, OrganizationDefinition) else None), violations


class _Decoder:
    def __init__(self, file: str) -> None:
        self.file = file
        self.violations: list[Violation] = []

    def value(self, kind: FieldKind, node: Node, use: AliasNode | None) -> Any:
        """What `node` holds, read as `kind`; _NOTHING after a fault that leaves no value."""
        if isinstance(node, AliasNode):
            use, node = use or node, node.target
        if isinstance(kind, TextField):
            return self._text(kind, node, use)
        if isinstance(kind, ListField):
            return self._list(kind, node, use)
        if isinstance(kind, RecordField):
            return self.record(kind, node, use)
        return self._word(kind, node, use)

    def record(self, kind: RecordField, node: Node, use: AliasNode | None) -> Any:
        """A record of `kind.cls`, from a mapping or from the text that stands for its one field."""
        if isinstance(node, AliasNode):
            use, node = use or node, node.target
        if kind.shorthand is not None and isinstance(node, ScalarNode):
            return self.value(shape_of(kind.cls).keys[kind.shorthand][1], node, use)
        if not isinstance(node, MapNode):
            self._wrong_type(node, use, _MAPPING)
            return _NOTHING
        shape = shape_of(kind.cls)
        values = self._values(shape, node, use)
        for key in shape.required:
            if shape.keys[key][0] not in values:
                if key not in node.entries:  # a key with a bad value has its finding already
                    self._missing(shape, key, node, use)
                values[shape.keys[key][0]] = ""
        return self._located(kind.cls(**values), node, use)

    def _values(self, shape: Shape, node: MapNode, use: AliasNode | None) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key, key_node, value_node in node:
            known = shape.keys.get(key)
            if known is None:
                self._unknown_field(shape, key, key_node, node, use)
                continue
            attribute, kind = known
            if _is_null(value_node) and key not in shape.required:
                continue
            value = self.value(kind, value_node, use)
            if value is not _NOTHING:
                values[attribute] = value
        return values

    def _located(self, record: Located, node: Node, use: AliasNode | None) -> Located:
        record.file, record.node, record.use = self.file, node, use
        return record

    def _text(self, kind: TextField, node: Node, use: AliasNode | None) -> Any:
        if not isinstance(node, ScalarNode):
            self._wrong_type(node, use, _TEXT)
            return _NOTHING
        text = node.text if node.style else node.text.strip()
        if kind.pattern is None:
            return text
        if node.is_null or not text.strip():
            self._say("empty-value", node, use)
            return _NOTHING
        if kind.pattern != _ANY_WORDS and not re.fullmatch(kind.pattern, text):
            return self._bad_id(text, kind.pattern, node, use)
        return text

    def _bad_id(self, text: str, pattern: str, node: ScalarNode, use: AliasNode | None) -> str:
        """Report an id; typed in full-width letters, or in others that look like Latin ones, it is read as meant."""
        narrow = unicodedata.normalize("NFKC", text) if len(text) <= _LONGEST_ID else text
        if narrow != text and re.fullmatch(pattern, narrow):
            self._say("bad-id", node, use, variant="full-width", id=text, narrow=narrow)
            return narrow
        if not narrow.isascii() and len(text) <= _LONGEST_ID:
            from orglint.syntax.look_alikes import in_latin  # only where it is needed

            latin = in_latin(narrow)
            if latin is not None and re.fullmatch(pattern, latin.meant):
                self._say("bad-id", node, use, variant="look-alike", id=text, meant=latin.meant, **latin.facts)
                return latin.meant
        self._say("bad-id", node, use, id=text)
        return text

    def _list(self, kind: ListField, node: Node, use: AliasNode | None) -> Any:
        if isinstance(node, ListNode):
            values = [self.value(kind.item, item, use) for item in node.items]
            if isinstance(kind.item, TextField) or (isinstance(kind.item, RecordField) and kind.item.shorthand):
                # the index of a text is the way back to its place
                return ["" if value is _NOTHING else value for value in values]
            return [value for value in values if value is not _NOTHING]
        if not kind.one_or_many:
            self._wrong_type(node, use, _LIST)
            if not isinstance(node, ScalarNode) or (isinstance(kind.item, RecordField) and not kind.item.shorthand):
                return []
        value = self.value(kind.item, node, use)
        return [] if value is _NOTHING else [value]

    def _word(self, kind: WordField | FlagField | DateField | NumberField, node: Node, use: AliasNode | None) -> Any:
        if not isinstance(node, ScalarNode):
            self._wrong_type(node, use, _TEXT)
            return _NOTHING
        if isinstance(kind, DateField):
            return self._date(node, use)
        if isinstance(kind, NumberField):
            return self._number(node, use)
        words = kind.words if isinstance(kind, WordField) else ("true", "false")
        if node.text not in words:
            self._bad_value(node, use, words)
            return _NOTHING
        return node.text if isinstance(kind, WordField) else node.text == "true"

    def _date(self, node: ScalarNode, use: AliasNode | None) -> Any:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", node.text):
            try:
                return date.fromisoformat(node.text)
            except ValueError:  # the thirtieth of February
                pass
        self._say("bad-value", node, use, variant="date", value=node.text)
        return _NOTHING

    def _number(self, node: ScalarNode, use: AliasNode | None) -> Any:
        if re.fullmatch(r"[0-9]{1,9}", node.text):
            return int(node.text)
        self._say("bad-value", node, use, variant="number", value=node.text)
        return _NOTHING

    def _wrong_type(self, node: Node, use: AliasNode | None, expected: Text) -> None:
        self._say("wrong-type", node, use, expected=expected, found=_describe(node))

    def _unknown_field(self, shape: Shape, key: str, key_node: Node, node: MapNode, use: AliasNode | None) -> None:
        close = [word for word in shape.vocabulary.nearest(key, 3) if word not in node.entries]
        known = Text(", ".join(shape.keys), "、".join(shape.keys))
        if close:
            self._say("unknown-field", key_node, use, variant="nearest", field=key, nearest=close[0])
        else:
            self._say("unknown-field", key_node, use, field=key, known=known)

    def _missing(self, shape: Shape, key: str, node: MapNode, use: AliasNode | None) -> None:
        self._say("missing-field", _beginning(node), use, field=key)

    def _bad_value(self, node: ScalarNode, use: AliasNode | None, words: tuple[str, ...]) -> None:
        known = Text(", ".join(words), "、".join(words))
        close = nearest(node.text, words)
        if close:
            self._say("bad-value", node, use, variant="nearest", value=node.text, nearest=close, known=known)
        else:
            self._say("bad-value", node, use, value=node.text, known=known)

    def _say(self, rule: str, node: Node, use: AliasNode | None, variant: str = "", **facts: str | Text) -> None:
        at: Place = place_of(self.file, node, use)
        self.violations.append(Violation(rule=rule, at=at, facts=facts, variant=variant))


_ABSENCES: Final = frozenset({"missing-field", "wrong-type", "empty-value"})


def _unfinished(root: Node) -> set[int]:
    """Where the lists and mappings begin that were still open when the reading ended: what they lack may have
    followed."""
    starts: set[int] = set()
    node: Node | None = root
    while node is not None:
        starts.add(node.start)
        if isinstance(node, MapNode) and node.entries:
            starts.add(_beginning(node).start)
            node = next(reversed(node.entries.values()))[1]
        else:
            node = node.items[-1] if isinstance(node, ListNode) and node.items else None
    return starts


_LONGEST_ID: Final = 256
_ANY_WORDS: Final = r"(?s).*\S.*"


def _is_null(node: Node) -> bool:
    held = node.target if isinstance(node, AliasNode) else node
    return isinstance(held, ScalarNode) and held.is_null


def _describe(node: Node) -> Text:
    if isinstance(node, MapNode):
        return _MAPPING
    return _LIST if isinstance(node, ListNode) else _TEXT


def _beginning(node: MapNode) -> Node:
    """Where to point when something is missing from a mapping: its first key, not the whole of it."""
    for _, key, _ in node:
        return key
    return node
