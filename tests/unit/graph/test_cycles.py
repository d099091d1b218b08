import networkx
from hypothesis import given
from hypothesis import strategies as st

from orglint.graph.cycles import cycles

EDGES = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=25)


@given(EDGES)
def test_there_is_one_shortest_cycle_for_each_knot(edges: list[tuple[int, int]]) -> None:
    graph = networkx.DiGraph(edges)
    graph.add_nodes_from(range(10))
    found = cycles(range(10), lambda node: sorted(graph.successors(node)))
    knots = [
        sorted(part)
        for part in networkx.strongly_connected_components(graph)
        if len(part) > 1 or graph.has_edge(*list(part) * 2)
    ]
    assert sorted(cycle[0] for cycle in found) == sorted(knot[0] for knot in knots)
    for cycle in found:
        hops = list(zip(cycle, [*cycle[1:], cycle[0]], strict=True))
        assert all(graph.has_edge(*hop) for hop in hops)
        lengths = networkx.single_source_shortest_path_length(graph, cycle[0])
        best = min(lengths[node] + 1 for node in graph.predecessors(cycle[0]) if node in lengths)
        assert len(cycle) == best


def test_a_diamond_is_no_cycle() -> None:
    assert cycles(range(4), {0: [1, 2], 1: [3], 2: [3], 3: []}.__getitem__) == []


def test_a_long_chain_needs_no_recursion() -> None:
    assert cycles(range(100_000), lambda node: [node + 1] if node < 99_999 else [0]) == [list(range(100_000))]
