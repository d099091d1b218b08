"""The C parser and the pure one give the same nodes at the same places, whatever the layout."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from orglint.source.text import SourceText
from orglint.syntax.events import has_c_parser
from orglint.syntax.nodes import AliasNode, ListNode, MapNode, Node, ScalarNode
from orglint.syntax.parser import Parsed, parse

WORDS = st.sampled_from(["m", "市场部", "010", "no", "east-market", "1、负责市场调查工作", "", "a b", "（华东）", "~"])
VALUES = st.recursive(
    st.builds(lambda word, quote: (word, quote), WORDS, st.sampled_from(["", "'", '"'])),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.sampled_from(["id", "name", "owns", "单位"]), inner, max_size=4),
    ),
    max_leaves=12,
)


def scalar(word: str, quote: str) -> str:
    return f"{quote}{word}{quote}"


def flow(value: object) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(flow(item) if item != ("", "") else "''" for item in value) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(item)}" for key, item in value.items()) + "}"
    assert isinstance(value, tuple)
    return scalar(*value)


def block(value: object, indent: int, ways: list[bool]) -> str:
    """A value behind its key or dash, in block style where the next of `ways` says so."""
    in_block = ways.pop() if ways else False
    if not in_block or not value or isinstance(value, tuple):
        return " " + flow(value) + "\n"
    pad = " " * indent
    if isinstance(value, list):
        return "\n" + "".join(f"{pad}-{block(item, indent + 2, ways)}" for item in value)
    assert isinstance(value, dict)
    return " # comment\n" + "".join(f"{pad}{key}:{block(item, indent + 2, ways)}" for key, item in value.items())


def shape(node: Node | None) -> object:
    if isinstance(node, ScalarNode):
        return (node.text, node.style, node.start, node.end)
    if isinstance(node, ListNode):
        return ("list", node.start, node.end, [shape(item) for item in node.items])
    if isinstance(node, MapNode):
        return ("map", node.start, node.end, [(shape(key), shape(value)) for _, key, value in node])
    assert node is None or isinstance(node, AliasNode)
    return node and ("alias", node.name, node.start, node.end)


def seen(parsed: Parsed) -> object:
    return ([shape(document.root) for document in parsed.documents], [(one.rule, one.at) for one in parsed.violations])


KEYS = st.sampled_from("abcd")
MAPPINGS = st.dictionaries(KEYS, VALUES, min_size=1)
WAYS = st.lists(st.booleans(), max_size=30)


@settings(max_examples=300)
@given(MAPPINGS, WAYS, st.booleans())
def test_both_parsers_read_alike(value: dict[str, object], ways: list[bool], windows: bool) -> None:
    assert has_c_parser(), "without the C parser this test would compare nothing"
    text = block(value, 0, [*ways, True]).removeprefix(" # comment\n")
    if windows:
        text = text.replace("\n", "\r\n")
    assert seen(parse(SourceText("f", text))) == seen(parse(SourceText("f", text), pure=True))


@settings(max_examples=300)
@given(MAPPINGS, WAYS)
def test_plain_text_stands_at_its_place(value: dict[str, object], ways: list[bool]) -> None:
    text = block(value, 0, [*ways, True]).removeprefix(" # comment\n")
    stack: list[Node] = [document.root for document in parse(SourceText("f", text)).documents if document.root]
    while stack:
        node = stack.pop()
        if isinstance(node, ScalarNode) and not node.style:
            assert text[node.start : node.end] == node.text
        elif isinstance(node, ListNode):
            stack.extend(node.items)
        elif isinstance(node, MapNode):
            stack.extend(part for _, key, inner in node for part in (key, inner))
