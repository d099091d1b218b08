"""SQLite without anything but reading our tables, and within a budget.

What holds a query: an authorizer that knows nothing but SELECT, our tables and harmless functions; a budget of steps of
SQLite's virtual machine, which is the same on every machine, with time and memory as safety nets; limits on the length
of every value, on the statement and on its depth. No part of it touches a file.
"""

from __future__ import annotations

import sqlite3
import sys
import time
from collections.abc import Callable, Iterable

from orglint.rules.sql.tables import TABLES, Table

STEPS = 50_000_000
"""Steps of SQLite's virtual machine for one query on one organization."""
SECONDS = 20.0
"""Safety net: the time of one query, for machines on which its steps take too long."""
MEGABYTES = 512
"""Safety net: by how much one query may grow the process."""
MOST_ROWS = 10_000
"""Rows that a query may give."""
STATEMENT = 20_000
"""Bytes of a query."""

_EVERY = 10_000

FUNCTIONS = frozenset({
    "abs", "avg", "coalesce", "count", "dense_rank", "first_value", "glob", "group_concat", "ifnull", "iif",
    "instr", "lag", "last_value", "lead", "length", "like", "lower", "ltrim", "max", "min", "nth_value",
    "ntile", "nullif", "rank", "replace", "round", "row_number", "rtrim", "sign", "substr", "substring", "sum",
    "total", "trim", "typeof", "unicode", "upper",
})  # fmt: skip
"""What a query may call: nothing that reads a clock, rolls dice, or makes a large value out of a small one."""

_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: 10_000,
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


def opened(tables: Iterable[Table] = TABLES) -> sqlite3.Connection:
    """A database in memory with the tables, empty and open to everything: `close_off` it before a query runs."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.executescript("".join(table.schema for table in tables))
    return connection


def close_off(connection: sqlite3.Connection) -> None:
    """From here on the connection reads our tables and does nothing else."""
    for limit, value in _LIMITS.items():
        connection.setlimit(limit, value)
    connection.set_authorizer(_allowed)


def run(connection: sqlite3.Connection, query: str, steps: int = STEPS) -> tuple[list[str], list[tuple[object, ...]]]:
    """The columns and rows of a query. Raises OverBudget, and sqlite3.Error for what is no query over our tables."""
    budget = _Budget(steps)
    connection.set_progress_handler(budget.spend, _EVERY)
    try:
        cursor = connection.execute(query)
        rows = cursor.fetchmany(MOST_ROWS + 1)
        cursor.close()
    except sqlite3.OperationalError:
        if budget.over:
            raise OverBudget(budget.over) from None
        raise
    finally:
        connection.set_progress_handler(None, 0)
    if len(rows) > MOST_ROWS:
        raise OverBudget("rows")
    return [column[0] for column in cursor.description or ()], rows


class _Budget:
    """Counts the steps of one query. over: what it has used up, empty while nothing is."""

    def __init__(self, steps: int) -> None:
        self.over = ""
        self._left = steps // _EVERY
        self._until = time.monotonic() + SECONDS
        self._memory = _memory()

    def spend(self) -> int:
        """Called every so many steps; a value other than 0 stops the query."""
        self._left -= 1
        if self._left < 0:
            self.over = "steps"
        elif time.monotonic() > self._until:
            self.over = "time"
        elif self._left % 8 == 0 and _memory() - self._memory > MEGABYTES:
            self.over = "memory"
        return 1 if self.over else 0


def _allowed(action: int, first: str | None, second: str | None, database: str | None, trigger: str | None) -> int:
    if action in (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_RECURSIVE):
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_READ and (first in _NAMES or not second):
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_FUNCTION and (second or "").lower() in FUNCTIONS:
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY


def _measured() -> Callable[[], int]:
    """How the largest size of this process in megabytes is asked for; where nothing tells, it is 0."""
    try:
        import resource
    except ImportError:  # on Windows
        return lambda: 0
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // unit


_memory = _measured()
