"""Definitions that want to break a reader, made here; each with the rule that must tell it, and the line where."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple


class Hostile(NamedTuple):
    """rule: what must be told; None where the definition is sound. line: where; 0 for anywhere."""

    name: str
    data: bytes
    rule: str | None
    line: int = 0


HEAD = b"units:\n"


def definitions() -> Iterator[Hostile]:
    """All of them."""
    yield from _aliases()
    yield from _depth()
    yield from _sizes()
    yield from _bytes()
    yield from _tags()
    yield from _syntax()
    yield from _values()
    yield from _look_alikes()


def _aliases() -> Iterator[Hostile]:
    laughs = b"a: &a [x, x, x, x, x, x, x, x, x]\n" + b"".join(
        b"%c: &%c [%s]\n" % (new, new, b", ".join([b"*%c" % (new - 1)] * 9)) for new in b"bcdefghijk"
    )
    yield Hostile("billion laughs", laughs + b"units: *k\n", "limit-exceeded")
    maps = b"a: &a {x: 1}\n" + b"".join(
        b"%c: &%c {p: *%c, q: *%c}\n" % (new, new, new - 1, new - 1) for new in b"bcdefghijklmnopqrstuvwxyz"
    )
    yield Hostile("maps of maps", maps + b"units: *z\n", "limit-exceeded")
    merges = b"a: &a {x: 1}\n" + b"".join(
        b"%c: &%c {<<: [%s]}\n" % (new, new, b", ".join([b"*%c" % (new - 1)] * 9)) for new in b"bcdefghijk"
    )
    yield Hostile("merges of merges", merges + b"units: []\n", "unknown-field")
    yield Hostile("a value within itself", HEAD + b"  - &a {id: m, owns: [*a]}\n", "recursive-alias", 2)
    yield Hostile("a merge of itself", HEAD + b"  - &a {id: m, <<: *a}\n", "recursive-alias", 2)
    yield Hostile("an anchor that is not there", HEAD + b"  - {id: m, owns: *no}\n", "undefined-alias", 2)
    yield Hostile("a merge of a list", HEAD + b"  - {id: m, <<: [1, 2]}\n", "bad-merge", 2)
    anchors = b"".join(b"  - &a%d {id: u%d}\n" % (one, one) for one in range(10_001))
    yield Hostile("too many anchors", HEAD + anchors, "limit-exceeded")


def _depth() -> Iterator[Hostile]:
    for name, opening in (("lists", b"["), ("maps", b"{a: "), ("block lists", b"- "), ("keys", b"? ")):
        yield Hostile(f"deep {name}", HEAD + b"  " + opening * 50_000 + b"\n", "limit-exceeded", 2)
    nested = b"".join(b" " * (2 * depth) + b"a:\n" for depth in range(2_000))
    yield Hostile("deep block maps", nested, "limit-exceeded")


def _sizes() -> Iterator[Hostile]:
    yield Hostile("a long value", HEAD + b"  - {id: m, name: %s}\n" % (b"x" * 200_000), "limit-exceeded", 2)
    yield Hostile("a long key", HEAD + b"  - {id: m, %s: x}\n" % (b"k" * 900), "limit-exceeded", 2)
    yield Hostile("a long quoted value", HEAD + b'  - {id: m, name: "%s"}\n' % (b"x" * 200_000), "limit-exceeded", 2)
    yield Hostile("a long comment", b"# " + b"x" * 900_000 + b"\nunits: [{id: m}]\n", None)
    yield Hostile("empty lines", b"units: [{id: m}]\n" + b"\n" * 500_000, None)
    yield Hostile("many documents", b"---\nunits: []\n" * 10_001, "limit-exceeded")
    marks = "e\u0301".encode() + "\u0301".encode() * 100_000
    yield Hostile("marks without end", HEAD + b"  - {id: m, name: %s}\n" % marks, "limit-exceeded", 2)


def _bytes() -> Iterator[Hostile]:
    for name, data in (
        ("overlong", b"\xc0\xaf"),
        ("half a character", "\u5e02".encode()[:2]),
        ("a surrogate", b"\xed\xa0\x80"),
        ("gbk", "市场部".encode("gbk")),
    ):
        yield Hostile(name, HEAD + b"  - {id: m, name: " + data + b"}\n", "wrong-encoding", 2)
    for encoding in ("utf-16", "utf-16-le", "utf-32"):
        yield Hostile(encoding, "units: []\n".encode(encoding), "wrong-encoding", 1)
    for sign in (0x00, 0x07, 0x1B, 0x7F, 0x85, 0x2028, 0xFFFE):
        text = HEAD + b"  - {id: m, name: a" + chr(sign).encode() + b"b}\n"
        yield Hostile(f"U+{sign:04X}", text, "forbidden-character", 2)
    hidden = b"# safe\radmin: true\nunits: []\n"
    yield Hostile("a key behind a lone carriage return", hidden, "forbidden-character", 1)
    yield Hostile("a mark at the start", b"\xef\xbb\xbfunits: [{id: m}]\n", None)
    yield Hostile("line ends of all kinds", b"units:\r\n  - {id: m}\n  - {id: n}\r\n", None)
    for sign in (0x202E, 0x2066, 0x200B, 0x00AD, 0xE0041):
        text = HEAD + b"  - {id: m, name: \xe5\xb8\x82" + chr(sign).encode() + b"}\n"
        yield Hostile(f"hidden U+{sign:04X}", text, "invisible-character", 2)


def _tags() -> Iterator[Hostile]:
    for tag in (b"!!python/object/apply:os.system", b"!!binary", b"!!set", b"!own", b"!<tag:x>", b"!!int", b"!a%25"):
        yield Hostile(tag.decode(), HEAD + b"  - {id: m, name: " + tag + b' "x"}\n', "yaml-tag", 2)


def _syntax() -> Iterator[Hostile]:
    for name, text in (
        ("an unclosed list", b"  - {id: m, owns: [a\n"),
        ("an unclosed quote", b'  - {id: m, name: "a\n'),
        ("a tab", b"  - id: m\n\tname: a\n"),
        ("a template", b"  - {{ units }}\n"),
        ("an escape beyond Unicode", b'  - {id: m, name: "\\U00110000"}\n'),
        ("half an escape", b'  - {id: m, name: "\\uD800"}\n'),
    ):
        yield Hostile(name, HEAD + text, "")
    yield Hostile("another version", b"%YAML 1.1\n---\nunits: []\n", "")
    yield Hostile(
        "a mark of a conflict", b"<<<<<<< HEAD\nunits: []\n=======\nunits: []\n>>>>>>> x\n", "merge-conflict-marker", 1
    )
    yield Hostile("nothing", b"", "empty-definition", 1)
    yield Hostile("only a comment", b"# nothing\n", "empty-definition", 1)
    yield Hostile("a key twice", b"units: []\nunits: []\n", "duplicate-key", 2)


def _values() -> Iterator[Hostile]:
    for value in (b"9" * 5_000, b"0x" + b"f" * 6_000, b"1e400", b".inf", b".nan", b"1_000", b"2024-13-45", b"1:30"):
        waiver = b"waivers: [{rule: pricing-outside-market, reason: x, max: " + value + b"}]\n"
        yield Hostile(f"max: {value[:12].decode()}", b"units: []\n" + waiver, "")
    yield Hostile("a number as an id", HEAD + b"  - {id: 7}\n", "")
    yield Hostile("a list as a name", HEAD + b"  - {id: m, name: [a]}\n", "wrong-type", 2)
    yield Hostile("a text for units", b"units: all\n", "wrong-type", 1)


def _look_alikes() -> Iterator[Hostile]:
    """Words that seem to be Latin and are not."""
    latin = "units:\n  - {id: sales, kind: sales, name: OTC}\n"
    for name, line, rule in (
        ("a Cyrillic letter in an id", "  - {id: s\u0430les-2}\n", "bad-id"),
        ("an id of look-alikes only", "  - {id: \u0441\u043e\u0440}\n", "bad-id"),
        ("a Greek letter in a name", "  - {id: b, name: M\u03bfney}\n", "look-alike-letters"),
        ("an Armenian letter in a name", "  - {id: b, name: C\u0585mmerce}\n", "look-alike-letters"),
        ("a Cherokee letter in a name", "  - {id: b, name: \u13aaccounts}\n", "look-alike-letters"),
        ("a Lisu letter in a name", "  - {id: b, name: \ua4e2ales}\n", "look-alike-letters"),
        ("a Latin letter in a Cyrillic name", "  - {id: b, name: \u041e\u0442\u0434e\u043b}\n", "look-alike-letters"),
        ("a name that passes for another", "  - {id: b, name: \u041e\u0422\u0421}\n", "look-alike-letters"),
        ("a kind that passes for one", "  - {id: b, kind: m\u0430rket}\n", "look-alike-letters"),
        ("a duty that passes for one", "  - {id: b, owns: [pr\u0456cing]}\n", "look-alike-letters"),
        ("a reference that passes for one", "  - {id: b, parent: s\u0430les}\n", "look-alike-letters"),
        ("a quoted look-alike", '  - {id: b, name: "S\u0430les"}\n', "look-alike-letters"),
    ):
        yield Hostile(name, (latin + line).encode(), rule, 3)
    long = "S" + "\u0430" * 99_000
    yield Hostile(
        "look-alikes without end", (latin + f"  - {{id: b, name: {long}}}\n").encode(), "look-alike-letters", 3
    )
