"""The rules in SQL for duckdb, over the same load as the script, handed over as JSON. usage: duckdb_rules.py FILE"""

import json
import sys
import tempfile
from pathlib import Path

import duckdb
from script import load

with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
    for number, one in enumerate(load(sys.argv[1])):
        row = {"number": number, **{name: one.get(name) for name in ("id", "parent", "kind", "owns")}}
        file.write(json.dumps(row) + "\n")
    file.flush()
    columns = "{number: 'BIGINT', id: 'VARCHAR', parent: 'VARCHAR', kind: 'VARCHAR', owns: 'VARCHAR[]'}"
    duckdb.sql(f"CREATE TABLE units AS SELECT * FROM read_json('{file.name}', columns = {columns})")
    found = duckdb.sql(Path(__file__).with_name("rules.sql").read_text("utf-8")).fetchall()
print("\n".join(sorted(row[0] for row in found)))
