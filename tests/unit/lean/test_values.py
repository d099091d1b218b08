"""The lean dataclasses do what those of the standard library do."""

from dataclasses import dataclass, field, fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orglint.lean.values import frozen, mutable, unslotted


@frozen(order=True)
class Mine:
    a: int
    b: str = "b"
    c: list[int] = field(default_factory=list)
    d: int = field(default=0, compare=False, repr=False)


@dataclass(frozen=True, slots=True, order=True)
class Theirs:
    a: int
    b: str = "b"
    c: list[int] = field(default_factory=list)
    d: int = field(default=0, compare=False, repr=False)


@frozen(kw_only=True)
class Named:
    a: int
    b: int = 2


@frozen
class Empty:
    pass


@mutable
class Changing:
    a: list[int] = field(default_factory=list)


@unslotted
class Open:
    a: int = 1


GIVEN = st.fixed_dictionaries(
    {"a": st.integers(0, 2)},
    optional={"b": st.sampled_from("ab"), "c": st.lists(st.integers(0, 1), max_size=2), "d": st.integers(0, 2)},
)


@given(GIVEN, GIVEN)
def test_values_compare_and_show_as_those_of_the_standard_library(one: dict[str, Any], two: dict[str, Any]) -> None:
    mine, other = Mine(**one), Mine(**two)
    theirs, another = Theirs(**one), Theirs(**two)
    assert repr(mine) == repr(theirs).replace("Theirs", "Mine")
    assert (mine == other, mine < other, mine <= other, mine > other, mine >= other) == (
        theirs == another,
        theirs < another,
        theirs <= another,
        theirs > another,
        theirs >= another,
    )


def test_equal_values_hash_alike_and_other_classes_are_never_equal() -> None:
    assert hash(Named(a=1)) == hash(Named(a=1, b=2))
    assert Named(a=1) != Mine(1, "x") and Mine(1) != Theirs(1)
    assert Empty() == Empty() and hash(Empty()) == hash(Empty())
    with pytest.raises(TypeError):
        _ = Mine(1) < Theirs(1)  # type: ignore[operator]


def test_every_value_has_defaults_of_its_own_and_nothing_else() -> None:
    assert Changing().a is not Changing().a
    assert Changing() != Changing()
    assert not hasattr(Mine(1), "__dict__") and Open().__dict__ == {"a": 1}
    with pytest.raises(AttributeError):
        Changing().b = 1  # type: ignore[attr-defined]


def test_the_tools_of_dataclasses_take_them() -> None:
    assert [one.name for one in fields(Mine)] == ["a", "b", "c", "d"]
    assert replace(Named(a=1), b=3) == Named(a=1, b=3)


@pytest.mark.parametrize("wrong", [Mine, lambda: Mine(1, e=2), lambda: Named(1), lambda: Mine(1, a=2)])
def test_wrong_arguments_are_refused(wrong: Any) -> None:
    with pytest.raises(TypeError):
        wrong()
