"""`orglint rules`: what is checked."""

from __future__ import annotations

import json
from collections.abc import Iterator

import click

from orglint.cli.output import write_stdout
from orglint.cli.wording import language, words
from orglint.reporters.width import columns
from orglint.rules.catalog import load_catalog
from orglint.rules.rule import Rule


@click.group("rules", help=words("The rules.", "规则。"))
def command() -> None:
    """What is checked."""


@command.command("list", help=words("List every rule.", "列出全部规则。"))
@click.option(
    "--format", "name", type=click.Choice(["text", "json"]), default="text", help=words("How to print.", "输出格式。")
)
@click.option("--lang", type=click.Choice(["en", "zh"]), help=words("The language of the output.", "输出语言。"))
def list_rules(name: str, lang: str | None) -> None:
    """Print code, name, severity and summary of every rule."""
    rules = sorted(load_catalog().rules.values(), key=lambda rule: rule.code)
    write_stdout(_as_json(rules) if name == "json" else _as_text(rules))


def _as_text(rules: list[Rule]) -> Iterator[str]:
    widest = max(columns(rule.name) for rule in rules)
    for rule in rules:
        yield f"{rule.code}  {rule.name:<{widest}}  {rule.severity.value:<7}  {rule.summary.read(language())}\n"


def _as_json(rules: list[Rule]) -> Iterator[str]:
    rows = [
        {
            "code": rule.code,
            "rule": rule.name,
            "pack": rule.pack,
            "severity": rule.severity.value,
            "status": rule.status,
            "statements": list(rule.statements),
            "summary": {"en": rule.summary.en, "zh": rule.summary.zh},
            "origin": rule.origin,
        }
        for rule in rules
    ]
    yield json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
