"""The organization as tables, to the last column, and what queries over them may use up."""

import pytest

from orglint.rules.sql import sandbox
from orglint.rules.sql.reading import fault_of
from orglint.rules.sql.sandbox import Budget, OverBudget, close_off, opened, run
from orglint.rules.sql.tables import LONGEST, TABLES
from tests.unit.graph.build import org

TEXT = """\
company: {name: Acme, market_stage: growth, sales_model: outsourced}
units:
  - {id: h, name: 总部, kind: hq}
  - {id: e, kind: branch, parent: h, sells: true}
  - id: m
    kind: market
    parent: e
    tags: [new, core]
    owns: [{duty: pricing, scope: east, lead: true}, mystery]
    supplies: [{item: plan, to: s, for: pricing}, {item: list, to: nobody}]
    directs: [s]
  - {id: s, kind: [sales, lab], participates: [{duty: pricing, scope: west, as: consulted}]}
  - {id: x, external: true, guides: [m]}
"""
ROWS = {
    "company": [("Acme", "growth", None, "outsourced")],
    "units": [
        ("e", "e", "branch", "h", "h", "h", 2, "T-MS", 1, 0, 1),
        ("h", "总部", "hq", None, None, "h", 1, "T-MS", 1, 0, None),
        ("m", "m", "market", "e", "e", "h", 3, "T-MS", 0, 0, None),
        ("s", "s", "sales", None, "h", "h", 1, "T-MS", 0, 0, None),
        ("x", "x", None, None, "h", "h", 1, "T-MS", 0, 1, None),
    ],
    "kinds": [("e", "branch"), ("h", "hq"), ("m", "market"), ("s", "sales")],
    "tags": [("m", "new"), ("m", "core")],
    "ownership": [(1, "m", "pricing", "pricing", "east", 1), (2, "m", None, "mystery", None, 0)],
    "participation": [(1, "s", "pricing", "pricing", "west", "consulted")],
    "supplies": [(1, "m", None, "plan", "s", "pricing"), (2, "m", None, "list", None, None)],
    "lines": [(1, "directs", "m", "s"), (2, "guides", "x", "m")],
    "ancestors": [("e", "h", 1), ("m", "e", 1), ("m", "h", 2)],
    "places": [("e", "h", 1), ("m", "e", 1), ("m", "h", 2), ("s", "h", 1), ("x", "h", 1)],
}
"""Table -> its rows, in the order of the units."""


def rows(query: str, text: str = TEXT) -> list[tuple[object, ...]]:
    connection, graph = opened(), org(text)
    for table in TABLES:
        table.fill(connection, graph)
    close_off(connection)
    return run(connection, query, Budget())[1]


@pytest.mark.parametrize("table", ROWS)
def test_each_table_holds_what_is_written(table: str) -> None:
    assert rows(f"SELECT * FROM {table}") == ROWS[table]


def test_duties_have_their_names_and_stand_below_others() -> None:
    asked = "SELECT * FROM duties WHERE id IN ('pricing', 'promotion', 'consumer-research') ORDER BY id"
    assert rows(asked) == [
        ("consumer-research", "consumer research", "消费者购买心理和行为调查", "market-research", 0),
        ("pricing", "price setting", "制定产品价格", None, 0),
        ("promotion", "promotion", "促销", None, 1),
    ]
    assert {table.name for table in TABLES} == {*ROWS, "duties"}


def test_a_long_text_is_cut() -> None:
    (row,) = rows("SELECT name, length(name) FROM units", f"units: [{{id: a, name: {'长' * (LONGEST + 1)}}}]\n")
    assert row == ("长" * LONGEST, LONGEST)


def test_a_query_is_stopped_after_its_own_steps_and_after_those_of_all() -> None:
    budget = Budget(steps=2_000, all_steps=5_000)
    told = []
    for _ in range(2):
        budget.begin()
        told.append([(budget.spend(), budget.over) for _ in range(3)])
    going = (0, "")
    assert told == [[going, going, (1, "steps")], [going, going, (1, "steps")]]
    budget = Budget(steps=2_000, all_steps=3_000)
    for wanted in ([going, going], [going, (1, "all")]):
        budget.begin()
        assert [(budget.spend(), budget.over) for _ in wanted] == wanted


def test_a_query_is_stopped_when_its_time_is_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "SECONDS", -1.0)
    budget = Budget()
    budget.begin()
    assert (budget.spend(), budget.over) == (1, "time")


def test_what_a_query_uses_up_is_told() -> None:
    endless = "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT n AS unit FROM t WHERE n < 0"
    connection = opened()
    close_off(connection)
    with pytest.raises(OverBudget) as raised:
        run(connection, endless, Budget(10_000, 100_000))
    assert raised.value.what == "steps"


@pytest.mark.parametrize(
    ("query", "token", "number"),
    [
        ("SELECT id AS unit FROM units WHERE kind = 'x' AND = 'y'", "=", 1),
        ("SELECT id AS unit FROM units WHERE = 'x' AND kind = 'y'", "=", 0),
        ("SELECT unit.id AS unit FROM units unit WHERE FROM", "FROM", 1),
        ("SELECT nam AS unit FROM units", "nam", 0),
        ("SELECT id AS unit FROM unit", "unit", 0),
        ("SELECT md5(id) AS unit FROM units", "md5", 0),
        ('SELECT "id" AS unit FROM units', '"id"', 0),
        ("SELECT id AS unit, level AS Level2 FROM units", "Level2", 0),
        ("SELECT id FROM units", "", 0),
        ("SELECT id AS unit FROM units; SELECT 1", "", 0),
        ("SELECT id AS unit FROM units WHERE", "", 0),
        ("DELETE FROM units", "", 0),
    ],
)
def test_a_fault_of_a_query_is_told_at_its_words(query: str, token: str, number: int) -> None:
    fault = fault_of(query)
    assert fault is not None and (fault.token, fault.number) == (token, number), fault


def test_a_sound_query_has_no_fault() -> None:
    assert fault_of("SELECT unit, count(*) AS number FROM ownership GROUP BY unit") is None
    assert fault_of("SELECT id AS line FROM lines WHERE kind = 'directs' -- FROM nowhere") is None
