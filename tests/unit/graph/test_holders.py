"""Who holds a duty is counted by unit; the entries come in the same order when somebody asks for them."""

import pytest

from tests.unit.graph.build import org

TEXT = """
units:
  - {id: c, owns: [pricing, 没有的职责, pricing, {duty: pricing, scope: east}], participates: [pricing, 市场调研]}
  - {id: a, owns: [产品定价], participates: [没有的职责]}
  - {id: b, owns: [产品定价和渠道规划, 参与市场调研, 其他], participates: [{duty: pricing, scope: west}]}
"""
GRAPH = org(TEXT)
INDEXES = {
    "owners": GRAPH.owners,
    "unknown_owned": GRAPH.unknown_owned,
    "participants": GRAPH.participants,
    "unknown_shared": GRAPH.unknown_shared,
}


@pytest.mark.parametrize("name", INDEXES)
def test_units_and_entries_go_side_by_side(name: str) -> None:
    index = INDEXES[name]
    assert index and all(index.units(duty) == tuple(one.unit for one in entries) for duty, entries in index.items())
    assert index.total == sum(len(entries) for entries in index.values())


def test_an_entry_is_the_one_of_its_unit() -> None:
    owned = [one for entries in (*GRAPH.owners.values(), *GRAPH.unknown_owned.values()) for one in entries]
    assert {id(one) for one in owned} == {id(one) for unit in GRAPH.units for one in unit.owns}
    assert [(one.unit.id, one.index, one.scope) for one in GRAPH.owners["pricing"]] == [
        ("a", 0, None), ("b", 0, None), ("c", 0, None), ("c", 2, None), ("c", 3, "east"),
    ]  # fmt: skip


def test_counts_and_ids_of_duties_are_those_of_the_entries() -> None:
    for unit in org(TEXT).units:
        before = unit.owned_count, unit.shared_count, unit.owned_duties, unit.shared_duties
        entries = unit.owns, unit.participates
        assert before[:2] == tuple(map(len, entries))
        assert before[2:] == tuple({one.duty for one in some} for some in entries)


def test_what_nobody_holds_is_not_there_and_nothing_can_be_taken_out() -> None:
    assert "brand-planning" not in GRAPH.owners and GRAPH.owners.units("brand-planning") == ()
    with pytest.raises(KeyError):
        GRAPH.owners["brand-planning"]
    assert isinstance(GRAPH.owners.units("pricing"), tuple) and isinstance(GRAPH.owners["pricing"], tuple)
    assert "market-research" in GRAPH.participants and "market-research" not in GRAPH.owners


def test_who_lists_a_duty_twice_or_shares_what_it_owns_is_noted() -> None:
    assert {unit.id for unit in GRAPH.owning_twice} == {unit.id for unit in GRAPH.sharing_own} - {"b"} == {"c"}
    assert {unit.id for unit in GRAPH.sharing_own} == {"b", "c"}
