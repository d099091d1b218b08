import re

import pytest

from orglint.lean.patterns import pattern


def test_a_pattern_does_what_a_compiled_one_does() -> None:
    mine, theirs = pattern("(?P<a>x)+", re.I), re.compile("(?P<a>x)+", re.I)
    assert mine.sub("-", "aXxb") == theirs.sub("-", "aXxb") == "a-b"
    assert (mine.pattern, mine.groupindex, mine.flags) == (theirs.pattern, theirs.groupindex, theirs.flags)
    found = mine.fullmatch("xX")
    assert found is not None and found["a"] == "X"


def test_a_wrong_pattern_is_told_when_it_is_used() -> None:
    wrong = pattern("(")
    with pytest.raises(re.error):
        wrong.search("")
