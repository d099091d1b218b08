"""A query as it is written: whether it is sound, and where in its text a fault stands."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from functools import cache
from typing import Any

from orglint.findings.text import Text
from orglint.lean.values import frozen
from orglint.rules.sql.sandbox import FUNCTIONS, STATEMENT, Budget, OverBudget, close_off, opened, run
from orglint.rules.sql.tables import TABLES

ENTITIES = ("line", "ownership", "participation", "supply", "unit")
"""The columns that can say where a violation stands; the first of them that a query has is used."""

_TOKENS = re.compile(r"'(?:[^']|'')*'|--[^\n]*|/\*.*?\*/|\"[^\"]*\"|`[^`]*`|\[[^\]]*\]", re.DOTALL)


@frozen
class QueryText:
    """A mark: the text is a query over our tables that says where its violations stand."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema

        return core_schema.no_info_after_validator_function(_sound, handler(source))


@frozen
class Fault:
    """What is wrong with a query. token, number: it stands at this occurrence of these words; the whole when empty."""

    message: Text
    token: str = ""
    number: int = 0
    known: tuple[str, ...] = ()


def fault_of(query: str) -> Fault | None:
    """What is wrong with a query, looked at with empty tables; None when it can run."""
    if len(query.encode("utf-8", "replace")) > STATEMENT:
        return Fault(_TOO_LONG.filled(most=STATEMENT))
    quoted = next((one.group() for one in _TOKENS.finditer(query) if one.group()[0] in '"`['), None)
    if quoted is not None:
        return Fault(_QUOTED.filled(token=quoted[:40]), quoted)
    try:
        columns = columns_of(query)
    except OverBudget:
        return Fault(_ENDLESS)
    except (sqlite3.Error, sqlite3.Warning, ValueError) as error:
        return _explained(str(error), query)
    if not set(columns).intersection(ENTITIES):
        return Fault(_NO_ENTITY.filled(columns=", ".join(ENTITIES)))
    bad = next((one for one in columns if not re.fullmatch("[a-z_]+", one)), None)
    return Fault(_BAD_COLUMN.filled(column=bad[:40]), bad if bad in query else "") if bad is not None else None


def columns_of(query: str) -> list[str]:
    """The columns of a query. Raises sqlite3.Error for one that is not sound, OverBudget for one that goes on and on
    although there is nothing in the tables."""
    run(_empty(), f"EXPLAIN {query}", Budget())
    inner = query.rstrip().rstrip(";")
    return run(_empty(), f"SELECT * FROM (\n{inner}\n) LIMIT 0", Budget())[0]


@cache
def _empty() -> sqlite3.Connection:
    connection = opened()
    close_off(connection)
    return connection


def _explained(said: str, query: str) -> Fault:
    near = re.search(r'near "(.*)": syntax error', said, re.DOTALL)
    if near:
        return Fault(_SYNTAX.filled(token=near.group(1)[:40]), near.group(1), _which(near.group(1), said, query))
    for pattern, message, known in _NAMED:
        found = re.search(pattern, said)
        if found:
            token = found.group(1)
            return Fault(message.filled(token=token[:40]), token.rpartition(".")[2], 0, known())
    for beginning, message in _WHOLE:
        if said.startswith(beginning):
            return Fault(message)
    return Fault(_DENIED if "authorized" in said or "prohibited" in said else _OTHER.filled(said=said[:200]))


def _which(token: str, said: str, query: str) -> int:
    """Which occurrence of a token is meant: the first after which SQLite has the same against the beginning alone."""
    number = 0
    for number, match in enumerate(re.finditer(re.escape(token), query)):
        try:
            run(_empty(), f"EXPLAIN {query[: match.end()]}", Budget())
        except OverBudget:
            break
        except (sqlite3.Error, sqlite3.Warning) as error:
            if str(error) == said:
                return number
        if number >= 50:
            break
    return 0


def _columns() -> tuple[str, ...]:
    return tuple({name: None for table in TABLES for name, _ in table.columns})


def _tables() -> tuple[str, ...]:
    return tuple(table.name for table in TABLES)


def _sound(query: str) -> str:
    from pydantic_core import PydanticCustomError

    fault = fault_of(query)
    if fault is not None:
        context = {"told": fault.message, "token": fault.token, "number": fault.number, "known": fault.known}
        raise PydanticCustomError("bad_query", "{told}", context)
    return query


_TOO_LONG = Text("a query has at most {most} bytes", "查询最多 {most} 字节")
_QUOTED = Text(
    "{token}: text stands in single quotes, and names need none in a query", "{token}：文本用单引号，名称不加引号"
)
_SYNTAX = Text("SQL is not understood at “{token}”", "在“{token}”处无法理解这条 SQL")
_INCOMPLETE = Text("the query ends too early", "查询不完整")
_SEVERAL = Text("a rule holds one query, without anything after it", "一条规则只能有一个查询")
_NO_ENTITY = Text(
    "the query must give a column that says where a violation stands: {columns}", "查询须给出指明位置的列：{columns}"
)
_BAD_COLUMN = Text(
    "the column “{column}” wants a name of small letters: write `AS some_name`",
    "列“{column}”须命名为小写字母：写 AS some_name",
)
_DENIED = Text("a query only reads the tables of orglint", "查询只能读取 orglint 的表")
_OTHER = Text("SQLite says: {said}", "SQLite 提示：{said}")
_ENDLESS = Text(
    "the query needs more work or memory than its budget allows, even with empty tables",
    "即使各表为空，查询的工作量或内存也超出限额",
)
_NO_VALUES = Text("a query takes no parameters such as ? or :name", "查询不接受 ? 或 :name 之类的参数")
_NO_TABLE = Text("there is no table “{token}”", "没有名为“{token}”的表")
_NO_COLUMN = Text("there is no column “{token}”", "没有名为“{token}”的列")
_NO_FUNCTION = Text("a query may not use the function “{token}”", "查询中不可使用函数“{token}”")
_AMBIGUOUS = Text(
    "“{token}” is a column of several tables: write the table before it", "多个表都有列“{token}”：请在前面写明表名"
)
_NAMED: tuple[tuple[str, Text, Callable[[], tuple[str, ...]]], ...] = (
    (r"no such table: (.+)", _NO_TABLE, _tables),
    (r"vtable constructor failed: (.+)", _NO_TABLE, _tables),
    (r"no such column: (.+)", _NO_COLUMN, _columns),
    (r"no such function: (.+)", _NO_FUNCTION, lambda: tuple(sorted(FUNCTIONS))),
    (r"not authorized to use function: (.+)", _NO_FUNCTION, lambda: tuple(sorted(FUNCTIONS))),
    (r"ambiguous column name: (.+)", _AMBIGUOUS, tuple),
)
_WHOLE = (
    ("incomplete input", _INCOMPLETE),
    ("You can only execute one statement", _SEVERAL),
    ("too many SQL variables", _NO_VALUES),
)
"""How SQLite begins what it says of a whole query -> what we say."""
