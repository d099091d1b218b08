# ruff: noqa: E501
"""The reader of lines and the reader of events make the same definitions, with everything at the same places.

Texts are made by rules that mix what is regular with what is not, then broken at random. A longer run:
ORGLINT_FUZZ=200000 python -m pytest -n 0 tests/properties/test_readers_agree.py
"""

from __future__ import annotations

import dataclasses
import os
import random
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from orglint.findings.place import Place
from orglint.model.decoder import decode
from orglint.model.definition import Located
from orglint.model.fields import format_vocabulary
from orglint.model.values import regular_part
from orglint.source.decoding import decode as decode_bytes
from orglint.source.text import SourceText
from orglint.syntax import regular
from orglint.syntax.traps import Vocabulary, read

PROJECT = Path(__file__).resolve().parents[2]
ROUNDS = int(os.environ.get("ORGLINT_FUZZ", "1500"))
SCALARS = [
    "east-market", "市场部", "pricing", "010", "no", "true", "1.5", "a b", "（华东）办事处", "1、负责市场调查", "~", "null", "''", '"a: b"',
    "'x # y'", "a#b", "a #b", "a, b", "渠道规划，定价", "“定价”", "x: y", "*a", "&a b", "!t c", "|", ">", "a  b", "“a", "- a", "- ", "[", "]",
    "{id: x, name: y}", "[a, b]", "[ a ,'b c' ]", "[a, {duty: b}]", "[市场部，销售部]", "{{x}}", "\u3000a", "a\u200b", "\ufeff", "@x", "%x", "a:", ":a",
    "{duty: pricing, scope: east}", "{item: plan, to: b, coverage: [x, y]}", "{mandate: [psychological-distance]}", "2026-02-29", "2026-01-01",
    "1", "full", "'", '"', "a'b", 'a"b', "a\\b", '"a\\nb"', "，", "a，", "é", "{a: b, a: c}", "{id: x", "[a,, b]", "[a, ]", "{}", "[]", "?", "? a", "- - a",
    "<<", "a\tb", "\t", "#", "a ", "---", "...", "= a", "a=b", "(x)", "①a", "x。", "a—b", "[a b, c-d]", "[null]", "[a'b]", "{id: a'b}", "http://x",
]  # fmt: skip
KEYS = [
    "id", "name", "kind", "parent", "at", "units", "owns", "participates", "supplies", "directs", "relayed_by", "external", "sells", "charter",
    "mandate", "governs", "modes", "duty", "scope", "as", "item", "to", "for", "coverage", "version", "company", "include", "duties", "kinds", "waivers",
    "rule", "until", "completeness", "market_stage", "name_zh", "aliases", "nme", "ＩＤ", "<<", "Name", "a b", "'id'",
]  # fmt: skip


def made(lot: random.Random) -> str:
    """A definition, mostly sound, in layouts of all sorts."""
    out = ["---"] if lot.random() < 0.1 else []
    for key in lot.sample(
        [
            "version: 1",
            "company:",
            "duties:",
            "units:",
            "waivers:",
            "include: [x.yaml]",
            "units: [{id: a}]",
            "units: []",
        ],
        lot.randint(1, 5),
    ):
        out.append(key)
        if key == "company:":
            out += ["  name: 示例", *(["  completeness: {duties: full}"] if lot.random() < 0.5 else [])]
        elif key == "duties:":
            out += ["  - {id: own, name: Own work}", "- id: own2"][: lot.randint(0, 1)]
        elif key == "waivers:":
            out += ["  - rule: pricing-outside-market", "    reason: 'agreed: yes'", "    until: 2026-01-01"]
        elif key == "units:":
            units(lot, out, lot.choice([0, 2, 4]), 0)
    return "\n".join(out) + lot.choice(["\n", "", "\n\n"])


def units(lot: random.Random, out: list[str], column: int, depth: int) -> None:
    for _ in range(lot.randint(1, 3)):
        inner = " " * (column + 2)
        out.append(f"{' ' * column}- id: u{lot.randint(0, 99)}" + lot.choice(["", "", "  # note", " "]))
        below = False
        for key in lot.sample(
            ["name", "kind", "owns", "flow", "charter", "supplies", "units", "entry", "sells", "null", "#", ""],
            lot.randint(0, 7),
        ):
            if key in ("name", "kind"):
                out.append(f"{inner}{key}: {lot.choice(['市场部', 'market', chr(34) + 'a: b' + chr(34)])}")
            elif key == "owns":
                out.append(f"{inner}owns:")
                dash = lot.choice([inner, inner + "  "])
                out += [
                    f"{dash}- {lot.choice(['pricing', '1、定价', '{duty: x, scope: y}'])}"
                    for _ in range(lot.randint(0, 3))
                ]
            elif key == "flow":
                out.append(
                    f"{inner}participates: [pricing, {{duty: x}}, 'a, b']"
                    if lot.random() < 0.3
                    else f"{inner}directs: [a , b]"
                )
            elif key == "charter":
                out += [
                    f"{inner}charter:",
                    f"{inner}  governs:",
                    f"{inner}    modes: [manage]",
                    f"{inner}  kpis: volume",
                ]
            elif key == "supplies":
                out += [
                    f"{inner}supplies:",
                    f"{inner}  - item: plan",
                    f"{inner}    to: b",
                    f"{inner}  -   {{item: x, to: y}}",
                ][: lot.choice([3, 3, 1])]
            elif key == "units" and depth < 3 and not below:
                below = True
                out.append(f"{inner}units:")
                units(lot, out, lot.choice([column + 2, column + 4]), depth + 1)
            elif key == "sells":
                out.append(f"{inner}sells: {lot.choice(['true', 'false'])}")
            elif key == "null":
                out.append(f"{inner}at: {lot.choice(['', 'null', '# none'])}")
            elif key in ("#", ""):
                out.append(f"{' ' * lot.randint(0, 9)}# comment: - x" if key else "")


def broken(lot: random.Random, text: str) -> str:
    lines = text.split("\n")
    for _ in range(lot.choice([0, 1, 1, 2, 4])):
        at = lot.randrange(len(lines))
        what = lot.randrange(9)
        if what == 0:
            del lines[at]
        elif what == 1:
            lines.insert(at, lines[lot.randrange(len(lines))] if lines else "")
        elif what == 2:
            lines[at] = lot.choice([" ", "  ", "   "]) + lines[at]
        elif what == 3:
            lines[at] = lines[at].removeprefix(" ").removeprefix(" ")
        elif what == 4 and ":" in lines[at]:
            lines[at] = lines[at].partition(":")[0] + ": " + lot.choice(SCALARS)
        elif what == 5:
            place = lot.randint(0, len(lines[at]))
            lines[at] = (
                lines[at][:place] + lot.choice([*SCALARS, ":", " ", "#", "\r", "：", "-", "\u2028"]) + lines[at][place:]
            )
        elif what == 6:
            lines[at] = lines[at].partition("- ")[0] + "- " + lot.choice(SCALARS)
        elif what == 7:
            stripped = lines[at].lstrip(" -")
            lead = lines[at][: len(lines[at]) - len(stripped)]
            lines[at] = f"{lead}{lot.choice(KEYS)}: {lot.choice(SCALARS)}"
        elif lines[at]:
            place = lot.randrange(len(lines[at]))
            lines[at] = lines[at][:place] + lines[at][place + 1 :]
        lines = lines or [""]
    return ("\r\n" if lot.random() < 0.1 else "\n").join(lines)


def told(record: object, at: Place | None = None) -> object:
    """Everything that a record says, with the places of itself and of all that is in it."""
    if not isinstance(record, Located):
        return record if record is None or isinstance(record, (str, bool, date)) else [told(one) for one in record]  # type: ignore[attr-defined]
    said: list[object] = [type(record).__name__, asked_first(record, record.place)]
    for one in dataclasses.fields(record):  # type: ignore[arg-type]
        key, value = one.name.rstrip("_"), getattr(record, one.name)
        count = len(value) if isinstance(value, (list, tuple)) else 0
        said += [key, told(value), asked_first(record, record.place, key), asked_first(record, record.key_place, key)]
        for index in range(count) if key != "units" else ():
            said += [asked_first(record, record.place, key, index), record.place(key, index, "duty")]
    return said


def asked_first(record: Located, place: Callable[..., Place], *path: str | int) -> Place:
    """A place that is asked for before any other of a record that was read from lines."""
    if not {"slices", "inside"}.isdisjoint(vars(record)):
        vars(record).pop("node", None)
    found = place(*path)
    assert found.start <= found.end
    return found


def by_events(source: SourceText) -> list[object] | None:
    """What the reader of events makes of a text; None when it finds anything wrong."""
    parsed = read(source, Vocabulary(*format_vocabulary()))
    if parsed.violations or len(parsed.documents) != 1:
        return None
    part, violations = decode(parsed.documents[0])
    return None if violations or part is None else [told(part)]


def compare(text: str) -> bool:
    """Whether the reader of lines took the text; fails when it read it to anything else."""
    decoded = decode_bytes("f.yaml", text.encode("utf-8"))
    source = decoded.text
    if source is None or decoded.violations:
        return False
    part = regular_part(source)
    if part is None:
        return False
    expected = by_events(source)
    assert expected is not None, f"the reader of events finds fault with {text!r}"
    assert [told(part)] == expected, text
    return True


@pytest.mark.parametrize("seed", range(4))
def test_both_readers_read_the_same(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    if seed % 2:
        monkeypatch.setattr(regular, "_BLOCK", 40)  # so that a few lines are several blocks
    taken = 0
    for number in range(ROUNDS // 4):
        lot = random.Random(seed * 1_000_003 + number)
        taken += compare(broken(lot, made(lot)))
    assert taken > ROUNDS // 40, "the texts are all irregular: the comparison says nothing"


def test_examples_and_generated_companies_are_regular() -> None:
    paths = sorted((PROJECT / "examples").rglob("*.yaml"))
    taken = [path for path in paths if compare(path.read_text("utf-8"))]
    assert len(taken) > 5
