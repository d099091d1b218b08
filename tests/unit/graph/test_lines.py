"""Lines between units, looked at from one end."""

from tests.unit.graph.build import org

LINES = org("units:\n- {id: a, directs: [b, c], guides: [b]}\n- {id: b, relays_to: [c]}\n- {id: c}\n")
A, B, C = LINES.units


def test_lines_of_all_kinds_unless_some_are_asked_for() -> None:
    out, into = LINES.lines.out_of, LINES.lines.into
    assert [(one.kind, one.target.id) for one in out(A)] == [("directs", "b"), ("directs", "c"), ("guides", "b")]
    assert [one.target.id for one in out(A, "guides")] == ["b"] and out(A, "relays") == []
    assert [(one.kind, one.source.id) for one in into(C)] == [("directs", "a"), ("relays", "b")]
    assert [one.source.id for one in into(C, "relays", "guides")] == ["b"] and out(C) == [] == into(A)


def test_a_line_joins_two_units_from_its_source() -> None:
    assert LINES.lines.join(A, B) and LINES.lines.join(B, C)
    assert not LINES.lines.join(B, A) and not LINES.lines.join(C, B)
    line = LINES.lines.between("guides", A, B)
    assert line is not None and line.kind == "guides" and LINES.lines.between("relays", A, B) is None
