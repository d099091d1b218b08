"""Text to nodes: one loop over YAML events with a stack and limits of its own.

Nothing here recurses, composes or constructs: deep, cyclic or huge input ends at a limit with a violation at its place.
"""

from __future__ import annotations

from typing import Any

from orglint.findings.place import Place
from orglint.findings.violation import Related, Violation
from orglint.lean.values import field, mutable
from orglint.source.text import SourceText
from orglint.syntax.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    event_source,
)
from orglint.syntax.faults import explain
from orglint.syntax.limits import DEFAULT_LIMITS, Limits
from orglint.syntax.nodes import AliasNode, Document, Key, ListNode, MapNode, Node, ScalarNode, Target


@mutable
class Parsed:
    """The documents of a text, and what is wrong with it as YAML."""

    documents: list[Document] = field(default_factory=list)
    violations: list[Violation] = field(default_factory=list)


def parse(source: SourceText, limits: Limits = DEFAULT_LIMITS, *, pure: bool = False) -> Parsed:
    """The nodes of `source`. What stands before a fault that ends the reading is kept, in a document marked `cut`.

    pure: use the pure Python parser even where the C one is installed. Raises nothing for whatever the text holds.
    """
    return _Composer(source, limits).run(pure)


class _Stop(Exception):
    """A limit is reached: read no further."""


class _Composer:
    """Builds the nodes of one text. The innermost open list or mapping is `_open`; `_around` holds those around it."""

    def __init__(self, source: SourceText, limits: Limits) -> None:
        self._text, self._file, self._limits = source.text, source.file, limits
        self._parsed = Parsed()
        self._nodes = 0
        self._closing = False
        self._words: dict[str, str] = {}
        self._reset()

    def _reset(self) -> None:
        self._root: Node | None = None
        self._open: ListNode | MapNode | None = None
        self._key: Key | None = None
        self._skip_value = False
        self._around: list[tuple[ListNode | MapNode | None, Key | None, bool, str | None, int]] = []
        self._anchor: str | None = None
        self._count_before = 0
        self._anchored: dict[str, tuple[Target, int]] = {}
        self._unfinished: set[str] = set()

    def run(self, pure: bool) -> Parsed:
        try:
            self._read(event_source(self._text, pure))
        except _Stop:
            self._closing = True
            self._end_document(cut=True)
        except Exception as error:  # the parsers leak many types, see docs/decisions/0002
            self._parsed.violations.append(explain(error, self._text, self._file, self._last_end()))
            self._closing = True
            self._end_document(cut=True)
        return self._parsed

    def _read(self, next_event: Any) -> None:
        while True:
            event = next_event()
            kind = type(event)
            if kind is ScalarEvent:
                self._scalar(event)
            elif kind is SequenceStartEvent:
                self._start(event, ListNode([], 0, 0))
            elif kind is MappingStartEvent:
                self._start(event, MapNode({}, 0, 0))
            elif kind is SequenceEndEvent or kind is MappingEndEvent:
                self._finish(event)
            elif kind is AliasEvent:
                self._alias(event)
            elif kind is DocumentStartEvent:
                self._start_document(event)
            elif kind is DocumentEndEvent:
                self._end_document()
            elif kind is StreamEndEvent:
                return

    def _start_document(self, event: Any) -> None:
        self._reset()
        if len(self._parsed.documents) >= self._limits.documents:
            self._limit("documents", self._limits.documents, event.start_mark.index)
        if event.version not in (None, (1, 2), [1, 2]) or event.tags:
            at = event.start_mark.index
            self._say("yaml-tag", at, self._line_end(at), variant="directive")

    def _end_document(self, cut: bool = False) -> None:
        while self._open is not None:
            self._close(self._last_end())
        if self._root is not None or not cut:
            self._parsed.documents.append(Document(self._file, self._root, cut))
        elif not self._parsed.documents or not self._parsed.documents[-1].cut:
            self._parsed.documents.append(Document(self._file, None, True))
        self._reset()

    def _scalar(self, event: Any) -> None:
        start, end, text = event.start_mark.index, event.end_mark.index, event.value
        if event.anchor is not None or event.tag is not None:
            start = self._after_properties(event)
        style = event.style or ""
        if style in "|>" and style:
            end = start + len(self._text[start:end].rstrip())
        elif len(text) <= 32:  # keys, ids and duties repeat: keep one of each
            text = self._words.setdefault(text, text)
        if start == end and not style:
            start = end = self._nothing_at(start)
        if len(text) > self._limits.scalar:
            self._limit("scalar", self._limits.scalar, start)
        node = ScalarNode(text, start, end, style)
        self._count(start)
        if event.anchor is not None:
            self._remember(event.anchor, node, 1, start)
        self._place(node)

    def _start(self, event: Any, node: ListNode | MapNode) -> None:
        properties = event.anchor is not None or event.tag is not None
        node.start = self._after_properties(event) if properties else event.start_mark.index
        self._count(node.start)
        if len(self._around) >= self._limits.depth:
            self._limit("depth", self._limits.depth, node.start)
        node.end = -1 if event.flow_style else -2
        self._around.append((self._open, self._key, self._skip_value, self._anchor, self._count_before))
        if event.anchor is not None:
            self._unfinished.add(event.anchor)
        self._open, self._key, self._skip_value = node, None, False
        self._anchor, self._count_before = event.anchor, self._nodes

    def _finish(self, event: Any) -> None:
        self._close(event.end_mark.index if event.end_mark.index > event.start_mark.index else None)

    def _close(self, end: int | None) -> None:
        """Close the innermost list or mapping; a block one ends with its last item."""
        node = self._open
        assert node is not None, "only called with something open"
        if isinstance(node, MapNode) and self._key is not None and not self._skip_value:
            node.entries.setdefault(
                self._key_text(self._key), (self._key, ScalarNode("", self._key.end, self._key.end))
            )
        node.end = end if end is not None else self._last_child_end(node)
        done: Target = node
        if isinstance(node, MapNode) and self._text.startswith("{{", node.start):
            self._say("unfilled-template", node.start, node.end)
            done = ScalarNode(self._text[node.start : node.end], node.start, node.end, '"')
        anchor, size = self._anchor, self._nodes - self._count_before + 1
        self._open, self._key, self._skip_value, self._anchor, self._count_before = self._around.pop()
        if anchor is not None:
            self._unfinished.discard(anchor)
            self._remember(anchor, done, size, node.start)
        self._place(done)

    def _alias(self, event: Any) -> None:
        start, end, name = event.start_mark.index, event.end_mark.index, event.anchor
        if name in self._unfinished:
            self._say("recursive-alias", start, end, name=name[:80])
            self._place(ScalarNode("", start, end))
            return
        found = self._anchored.get(name)
        if found is None:
            self._say("undefined-alias", start, end, name=name[:80])
            self._place(ScalarNode("", start, end))
            return
        target, size = found
        self._nodes += size - 1
        self._count(start)
        self._place(AliasNode(name, target, start, end))

    def _place(self, node: Node) -> None:
        """Put a finished node where it belongs: into the open list, as key or value of the open mapping, or as root."""
        around = self._open
        if around is None:
            self._root = node
        elif isinstance(around, ListNode):
            around.items.append(node)
        elif self._key is None:
            self._take_key(node)
        else:
            if not self._skip_value:
                self._take_value(around, self._key, node)
            self._key, self._skip_value = None, False

    def _take_key(self, node: Node) -> None:
        held = node.target if isinstance(node, AliasNode) else node
        if isinstance(held, ScalarNode) and not isinstance(node, (ListNode, MapNode)):
            if len(held.text) > self._limits.key:
                self._limit("key", self._limits.key, node.start)
            self._key = node
            return
        if not self._text.startswith("{{", node.start - 1):  # a template is told when its outer brace closes
            self._say("non-text-key", node.start, node.end)
        self._key, self._skip_value = ScalarNode("", node.start, node.end), True

    def _take_value(self, around: MapNode, key: Key, node: Node) -> None:
        text = self._key_text(key)
        if text == "<<" and isinstance(key, ScalarNode) and not key.style:
            self._merge(around, key, node)
            return
        first = around.entries.get(text)
        if first is None or (isinstance(first[0], AliasNode) and first[0].name == "<<"):
            around.entries.pop(text, None)
            around.entries[text] = (key, node)
            return
        at = Related(Place(self._file, first[0].start, first[0].end), "first")
        self._say("duplicate-key", key.start, key.end, related=(at,), key=text)

    def _merge(self, around: MapNode, key: ScalarNode, node: Node) -> None:
        """Bring in the entries of the mappings that a merge key names; what the mapping itself says wins."""
        uses = node.items if isinstance(node, ListNode) else [node]
        for use in uses:
            held = use.target if isinstance(use, AliasNode) else use
            if not isinstance(held, MapNode):
                self._say("bad-merge", use.start, use.end)
                continue
            for text, (inner_key, inner_value) in held.entries.items():
                if text not in around.entries:
                    self._count(use.start)
                    entry = AliasNode("<<", _target(inner_key), use.start, use.end)
                    around.entries[text] = (entry, AliasNode("<<", _target(inner_value), use.start, use.end))

    def _remember(self, name: str, node: Target, size: int, at: int) -> None:
        if len(self._anchored) >= self._limits.anchors:
            self._limit("anchors", self._limits.anchors, at)
        self._anchored[name] = (node, size)

    def _count(self, at: int) -> None:
        self._nodes += 1
        if self._nodes > self._limits.nodes:
            self._limit("nodes", self._limits.nodes, at)

    def _limit(self, which: str, most: int, at: int) -> None:
        if self._closing:
            return
        self._say("limit-exceeded", at, min(at + 1, len(self._text)), variant=which, most=most)
        raise _Stop

    def _say(
        self, rule: str, start: int, end: int, variant: str = "", related: tuple[Related, ...] = (), **facts: str | int
    ) -> None:
        if self._closing:  # what is open is closed by force; that it is unfinished is no fault of its own
            return
        at = Place(self._file, start, end)
        self._parsed.violations.append(Violation(rule=rule, at=at, facts=facts, related=related, variant=variant))

    def _after_properties(self, event: Any) -> int:
        """Where the node itself begins, behind its anchor and its tag; a tag is refused on the way."""
        text = self._text
        at: int = event.start_mark.index
        last = len(text)
        if event.tag is not None and text[at : at + 1] not in ("&", "!"):  # the pure parser starts behind the tag
            at = max(text.rfind("!", 0, at), 0)
        while at < last:
            if text[at] in "&!":
                begin = at
                while at < last and text[at] not in " \t\r\n,[]{}":
                    at += 1
                if text[begin] == "!":
                    self._say("yaml-tag", begin, at, tag=text[begin : min(at, begin + 80)])
            elif text[at] in " \t\r\n":
                at += 1
            elif text[at] == "#":
                at = self._line_end(at)
            else:
                break
        if type(event) is ScalarEvent:
            at = min(at, event.end_mark.index)
        return at

    def _nothing_at(self, at: int) -> int:
        """The place of a value that is not there: behind the colon of its key, or behind the dash."""
        if self._key is not None:
            end = self._key.end
            return end + 1 if self._text[end : end + 1] == ":" else end
        while at > 0 and self._text[at - 1] in " \t\r\n":
            at -= 1
        return at

    def _line_end(self, at: int) -> int:
        end = self._text.find("\n", at)
        return len(self._text) if end < 0 else end

    def _last_end(self) -> int:
        """How far the text is known to be read."""
        node = self._open
        if node is None:
            return self._root.end if self._root is not None else 0
        return max(self._last_child_end(node), self._key.end if self._key is not None else 0)

    def _last_child_end(self, node: ListNode | MapNode) -> int:
        if isinstance(node, ListNode):
            return node.items[-1].end if node.items else node.start
        for key, value in reversed(node.entries.values()):
            return max(key.end, value.end)
        return node.start

    @staticmethod
    def _key_text(key: Key) -> str:
        return key.target.text if isinstance(key, AliasNode) else key.text  # type: ignore[union-attr]


def _target(node: Node) -> Target:
    return node.target if isinstance(node, AliasNode) else node
