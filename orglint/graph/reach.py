"""Whether one node of a directed graph is above another, asked often of one graph."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from orglint.graph.cycles import strong_parts


class Above:
    """Answers whether a path leads from one node to another.

    Nodes that reach each other are one. What is left has no cycle and is numbered so that every path leads to smaller
    numbers; a search looks only at what lies between its two ends.
    """

    def __init__(self, count: int, successors: Callable[[int], Iterable[int]]) -> None:
        parts = strong_parts(range(count), successors)
        self._part = [0] * count
        for number, nodes in enumerate(parts):
            for node in nodes:
                self._part[node] = number
        self._onward = [
            sorted({self._part[other] for node in nodes for other in successors(node)} - {number}, reverse=True)
            for number, nodes in enumerate(parts)
        ]

    def asked(self, one: int, other: int) -> bool:
        """Whether `one` is above `other`, or both reach each other."""
        start, end = self._part[one], self._part[other]
        if start <= end:
            return start == end
        stack, seen = [start], {start}
        while stack:
            for part in self._onward[stack.pop()]:
                if part <= end:
                    if part == end:
                        return True
                    break
                if part not in seen:
                    seen.add(part)
                    stack.append(part)
        return False
