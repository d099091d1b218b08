"""Who is above whom."""

import networkx
from hypothesis import given
from hypothesis import strategies as st

from orglint.graph.reach import Above

EDGES = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=25)


@given(EDGES)
def test_one_is_above_another_when_a_path_leads_there(edges: list[tuple[int, int]]) -> None:
    graph: networkx.DiGraph = networkx.DiGraph(edges)
    graph.add_nodes_from(range(10))
    above = Above(10, lambda node: list(graph.successors(node)))
    for one in range(10):
        below = networkx.descendants(graph, one) | {one}
        assert [above.asked(one, other) for other in range(10)] == [other in below for other in range(10)]


def test_what_is_reached_in_many_ways_is_looked_at_once() -> None:
    """Diamonds in a row have a path for every choice of sides; nobody lives to see them all."""
    ends, alone = 60, 0
    sides = {3 * one + 1: [3 * one + 2, 3 * one + 3] for one in range(ends)}
    joins = {3 * one + side: [3 * one + 4] for one in range(ends) for side in (2, 3)}
    edges = {**sides, **joins, alone: [], 3 * ends + 1: []}
    above = Above(3 * ends + 2, edges.__getitem__)
    assert above.asked(1, 3 * ends + 1) and not above.asked(3 * ends + 1, 1)
    assert not above.asked(1, alone) and not above.asked(alone, 1)
