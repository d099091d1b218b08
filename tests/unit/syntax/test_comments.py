"""Comments that speak to orglint, and what only looks like one."""

import pytest

from orglint.source.text import SourceText
from orglint.syntax.comments import comments_of
from orglint.syntax.parser import parse


def lines(text: str, *, pure: bool = False) -> list[tuple[int, str]]:
    source = SourceText("x.yaml", text)
    return [(one.line, one.text) for one in comments_of(source, parse(source, pure=pure).documents)]


@pytest.mark.parametrize("pure", [False, True])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1  # orglint: ignore[x] y\n", [(1, ": ignore[x] y")]),
        ("# orglint: ignore[x] y\na: 1\n", [(2, ": ignore[x] y")]),
        ("# orglint: ignore[x] y\n# another\n\n  # third\na: 1\n", [(5, ": ignore[x] y")]),
        ("a: 1\n# orglint: ignore[x] y\n", [(0, ": ignore[x] y")]),
        ("a: 1 # why orglint: ignore[x]\r\nb: 2\r\n", [(1, ": ignore[x]")]),
        ("a: 1 # orglint：ignore【x】\n", [(1, "：ignore【x】")]),
        ("a: 1 # orglint: ignore[x] p  # orglint: ignore[y] q\n", [(1, ": ignore[x] p"), (1, ": ignore[y] q")]),
        ("# orglint: ignore[x] p\n# orglint: ignore[y] q\na: 1\n", [(3, ": ignore[x] p"), (3, ": ignore[y] q")]),
        ("a: 'b # orglint: ignore[x]'\n", []),
        ('a: "b\n  # orglint: ignore[x]"\n', []),
        ("a: |\n  b\n  # orglint: ignore[x]\n", []),
        ("a: >-\n  b # orglint: ignore[x]\nc: 1\n", []),
        ("'# orglint: ignore[x]': 1\n", []),
        ("a: |\n  b\n# orglint: ignore[x] y\nc: 1\n", [(4, ": ignore[x] y")]),
        ("a: 'b' # orglint: ignore[x] y\n", [(1, ": ignore[x] y")]),
        ("a: '#' # orglint: ignore[x] y\n", [(1, ": ignore[x] y")]),
        ("a: b#orglint: ignore[x]\n", []),
        ("a: orglint: ignore  # y\n", []),
        ("a: orglint\n# orglint is a linter\n", []),
        ("", []),
    ],
)
def test_comments_are_told_from_text(text: str, expected: list[tuple[int, str]], pure: bool) -> None:
    assert lines(text, pure=pure) == expected


def test_many_comments_are_found_in_time_that_grows_with_the_text_alone() -> None:
    stacked = "# orglint: ignore[x] y\n" * 20_000 + "a: 1\n"
    assert {line for line, _ in lines(stacked)} == {20_001}
    assert lines("a: 1 #" + " # orglint" * 50_000 + "\n") == []
