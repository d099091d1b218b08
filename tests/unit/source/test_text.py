"""Lines and columns are those that counting the line ends gives."""

from hypothesis import given
from hypothesis import strategies as st

from orglint.findings.place import Location, Place, Position
from orglint.source.text import SourceText

TEXTS = st.lists(st.integers(0, 1500), min_size=1, max_size=12).map(
    lambda lengths: "\n".join("长" * n for n in lengths)
)
"""Lines shorter and longer than the blocks that are counted at once, and empty ones."""


def counted(text: str, offset: int) -> Position:
    before = text[:offset].split("\n")
    return Position(len(before), len(before[-1]) + 1)


@given(TEXTS, st.data())
def test_a_position_is_what_counting_gives(text: str, data: st.DataObject) -> None:
    source = SourceText("a.yaml", text)
    for _ in range(20):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, len(text)))
        assert source.position(start) == counted(text, start)
        assert source.location(Place("a.yaml", start, end)) == Location(
            "a.yaml", counted(text, start), counted(text, end)
        )


@given(TEXTS)
def test_every_line_begins_behind_the_line_end_before_it(text: str) -> None:
    source, at = SourceText("a.yaml", text), 0
    for number, line in enumerate(text.split("\n")):
        assert source.line_start(number) == at
        at += len(line) + 1


def test_an_end_in_front_of_its_start_is_told_as_the_start() -> None:
    assert SourceText("a.yaml", "ab\ncd").location(Place("a.yaml", 4, 2)) == Location(
        "a.yaml", Position(2, 2), Position(2, 2)
    )
