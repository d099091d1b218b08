"""`orglint explain RULE`: the page of a rule."""

from __future__ import annotations

import click

from orglint.cli import completing
from orglint.cli.output import write_stdout
from orglint.cli.plugins import chosen_plugins, plugin_options
from orglint.cli.wording import language, words
from orglint.findings.problem import CannotRun, Problem
from orglint.findings.text import Text
from orglint.rules.catalog import load_catalog, statement_texts
from orglint.rules.page import page


@click.command(
    "explain", help=words("Show what a rule asks for, why, and how to meet it.", "说明一条规则的要求、理由和改法。")
)
@click.argument("rule", metavar="RULE", shell_complete=completing.rule)
@click.option("--lang", type=click.Choice(["en", "zh"]), help=words("The language of the output.", "输出语言。"))
@plugin_options
def command(rule: str, lang: str | None, plugins: tuple[str, ...], no_plugins: bool) -> None:
    """Print the page of a rule given by name, code or statement."""
    found = load_catalog(plugins=chosen_plugins(plugins, no_plugins)).matching(rule)
    if len(found) != 1:
        names = ", ".join(one.name for one in found)
        raise CannotRun([Problem(_SEVERAL.filled(word=rule, names=names))])
    lines = [f"# {found[0].name}", "", *page(found[0], language(), statement_texts())]
    write_stdout(f"{line}\n" for line in lines)


_SEVERAL = Text("“{word}” stands for several rules: {names}", "“{word}”对应多条规则：{names}")
