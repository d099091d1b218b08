"""Nodes to plain Python values, for data that needs no places any more."""

from __future__ import annotations

from typing import Any

from orglint.source.text import SourceText
from orglint.syntax.nodes import AliasNode, ListNode, MapNode, Node
from orglint.syntax.parser import parse


def to_plain(node: Node) -> Any:
    """dict, list, str or None. Every scalar stays text but for a plain null."""
    held = node.target if isinstance(node, AliasNode) else node
    if isinstance(held, MapNode):
        return {key: to_plain(value) for key, _, value in held}
    if isinstance(held, ListNode):
        return [to_plain(item) for item in held.items]
    return None if held.is_null else held.text


def load_plain(text: str, file: str = "<data>") -> Any:
    """The value of a text of ours. Raises ValueError when it is not one sound document."""
    parsed = parse(SourceText(file, text))
    if parsed.violations or len(parsed.documents) != 1 or parsed.documents[0].root is None:
        rules = ", ".join(one.rule for one in parsed.violations)
        raise ValueError(f"{file} is not one sound YAML document: {rules}")
    return to_plain(parsed.documents[0].root)
