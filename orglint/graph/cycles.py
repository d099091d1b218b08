"""Cycles in a directed graph: one shortest cycle for every knot of nodes that reach each other."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable, Sequence


def cycles(nodes: Collection[int], successors: Callable[[int], Iterable[int]]) -> list[list[int]]:
    """One cycle for each strongly connected part that has any.

    nodes: those that may lie on one. successors: the nodes that a node has an edge to; others than `nodes` are passed
    over.
    Returns lists of nodes in the order of the edges; each begins with its smallest node and is as short as any cycle
    through that node. The lists are sorted. Work is linear in nodes and edges.
    """
    found = []
    for part in strong_parts(_behind_others(nodes, successors), successors):
        first = min(part)
        if len(part) > 1 or first in successors(first):
            found.append(_shortest(first, set(part), successors))
    return sorted(found)


def _behind_others(nodes: Collection[int], successors: Callable[[int], Iterable[int]]) -> list[int]:
    """The nodes without those to which nothing leads, once more and more such are left out; of a tree, nothing.

    Source: A. B. Kahn, "Topological sorting of large networks", Communications of the ACM 5(11), 1962.
    """
    leading = dict.fromkeys(nodes, 0)
    for node in nodes:
        for following in successors(node):
            if following in leading:
                leading[following] += 1
    free = [node for node, count in leading.items() if not count]
    for node in free:
        for following in successors(node):
            if following in leading:
                leading[following] -= 1
                if not leading[following]:
                    free.append(following)
    return [node for node, count in leading.items() if count]


def _shortest(start: int, part: set[int], successors: Callable[[int], Iterable[int]]) -> list[int]:
    before: dict[int, int] = {}
    queue = deque([start])
    while queue:
        node = queue.popleft()
        for following in sorted(successors(node)):
            if following == start:
                return _walk_back(node, start, before)
            if following in part and following not in before:
                before[following] = node
                queue.append(following)
    raise AssertionError("a strongly connected part has a cycle through each of its nodes")


def _walk_back(node: int, start: int, before: dict[int, int]) -> list[int]:
    chain = [node]
    while node != start:
        node = before[node]
        chain.append(node)
    return chain[::-1]


def strong_parts(nodes: Collection[int], successors: Callable[[int], Iterable[int]]) -> list[Sequence[int]]:
    """Tarjan's strongly connected components (SIAM J. Computing 1(2), 1972), without recursion.

    A part comes after all parts that it leads to.
    """
    index = dict.fromkeys(nodes, -1)
    low: dict[int, int] = {}
    on_stack: dict[int, bool] = {}
    stack: list[int] = []
    parts: list[Sequence[int]] = []
    counter = 0
    for root in nodes:
        if index[root] >= 0:
            continue
        work = [(root, iter(successors(root)))]
        index[root] = low[root] = counter
        counter += 1
        stack.append(root)
        on_stack[root] = True
        while work:
            node, rest = work[-1]
            following = next(rest, None)
            if following is None:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    parts.append(_pop_part(stack, on_stack, node))
            elif index.get(following, 0) < 0:
                index[following] = low[following] = counter
                counter += 1
                stack.append(following)
                on_stack[following] = True
                work.append((following, iter(successors(following))))
            elif on_stack.get(following):
                low[node] = min(low[node], index[following])
    return parts


def _pop_part(stack: list[int], on_stack: dict[int, bool], root: int) -> list[int]:
    part = []
    while True:
        node = stack.pop()
        on_stack[node] = False
        part.append(node)
        if node == root:
            return part
