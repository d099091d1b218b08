"""Every name of the catalogue finds its own entry in all its spellings, and no other text does."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from opencc import OpenCC

from orglint.catalogue.normalise import is_simplified, normal
from orglint.generate import PROJECT
from orglint.syntax.plain import load_plain
from tests.unit.graph.build import CATALOGUE

FOLDER = PROJECT / "rules" / "catalogue"
DUTIES = load_plain((FOLDER / "duties.yaml").read_text("utf-8"))
KINDS = load_plain((FOLDER / "kinds.yaml").read_text("utf-8"))["kinds"]


def names(entry: dict[str, dict[str, list[str]]]) -> list[str]:
    aliases = entry.get("aliases", {})
    return [entry["id"], *entry["name"].values(), *aliases.get("zh", []), *aliases.get("en", [])]  # type: ignore[list-item]


DUTY_NAMES = [(one["id"], name) for one in [*DUTIES["duties"], *DUTIES["umbrellas"]] for name in names(one)]
KIND_NAMES = [(one["id"], name) for one in KINDS for name in names(one)]
TRADITIONAL = OpenCC("s2t")
WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}


def spellings(name: str) -> list[str]:
    return [name, f"  {name} ", name.upper(), name.translate(WIDE), TRADITIONAL.convert(name)]


def test_the_catalogue_is_whole() -> None:
    assert (len(DUTIES["duties"]), len(KINDS)) == (53, 23)


@pytest.mark.parametrize(("entry", "name"), DUTY_NAMES, ids=lambda value: value)
def test_a_duty_is_found_by_each_of_its_names(entry: str, name: str) -> None:
    wanted = [*spellings(name), *([f"负责{name}工作"] if not name.isascii() else [f"responsible for {name}"])]
    assert [duty and duty.id for duty in map(CATALOGUE.duty, wanted)] == [entry] * len(wanted)


@pytest.mark.parametrize(("entry", "name"), KIND_NAMES, ids=lambda value: value)
def test_a_kind_is_found_by_each_of_its_names(entry: str, name: str) -> None:
    assert [kind and kind.id for kind in map(CATALOGUE.kind, spellings(name))] == [entry] * 5


SIMPLIFIED = OpenCC("t2s")
GB2312 = [bytes((row, cell)).decode("gb2312", "ignore") for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF)]


@given(st.lists(st.sampled_from([sign for sign in GB2312 if sign])).map("".join))
@example("".join(GB2312))
def test_what_is_taken_to_be_simplified_is_what_the_converter_leaves(text: str) -> None:
    """The converter takes 20 ms to load, so texts that it would leave do not ask it."""
    kept = "".join(sign for sign in text if is_simplified(sign))
    assert SIMPLIFIED.convert(kept) == kept and is_simplified(kept)
    assert {sign for sign in text if SIMPLIFIED.convert(sign) != sign}.isdisjoint(kept)


CHINESE = [name for _, name in DUTY_NAMES if not name.isascii()]


@given(st.sampled_from(CHINESE), st.sampled_from("东甲新丙"), st.booleans())
def test_a_name_with_another_character_is_another_name(name: str, sign: str, in_front: bool) -> None:
    longer = sign + name if in_front else name + sign
    known = {normal(one) for _, one in DUTY_NAMES}
    assert CATALOGUE.duty(longer) is None or normal(longer) in known


@given(st.text(max_size=40))
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normal(normal(text)) == normal(text)


@given(st.sampled_from([name for _, name in DUTY_NAMES]))
def test_normalising_a_name_twice_changes_nothing(name: str) -> None:
    assert normal(normal(name)) == normal(name)
