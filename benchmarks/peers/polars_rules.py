"""The rules in polars, over the same load as the script. usage: polars_rules.py FILE"""

import sys

import polars as pl
from script import load

units = pl.DataFrame(
    [
        {"id": one["id"], "parent": one.get("parent"), "kind": one.get("kind"), "owns": one.get("owns", [])}
        for one in load(sys.argv[1])
    ],
    schema={"id": pl.String, "parent": pl.String, "kind": pl.String, "owns": pl.List(pl.String)},
)
rules = {
    "duplicate-id": ~pl.col("id").is_first_distinct(),
    "dangling-reference": pl.col("parent").is_not_null() & ~pl.col("parent").is_in(units["id"].implode()),
    "self-reference": pl.col("parent") == pl.col("id"),
    "pricing-outside-market": (pl.col("kind") == "sales") & pl.col("owns").list.contains("pricing"),
}
found = [f"{rule} {name}" for rule, wrong in rules.items() for name in units.filter(wrong)["id"]]
print("\n".join(sorted(found)))
