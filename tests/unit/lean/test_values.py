"""The lean dataclasses do what those of the standard library do."""

import dataclasses
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from orglint.lean.values import field, frozen, mutable, replace


@frozen(order=True)
class Mine:
    a: int
    b: str = "b"
    c: list[int] = field(default_factory=list)
    d: int = field(default=0, compare=False, repr=False)


@frozen(order=True, slots=True)
class Slotted:
    a: int
    b: str = "b"
    c: list[int] = field(default_factory=list)
    d: int = field(default=0, compare=False, repr=False)


@dataclass(frozen=True, slots=True, order=True)
class Theirs:
    a: int
    b: str = "b"
    c: list[int] = dataclasses.field(default_factory=list)
    d: int = dataclasses.field(default=0, compare=False, repr=False)


@frozen(kw_only=True)
class Named:
    a: int
    b: int = 2


@frozen
class Empty:
    pass


@mutable(slots=True)
class Changing:
    a: list[int] = field(default_factory=list)


@frozen(slots=True)
class Above:
    a: int = 0


@frozen(slots=True)
class Below(Above):
    limit: ClassVar = 3
    b: str = "b"


@mutable
class Open:
    a: int = 1
    b: list[int] = field(default_factory=list)
    c: int = field(default=2, compare=False)


GIVEN = st.fixed_dictionaries(
    {"a": st.integers(0, 2)},
    optional={"b": st.sampled_from("ab"), "c": st.lists(st.integers(0, 1), max_size=2), "d": st.integers(0, 2)},
)


@pytest.mark.parametrize("made", [Mine, Slotted])
@given(one=GIVEN, two=GIVEN)
def test_values_compare_and_show_as_those_of_the_standard_library(
    made: type[Any], one: dict[str, Any], two: dict[str, Any]
) -> None:
    mine, other = made(**one), made(**two)
    theirs, another = Theirs(**one), Theirs(**two)
    assert repr(mine) == repr(theirs).replace("Theirs", made.__name__)
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
    assert not hasattr(Slotted(1), "__dict__")
    assert Open(c=3).__dict__ == {"a": 1, "b": [], "c": 3} and Open.c == 2 and not hasattr(Open, "b")
    with pytest.raises(AttributeError):
        Changing().b = 1  # type: ignore[attr-defined]


def test_the_tools_of_dataclasses_take_them() -> None:
    assert [one.name for one in fields(Mine)] == ["a", "b", "c", "d"]
    assert dataclasses.replace(Named(a=1), b=3) == Named(a=1, b=3)
    assert [(one.name, one.type, one.default) for one in fields(Below)] == [("a", int, 0), ("b", str, "b")]
    assert is_dataclass(Empty) and is_dataclass(Empty()) and fields(Empty) == () and not is_dataclass(Below.__mro__[-1])
    assert [one.compare for one in fields(Mine)] == [one.compare for one in fields(Theirs)]
    assert TypeAdapter(Mine).validate_python({"a": 1, "c": [2]}) == Mine(1, c=[2])


def test_a_class_takes_over_the_fields_of_the_one_it_extends() -> None:
    assert (Below(), Below(2, "c")) == (Below(0, "b"), Below(a=2, b="c"))
    assert not hasattr(Below(), "__dict__") and Below.limit == 3
    match Below(1, "x"):
        case Below(one, two):
            assert (one, two) == (1, "x")


def test_replacing_gives_a_new_value() -> None:
    assert replace(Named(a=1), b=3) == Named(a=1, b=3)
    assert replace(Theirs(1), b="c") == Theirs(1, "c")
    with pytest.raises(TypeError):
        replace(Named(a=1), c=3)  # type: ignore[call-arg]


def test_a_field_of_the_standard_library_is_refused() -> None:
    with pytest.raises(TypeError, match="wants the `field` of orglint"):

        @frozen
        class Wrong:
            a: list[int] = dataclasses.field(default_factory=list)


@pytest.mark.parametrize("wrong", [Mine, lambda: Mine(1, e=2), lambda: Named(1), lambda: Mine(1, a=2)])
def test_wrong_arguments_are_refused(wrong: Any) -> None:
    with pytest.raises(TypeError):
        wrong()


def test_many_values_are_made_as_the_first_ones_are() -> None:
    assert len({repr(Mine(1, d=2)) for _ in range(100)}) == 1
    for _ in range(100):
        with pytest.raises(TypeError):
            Mine(1, a=1)
