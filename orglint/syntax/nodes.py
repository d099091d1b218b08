"""What a YAML text consists of, with the place of every key and value.

All offsets count Unicode code points of the decoded text (no byte order mark). They never include an anchor or a tag:
the start of `&x board` is that of `board`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias


class ScalarNode:
    """A piece of text. `style` is "" when plain, else the quote or block indicator: `'`, `"`, `|`, `>`."""

    __slots__ = ("end", "start", "style", "text")

    def __init__(self, text: str, start: int, end: int, style: str = "") -> None:
        self.text = text
        self.start = start
        self.end = end
        self.style = style

    @property
    def is_null(self) -> bool:
        """Nothing was written, or the YAML 1.2 core schema's words for nothing."""
        return not self.style and self.text in _NULL


class ListNode:
    """A sequence, in block or flow style."""

    __slots__ = ("end", "items", "start")

    def __init__(self, items: list[Node], start: int, end: int) -> None:
        self.items = items
        self.start = start
        self.end = end


class MapNode:
    """A mapping. `entries` is keyed by the key's text, in order, merged entries included; a repeated key keeps its
    first."""

    __slots__ = ("end", "entries", "start")

    def __init__(self, entries: dict[str, tuple[Key, Node]], start: int, end: int) -> None:
        self.entries = entries
        self.start = start
        self.end = end

    def get(self, key: str) -> Node | None:
        """The value of `key`, or None."""
        entry = self.entries.get(key)
        return entry[1] if entry else None

    def __iter__(self) -> Iterator[tuple[str, Key, Node]]:
        for text, (key, value) in self.entries.items():
            yield text, key, value


class AliasNode:
    """A use of an anchor (`*name`), or one entry that a merge key (`<<: *name`) brought in.

    start, end: the place of the use. target: what the anchor names; never an alias itself, never a node that contains
    this alias.
    """

    __slots__ = ("end", "name", "start", "target")

    def __init__(self, name: str, target: Target, start: int, end: int) -> None:
        self.name = name
        self.target = target
        self.start = start
        self.end = end


Key: TypeAlias = "ScalarNode | AliasNode"
Target: TypeAlias = "ScalarNode | ListNode | MapNode"
Node: TypeAlias = "ScalarNode | ListNode | MapNode | AliasNode"

_NULL = frozenset({"", "~", "null", "Null", "NULL"})


class Document:
    """One document of a file. `root` is None when it holds nothing but comments.

    cut: the text could not be read to its end; what was read before the fault is in `root`.
    """

    __slots__ = ("cut", "file", "root")

    def __init__(self, file: str, root: Node | None, cut: bool = False) -> None:
        self.file = file
        self.root = root
        self.cut = cut


def every_node(root: Node) -> Iterator[Node]:
    """Every node as it is written, keys too, each once; what an alias names is not visited through the alias."""
    stack: list[Node] = [root]
    while stack:
        node = stack.pop()
        yield node
        if isinstance(node, ListNode):
            stack.extend(reversed(node.items))
        elif isinstance(node, MapNode):
            for key, value in reversed(list(node.entries.values())):
                stack.append(value)
                stack.append(key)


def nodes_of(documents: list[Document]) -> Iterator[Node]:
    """Every node of some documents."""
    return (node for document in documents if document.root is not None for node in every_node(document.root))


def scalars(documents: list[Document]) -> Iterator[ScalarNode]:
    """Every piece of text of some documents, keys too."""
    return (node for node in nodes_of(documents) if isinstance(node, ScalarNode))
