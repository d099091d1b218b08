"""Where the examples of a rule stand in its file, so that what is wrong with one is told at its line."""

from __future__ import annotations

import linecache
from collections.abc import Iterator, Sequence
from pathlib import Path

from orglint.findings.place import Location, Position
from orglint.lean.values import frozen
from orglint.plugin.declaring import DeclaredRule
from orglint.plugin.lines import line_of
from orglint.source.text import SourceText
from orglint.syntax.nodes import AliasNode, ListNode, MapNode, Node, ScalarNode
from orglint.syntax.parser import parse


@frozen
class TextPlace:
    """Where a text of an example stands. literal: its lines are lines of the file, from `first` on; else the whole text
    stands at `first`, on one line or put together by the program."""

    file: str
    first: int
    literal: bool

    def line(self, number: int) -> Location:
        """The place of a line of the text, from 1."""
        at = Position(self.first + number - 1 if self.literal and number > 0 else self.first, 1)
        return Location(self.file, at, at)


@frozen
class ExamplePlace:
    """Where the two halves of an example stand; `good` is where the example begins when it has none."""

    bad: TextPlace
    good: TextPlace


def of_rule_file(path: Path, shown: str) -> Iterator[tuple[str, tuple[ExamplePlace, ...]]]:
    """Each rule of a sound rule file, with the places of its examples."""
    source = SourceText(shown, path.read_text("utf-8-sig"))
    root = parse(source).documents[0].root
    several = root.get("rules") if isinstance(root, MapNode) else None
    if isinstance(several, MapNode):
        for name, _, node in several:
            yield name, tuple(_examples(node, source))
    elif root is not None:
        yield path.stem, tuple(_examples(root, source))


def _examples(rule: Node, source: SourceText) -> Iterator[ExamplePlace]:
    rule = rule.target if isinstance(rule, AliasNode) else rule
    examples = rule.get("examples") if isinstance(rule, MapNode) else None
    for one in examples.items if isinstance(examples, ListNode) else ():
        bad, good = (_text(one, half, source) for half in ("bad", "good"))
        yield ExamplePlace(bad, good)


def _text(example: Node, half: str, source: SourceText) -> TextPlace:
    node = example.get(half) if isinstance(example, MapNode) else None
    line = source.position((node or example).start).line
    literal = isinstance(node, ScalarNode) and node.style == "|"
    return TextPlace(source.file, line + 1 if literal else line, literal)


def of_declared_rule(rule: DeclaredRule) -> tuple[ExamplePlace, ...]:
    """The places of the examples of a rule in Python."""
    file = rule.file
    lines = linecache.getlines(file)
    places = []
    for one in rule.examples:
        bad = _written(file, lines, one.bad, one.line, one.line)
        after = bad.first + len(one.bad.splitlines()) if bad.literal else one.line
        places.append(ExamplePlace(bad, _written(file, lines, one.good, after, one.line)))
    return tuple(places)


def _written(file: str, lines: Sequence[str], text: str, search_from: int, otherwise: int) -> TextPlace:
    """Where a text stands in the lines of a program, from a line on."""
    shown = line_of(file, otherwise).file
    wanted = [line.strip() for line in text.splitlines()]
    for at in range(max(search_from - 1, 0), len(lines)):
        here = [line.strip() for line in lines[at : at + len(wanted)]]
        if len(here) == len(wanted) > 1 and _same(here, wanted):
            return TextPlace(shown, at + 1, literal=True)
    return TextPlace(shown, otherwise, literal=False)


def _same(here: list[str], wanted: list[str]) -> bool:
    """Whether lines of a program hold a text; around it may stand quotes."""
    return here[0].endswith(wanted[0]) and here[1:-1] == wanted[1:-1] and here[-1].startswith(wanted[-1])
