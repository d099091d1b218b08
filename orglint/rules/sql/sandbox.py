"""SQLite without anything but reading our tables, and within a budget.

What holds a query: an authorizer that knows nothing but SELECT, our tables and harmless functions; a budget of steps of
SQLite's virtual machine, which is the same on every machine, with time as a safety net; a limit on SQLite's memory,
which also ends what grows while a query is only prepared; limits on the length of every value, on the statement and on
its depth. No part of it touches a file.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable

from orglint.rules.sql.tables import TABLES, Table

STEPS = 50_000_000
"""Steps of SQLite's virtual machine for one query on one organization; about a second."""
ALL_STEPS = 500_000_000
"""Steps of all queries on one organization."""
SECONDS = 20.0
"""Safety net: the time of one query, for machines on which its steps take too long."""
HEAP = 256 * 1024 * 1024
"""Bytes that SQLite may hold. It counts for the whole process, and SQLite lets nobody lift it again."""
MOST_ROWS = 10_000
"""Rows that a query may give."""
MOST_TEXT = 10_000_000
"""Code points in all rows of a query."""
LONGEST_VALUE = 10_000
"""Bytes of a value that a query makes."""
STATEMENT = 20_000
"""Bytes of a query."""

_EVERY = 1_000

FUNCTIONS = frozenset({
    "abs", "avg", "coalesce", "count", "dense_rank", "first_value", "glob", "group_concat", "ifnull", "iif",
    "instr", "lag", "last_value", "lead", "length", "like", "lower", "ltrim", "max", "min", "nth_value",
    "ntile", "nullif", "rank", "replace", "round", "row_number", "rtrim", "sign", "substr", "substring", "sum",
    "total", "trim", "typeof", "unicode", "upper",
})  # fmt: skip
"""What a query may call: nothing that reads a clock, rolls dice, or makes a large value out of a small one."""

_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: LONGEST_VALUE,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: STATEMENT,
    sqlite3.SQLITE_LIMIT_COLUMN: 64,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 100,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 20,
    sqlite3.SQLITE_LIMIT_VDBE_OP: 50_000,
    sqlite3.SQLITE_LIMIT_FUNCTION_ARG: 8,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 100,
    sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER: 0,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 0,
    sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
}
_NAMES = frozenset(table.name for table in TABLES)


class OverBudget(Exception):
    """A query was stopped. what: steps, time, memory or rows."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class Budget:
    """What the queries on one organization may use up, each of them and all together."""

    def __init__(self, steps: int = STEPS, all_steps: int = ALL_STEPS) -> None:
        self._steps, self._all = steps // _EVERY, all_steps // _EVERY
        self.over = ""
        self._left, self._until = 0, 0.0

    def begin(self) -> None:
        """A query begins."""
        self.over = ""
        self._left, self._until = self._steps, time.monotonic() + SECONDS

    def spend(self) -> int:
        """Called every so many steps; a value other than 0 stops the query. over: what it has used up."""
        self._left -= 1
        self._all -= 1
        if self._left < 0:
            self.over = "steps"
        elif self._all < 0:
            self.over = "all"
        elif time.monotonic() > self._until:
            self.over = "time"
        return 1 if self.over else 0


def opened(tables: Iterable[Table] = TABLES) -> sqlite3.Connection:
    """A database in memory with the tables, empty and open to everything: `close_off` it before a query runs."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute(f"PRAGMA hard_heap_limit = {HEAP}")
    connection.executescript("".join(table.schema for table in tables))
    return connection


def close_off(connection: sqlite3.Connection) -> None:
    """From here on the connection reads our tables and does nothing else."""
    for limit, value in _LIMITS.items():
        connection.setlimit(limit, value)
    connection.set_authorizer(_allowed)


def run(connection: sqlite3.Connection, query: str, budget: Budget) -> tuple[list[str], list[tuple[object, ...]]]:
    """The columns and rows of a query. Raises OverBudget, and sqlite3.Error for what is no query over our tables."""
    budget.begin()
    connection.set_progress_handler(budget.spend, _EVERY)
    try:
        cursor = connection.execute(query)
        rows = _fetched(cursor)
        columns = [column[0] for column in cursor.description or ()]
        cursor.close()
    except sqlite3.OperationalError:
        if budget.over:
            raise OverBudget(budget.over) from None
        raise
    except MemoryError:
        raise OverBudget("memory") from None
    finally:
        connection.set_progress_handler(None, 0)
    return columns, rows


def _fetched(cursor: sqlite3.Cursor) -> list[tuple[object, ...]]:
    rows, text = [], 0
    for row in cursor:
        rows.append(row)
        text += sum(len(value) for value in row if isinstance(value, (str, bytes)))
        if len(rows) > MOST_ROWS or text > MOST_TEXT:
            raise OverBudget("rows")
    return rows


def _allowed(action: int, first: str | None, second: str | None, database: str | None, trigger: str | None) -> int:
    if action in (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_RECURSIVE):
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_READ and (first in _NAMES or not second):
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_FUNCTION and (second or "").lower() in FUNCTIONS:
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY
