"""A place that is sought when somebody looks at it is a place like any other."""

import gc
import pickle
import weakref
from dataclasses import replace

import pytest

from orglint.findings.place import Place


def sought(place: Place, asked: list[int]) -> Place:
    def find() -> Place:
        asked.append(1)
        return place

    return Place.sought(place.file, find)


def test_it_is_sought_once_and_only_when_its_offsets_are_asked_for() -> None:
    asked: list[int] = []
    place = sought(Place("a", 1, 2, Place("a", 5, 6)), asked)
    assert (place.file, asked) == ("a", [])
    assert (place.start, place.end, place.anchor, asked) == (1, 2, Place("a", 5, 6), [1])


def test_it_is_equal_to_a_known_one_and_sorts_pickles_and_changes_like_it() -> None:
    known = Place("a", 1, 2)
    assert sought(known, []) == known and hash(sought(known, [])) == hash(known)
    assert sought(known, []) < Place("a", 1, 3)
    assert pickle.loads(pickle.dumps(sought(known, []))) == known
    assert replace(sought(known, []), end=9) == Place("a", 1, 9)
    with pytest.raises(AttributeError):
        _ = sought(known, []).line  # type: ignore[attr-defined]


def test_what_it_was_sought_by_is_let_go_when_it_is_found() -> None:
    """Otherwise every place of a large organization would keep what it was found in."""

    def find() -> Place:
        return Place("a", 1, 2)

    held, place = weakref.ref(find), Place.sought("a", find)
    del find
    assert held() is not None and place.start == 1
    gc.collect()
    assert held() is None
