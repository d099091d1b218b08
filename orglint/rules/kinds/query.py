"""`kind: query`: what no other kind says, in SQL."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Annotated, Literal

from orglint.findings.place import Place
from orglint.findings.problem import CannotRun, Problem
from orglint.findings.text import Text
from orglint.findings.violation import Fact, Violation
from orglint.graph.lines import Line
from orglint.graph.org_graph import OrgGraph
from orglint.graph.unit import Handoff, Ownership, Participation, Unit
from orglint.lean.values import frozen, mutable
from orglint.rules.outcome import DATABASE, PARAMETERS, Outcome
from orglint.rules.sql.reading import ENTITIES, QueryText
from orglint.rules.sql.sandbox import LONGEST_VALUE, MOST_ROWS, MOST_TEXT, Budget, OverBudget, close_off, opened, run
from orglint.rules.sql.tables import TABLES, TooManyRows


@frozen
class Query:
    """Every row that the query gives is a violation; rows that are alike count once.

    sql: one SELECT over the tables of orglint. Its column `unit`, `ownership`, `participation`, `supply` or `line`
    holds the id of what the violation is about, and so its place. Facts: unit, as messages call it, and all columns.
    """

    __pydantic_config__ = PARAMETERS

    kind: Literal["query"]
    sql: Annotated[str, QueryText()]

    def run(self, org: OrgGraph, options: Mapping[str, object]) -> Outcome:
        """Run the query. Raises CannotRun when it is over its budget or names something that is not there."""
        try:
            database = _database(org, self.sql)
            columns, rows = run(database.connection, self.sql, database.budget)
        except OverBudget as error:
            raise CannotRun([Problem(_OVER[error.what])]) from None
        except (TooManyRows, MemoryError):
            raise CannotRun([Problem(_TOO_DEEP)]) from None
        except sqlite3.DataError:
            raise CannotRun([Problem(_LONG_VALUE)]) from None
        except sqlite3.Error as error:
            raise CannotRun([Problem(_FAILED.filled(said=str(error)[:200]))]) from None
        by = next(one for one in ENTITIES if one in columns)
        entity = _ENTITIES[by](org)
        different = dict.fromkeys(rows)  # a join gives the same row several times; it is wrong once
        return Outcome(_looked_at(org, by), [self._violation(org, by, entity, columns, row) for row in different])

    def _violation(self, org: OrgGraph, by: str, entity: _Find, columns: list[str], row: Sequence[object]) -> Violation:
        values = dict(zip(columns, row, strict=True))
        found = entity(values[by])
        if found is None:
            raise CannotRun([Problem(_NOTHING.filled(column=by, value=str(values[by])[:80]))])
        place, owner, duty = found
        facts: dict[str, Fact] = {"unit": owner.label}
        facts |= {name: _fact(org, name, value) for name, value in values.items()}
        return Violation(at=place, facts=facts, unit=owner.id, duty=duty)


_Found = tuple[Place, Unit, str | None]
_Find = Callable[[object], _Found | None]
_Entity = Ownership | Participation | Handoff | Line


def _unit(org: OrgGraph) -> _Find:
    def find(value: object) -> _Found | None:
        unit = org.by_id.get(str(value))
        return (unit.place, unit, None) if unit is not None else None

    return find


def _numbered(entities: Callable[[OrgGraph], Iterable[_Entity]]) -> Callable[[OrgGraph], _Find]:
    """Entities that the tables number from 1. Only those that a row names are asked for their place: that costs."""

    def finder(org: OrgGraph) -> _Find:
        numbered = list(entities(org))

        def find(value: object) -> _Found | None:
            if not (isinstance(value, int) and 0 < value <= len(numbered)):
                return None
            one = numbered[value - 1]
            return (one.place, one.source, None) if isinstance(one, Line) else (one.place, one.unit, one.duty)

        return find

    return finder


_ENTITIES: dict[str, Callable[[OrgGraph], _Find]] = {
    "unit": _unit,
    "ownership": _numbered(lambda org: org.ownerships),
    "participation": _numbered(lambda org: org.participations),
    "supply": _numbered(lambda org: org.handoffs),
    "line": _numbered(lambda org: org.lines.all),
}


def _looked_at(org: OrgGraph, by: str) -> int:
    if by == "line":
        return len(org.lines.all)
    named = {"ownership": "owns", "participation": "participates", "supply": "supplies"}.get(by)
    return sum(len(getattr(unit, named)) for unit in org.units) if named else len(org.units)


def _fact(org: OrgGraph, column: str, value: object) -> Fact:
    unit = org.by_id.get(value) if column == "unit" and isinstance(value, str) else None
    if unit is not None:
        return unit.label
    return value if isinstance(value, (int, str)) else ("" if value is None else str(value))


@mutable
class _Database:
    """The organization as tables, those of `filled`, and what queries over it may still use up."""

    connection: sqlite3.Connection
    budget: Budget
    filled: set[str]


def _database(org: OrgGraph, query: str) -> _Database:
    """The organization as tables, made once; the tables that can grow large only when a query speaks of them."""
    held: _Database | None = org.memo.get(DATABASE)
    held = held or _Database(opened(), Budget(), set())
    org.memo[DATABASE] = held
    spoken = query.lower()
    wanted = [table for table in TABLES if table.name not in held.filled and re.search(rf"\b{table.name}\b", spoken)]
    if wanted:
        held.connection.set_authorizer(None)
        held.connection.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 100)
        for table in wanted:
            table.fill(held.connection, org)
            held.filled.add(table.name)
    close_off(held.connection)
    return held


_OVER = {
    "steps": Text("the query does more work than its budget allows", "查询的工作量超出限额"),
    "all": Text("the queries together do more work than their budget allows", "各查询的总工作量超出限额"),
    "time": Text("the query took too long and was stopped", "查询耗时过长，已中止"),
    "memory": Text("the query needs more memory than its budget allows", "查询占用内存超出限额"),
    "rows": Text(
        f"the query gives more than {MOST_ROWS} rows or {MOST_TEXT} characters",
        f"查询结果超过 {MOST_ROWS} 行或 {MOST_TEXT} 个字符",
    ),
}
_TOO_DEEP = Text(
    "the organization is too large or its reporting lines too deep for a table that the query speaks of",
    "组织过大或汇报层级过深，无法生成查询所用的表",
)
_LONG_VALUE = Text(
    f"the query makes a value of more than {LONGEST_VALUE} bytes", f"查询产生了超过 {LONGEST_VALUE} 字节的值"
)
_FAILED = Text("the query failed: {said}", "查询失败：{said}")
_NOTHING = Text("the query names “{value}” as {column}, which is not there", "查询给出的 {column}“{value}”不存在")
