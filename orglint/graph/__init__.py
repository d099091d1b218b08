"""The organization as a graph: units linked by parent, place, direction, duties and hand-offs."""
