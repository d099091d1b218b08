"""`orglint schema`: JSON Schemas for editors."""

from __future__ import annotations

import click

from orglint.cli.output import write_stdout
from orglint.cli.wording import words
from orglint.rules.builtin import shipped

NAMES = ("organization", "config", "rule", "baseline")


@click.command(
    "schema",
    help=words(
        "Print the JSON Schema of definitions, configurations, rule files or baselines.",
        "输出组织定义、配置、规则文件或基线的 JSON Schema。",
    ),
)
@click.argument("name", type=click.Choice(NAMES))
def command(name: str) -> None:
    """Print a schema as it was shipped."""
    write_stdout([shipped("schemas", f"{name}.schema.json").read_text("utf-8")])
