"""The tables that a query sees. Their names and columns are an interface: columns are only ever added."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator

from orglint.graph.org_graph import OrgGraph
from orglint.graph.sites import enclosing
from orglint.graph.unit import Unit
from orglint.lean.values import frozen
from orglint.rules.selector import levels_of

Row = tuple[object, ...]

LONGEST = 1_000
"""Code points of a text in a table; what is longer is cut, for values multiply in a query."""

MOST_ROWS = 1_000_000
"""Rows of one table. Only `ancestors` and `places` can come near it, where lines are thousands of units deep."""


class TooManyRows(Exception):
    """A table would hold more than `MOST_ROWS` rows."""


@frozen
class Table:
    """A table: its columns with their SQL types, the indexed ones, and its rows."""

    name: str
    columns: tuple[tuple[str, str], ...]
    indexes: tuple[str, ...]
    rows: Callable[[OrgGraph], Iterable[Row]]

    @property
    def schema(self) -> str:
        """The statements that make it, empty."""
        columns = ", ".join(f"{name} {kind}" for name, kind in self.columns)
        indexes = [f"CREATE INDEX {self.name}_{column} ON {self.name}({column});" for column in self.indexes]
        return f"CREATE TABLE {self.name}({columns});" + "".join(indexes)

    def fill(self, connection: sqlite3.Connection, org: OrgGraph) -> None:
        """Insert the rows. Raises TooManyRows."""
        marks = ", ".join("?" * len(self.columns))
        connection.executemany(f"INSERT INTO {self.name} VALUES ({marks})", _bounded(self.rows(org)))


def _columns(text: str) -> tuple[tuple[str, str], ...]:
    pairs = (column.split() for column in text.split(","))
    return tuple((name, kind) for name, kind in pairs)


def _bounded(rows: Iterable[Row]) -> Iterator[Row]:
    for number, row in enumerate(rows):
        if number >= MOST_ROWS:
            raise TooManyRows
        yield tuple(value[:LONGEST] if isinstance(value, str) else value for value in row)


def _units(org: OrgGraph) -> Iterator[Row]:
    levels = levels_of(org)
    for unit in org.units:
        yield (
            unit.id, unit.name, unit.kinds[0] if unit.kinds else None, _id(unit.parent), _id(unit.site),
            _id(unit.headquarters), levels[unit.order], org.hierarchy(unit).structure, unit.container, unit.external,
            unit.definition.sells,
        )  # fmt: skip


def _kinds(org: OrgGraph) -> Iterator[Row]:
    return ((unit.id, kind) for unit in org.units for kind in unit.kinds)


def _tags(org: OrgGraph) -> Iterator[Row]:
    return ((unit.id, tag) for unit in org.units for tag in unit.definition.tags)


def _duties(org: OrgGraph) -> Iterator[Row]:
    for one in org.catalogue.duties.values():
        yield one.id, one.name.en, one.name.zh, one.parent, bool(one.members)


def _ownership(org: OrgGraph) -> Iterator[Row]:
    for number, one in enumerate(org.ownerships, start=1):
        yield number, one.unit.id, one.duty, one.text, one.scope, one.entry.lead


def _participation(org: OrgGraph) -> Iterator[Row]:
    for number, one in enumerate(org.participations, start=1):
        yield number, one.unit.id, one.duty, one.text, one.entry.scope, one.how


def _supplies(org: OrgGraph) -> Iterator[Row]:
    for number, one in enumerate(org.handoffs, start=1):
        yield number, one.unit.id, one.item, one.text, _id(one.receiver), one.duty


def _lines(org: OrgGraph) -> Iterator[Row]:
    for number, one in enumerate(org.lines.all, start=1):
        yield number, one.kind, one.source.id, one.target.id


def _ancestors(org: OrgGraph) -> Iterator[Row]:
    for unit in org.units:
        yield from ((unit.id, above.id, distance) for distance, above in enumerate(unit.ancestors(), start=1))


def _places(org: OrgGraph) -> Iterator[Row]:
    for unit in org.units:
        yield from ((unit.id, site.id, distance) for distance, site in enumerate(enclosing(unit.site), start=1))


def _company(org: OrgGraph) -> Iterator[Row]:
    company = org.company
    yield tuple(company.value(name) for name in ("name", "market_stage", "product_stage", "sales_model"))


def _id(unit: Unit | None) -> str | None:
    return None if unit is None else unit.id


TABLES: tuple[Table, ...] = (
    Table(
        "units",
        _columns(
            "id TEXT, name TEXT, kind TEXT, parent TEXT, site TEXT, headquarters TEXT, level INTEGER, structure TEXT, "
            "place INTEGER, external INTEGER, sells INTEGER"
        ),
        ("id", "kind", "parent", "site"),
        _units,
    ),
    Table("kinds", _columns("unit TEXT, kind TEXT"), ("unit", "kind"), _kinds),
    Table("tags", _columns("unit TEXT, tag TEXT"), ("unit", "tag"), _tags),
    Table("duties", _columns("id TEXT, name_en TEXT, name_zh TEXT, parent TEXT, umbrella INTEGER"), ("id",), _duties),
    Table(
        "ownership",
        _columns("id INTEGER, unit TEXT, duty TEXT, text TEXT, scope TEXT, lead INTEGER"),
        ("id", "unit", "duty"),
        _ownership,
    ),
    Table(
        "participation",
        _columns("id INTEGER, unit TEXT, duty TEXT, text TEXT, scope TEXT, how TEXT"),
        ("id", "unit", "duty"),
        _participation,
    ),
    Table(
        "supplies",
        _columns("id INTEGER, unit TEXT, item TEXT, text TEXT, receiver TEXT, duty TEXT"),
        ("id", "unit", "receiver"),
        _supplies,
    ),
    Table("lines", _columns("id INTEGER, kind TEXT, source TEXT, target TEXT"), ("id", "source", "target"), _lines),
    Table("ancestors", _columns("unit TEXT, ancestor TEXT, distance INTEGER"), ("unit", "ancestor"), _ancestors),
    Table("places", _columns("unit TEXT, place TEXT, distance INTEGER"), ("unit", "place"), _places),
    Table("company", _columns("name TEXT, market_stage TEXT, product_stage TEXT, sales_model TEXT"), (), _company),
)
