"""`orglint schema`: JSON Schemas for editors."""

from __future__ import annotations

import click

from orglint.cli.output import write_stdout
from orglint.cli.wording import words
from orglint.rules.builtin import shipped

NAMES = ("organization", "config", "rule")


@click.command(
    "schema",
    help=words(
        "Print the JSON Schema of definitions, configurations or rule files.",
        "输出组织定义、配置或规则文件的 JSON Schema。",
    ),
)
@click.argument("name", type=click.Choice(NAMES))
def command(name: str) -> None:
    """Print a schema as it was shipped."""
    write_stdout([shipped("schemas", f"{name}.schema.json").read_text("utf-8")])
