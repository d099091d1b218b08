from orglint.source.text import SourceText
from orglint.syntax.limits import Limits
from orglint.syntax.nodes import AliasNode, ListNode, MapNode, Node, ScalarNode
from orglint.syntax.parser import Parsed, parse


def read(text: str, limits: Limits | None = None) -> Parsed:
    return parse(SourceText("f", text), limits or Limits())


def root(text: str) -> Node:
    node = read(text).documents[0].root
    assert node is not None
    return node


def at(text: str, *path: str | int) -> Node:
    node = root(text)
    for step in path:
        if isinstance(node, AliasNode):
            node = node.target
        if isinstance(node, MapNode):
            node = node.entries[str(step)][1]
        else:
            assert isinstance(node, ListNode) and isinstance(step, int)
            node = node.items[step]
    return node


def rules(text: str, limits: Limits | None = None) -> list[tuple[str, str]]:
    return [(one.rule, text[one.at.start : one.at.end]) for one in read(text, limits).violations]


def test_every_scalar_stands_where_its_text_stands() -> None:
    text = "units:\n  - {id: m, name: 市场部}\n  - id: 's'\n    owns: [a, \"b\"]\n"
    for path, written in (
        (("units", 0, "id"), "m"),
        (("units", 0, "name"), "市场部"),
        (("units", 1, "id"), "'s'"),
        (("units", 1, "owns", 1), '"b"'),
        (("units", 1, "owns"), '[a, "b"]'),
        (("units", 0), "{id: m, name: 市场部}"),
        (("units", 1), "id: 's'\n    owns: [a, \"b\"]"),
    ):
        node = at(text, *path)
        assert text[node.start : node.end] == written


def test_scalars_stay_text() -> None:
    for word in ("010", "no", "1.10", "2024-01-01", "null", "0x1F", "1_000"):
        node = at(f"a: {word}\n", "a")
        assert isinstance(node, ScalarNode) and node.text == word


def test_an_anchor_and_a_tag_are_not_part_of_the_place() -> None:
    text = "a: &x 市场\nb: &y [1]\nc: !t z\n"
    assert [(at(text, key).start, at(text, key).end) for key in "abc"] == [(6, 8), (15, 18), (25, 26)]
    assert rules(text) == [("yaml-tag", "!t")]


def test_an_alias_keeps_its_use_and_its_target() -> None:
    text = "a: &x [1]\nb: *x\n"
    node = at(text, "b")
    assert isinstance(node, AliasNode)
    assert (text[node.start : node.end], text[node.target.start : node.target.end]) == ("*x", "[1]")


def test_a_merge_key_brings_entries_in_at_the_place_of_its_use() -> None:
    text = "a: &x {p: 1, q: 2}\nb: {<<: *x, q: 3}\n"
    node = at(text, "b")
    assert isinstance(node, MapNode)
    assert {key: text[value.start : value.end] for key, _, value in node} == {"p": "*x", "q": "3"}
    assert rules(text) == []


def test_of_two_merged_mappings_the_first_wins() -> None:
    node = at("a: &a {p: 1}\nb: &b {p: 2, q: 2}\nc: {<<: [*a, *b]}\n", "c", "p")
    assert isinstance(node, AliasNode) and isinstance(node.target, ScalarNode)
    assert node.target.text == "1"


def test_a_duplicate_key_shows_both_places_and_keeps_the_first() -> None:
    text = "a: 1\nb: 2\na: 3\n"
    (violation,) = read(text).violations
    assert (violation.rule, violation.at.start, violation.related[0].at.start) == ("duplicate-key", 10, 0)
    node = at(text, "a")
    assert isinstance(node, ScalarNode) and node.text == "1"


def test_several_documents() -> None:
    documents = read("a: 1\n---\nb: 2\n---\n# nothing\n").documents
    assert [document.root is None for document in documents] == [False, False, False]


def test_nothing_written_stands_behind_the_colon() -> None:
    node = at("a: # comment\nb: 1\n", "a")
    assert isinstance(node, ScalarNode) and node.is_null
    assert (node.start, node.end) == (2, 2)


def test_what_stands_before_a_fault_is_kept() -> None:
    parsed = read("units:\n  - {id: m}\n  - {id: n\nnext: 1\n")
    (document,) = parsed.documents
    assert document.cut
    assert isinstance(document.root, MapNode)
    units = document.root.get("units")
    assert isinstance(units, ListNode) and len(units.items) == 2
    assert [one.rule for one in parsed.violations] == ["yaml-syntax"]


def test_causes_of_faults_are_named_at_their_place() -> None:
    for text, variant, line in (
        ("a:\n\tb: 1\n", "tab-indent", 2),
        ('a: 1\nb: "x\nc: 2\n', "open-quote", 2),
        ("a: 1\nb: [x\n", "open-bracket", 2),
        ("a: b: c\n", "stray-colon", 1),
        ("a: @x\n", "reserved-character", 1),
        ('a: "\\q"\n', "bad-escape", 1),
    ):
        (violation,) = read(text).violations
        assert (violation.rule, violation.variant) == ("yaml-syntax", variant), text
        assert SourceText("f", text).position(violation.at.start).line == line, text


def test_aliases_of_themselves_and_of_nothing() -> None:
    assert rules("a: &x [*x]\nb: *y\n") == [("recursive-alias", "*x"), ("undefined-alias", "*y")]


def test_limits_end_the_reading_at_their_place() -> None:
    assert rules("a: " + "[" * 70) == [("limit-exceeded", "[")]
    bomb = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    (violation,) = read(bomb, Limits(nodes=200)).violations
    assert (violation.rule, violation.variant) == ("limit-exceeded", "nodes")
    assert rules("a: " + "x" * 50, Limits(scalar=40)) == [("limit-exceeded", "x")]


def test_deep_and_broken_text_ends_quickly_and_whole() -> None:
    for text in ("[" * 100_000, "{a: " * 50_000, "- " * 100_000, "? " * 100_000):
        assert [one.rule for one in read(text).violations] == ["limit-exceeded"]
