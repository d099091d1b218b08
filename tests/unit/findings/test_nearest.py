"""Which known word a mistyped one may have meant."""

import pytest

from orglint.findings.nearest import _FEW, LONGEST, Vocabulary, nearest


@pytest.mark.parametrize(
    ("word", "words", "expected"),
    [
        ("pricng", ["pricing", "planning"], "pricing"),
        ("PRICING", ["pricing"], "pricing"),
        ("定介", ["定价", "渠道"], "定价"),  # one sign of two is all that they share
        ("abc", ["abxyz"], "abxyz"),  # of three signs two are enough
        ("sales-plan", ["sales-planning-x", "sales-plon"], "sales-plon"),  # the other one shares more pairs
        ("abcd", ["abxy"], None),  # of four signs two are not enough
        ("xyz", ["pricing"], None),
        ("", ["pricing"], None),
        ("a" * LONGEST, ["a" * LONGEST], "a" * LONGEST),
        ("a" * (LONGEST + 1), ["a" * LONGEST], None),
        ("a" * LONGEST, ["a" * (LONGEST + 1)], None),
    ],
)
def test_the_nearest_word_or_none(word: str, words: list[str], expected: str | None) -> None:
    assert nearest(word, words) == expected


def test_several_come_best_first_and_alike_ones_by_the_alphabet() -> None:
    words = Vocabulary(["sales-plan", "sales-c", "sales-b", "sales-b", "planning"])
    assert words.nearest("sales-a", 3) == ["sales-b", "sales-c", "sales-plan"]
    assert words.nearest("sales-a", 2) == ["sales-b", "sales-c"]


def test_the_one_that_shares_most_is_found_among_many_that_share_little() -> None:
    many = [f"pr-{number:03}" for number in range(200)]
    assert nearest("pricing-outside-markt", [*many, "pricing-outside-market"]) == "pricing-outside-market"


def test_who_asks_for_many_words_is_told_the_same_as_who_asks_for_one() -> None:
    words = [f"{one}-{two}" for one in ("east", "WEST", "北区", "x") for two in ("sales", "market", "财务", "a", "")]
    asked = [f"{word[:at]}{word[at + 1 :]}q" for word in words for at in range(len(word))]
    many = Vocabulary(words)
    assert [many.nearest(word, 3) for word in asked] == [Vocabulary(words).nearest(word, 3) for word in asked]
    assert len({word[at : at + 2] for word in asked for at in range(len(word))}) > _FEW
