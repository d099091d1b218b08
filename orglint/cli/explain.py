"""`orglint explain RULE`: the page of a rule."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

import click

from orglint.cli.output import write_stdout
from orglint.cli.wording import language, words
from orglint.findings.problem import CannotRun, Problem
from orglint.findings.text import Language, Text
from orglint.rules.catalog import load_catalog
from orglint.rules.rule import Rule

_WIDTH = 96


@click.command(
    "explain", help=words("Show what a rule asks for, why, and how to meet it.", "说明一条规则的要求、理由和改法。")
)
@click.argument("rule", metavar="RULE")
@click.option("--lang", type=click.Choice(["en", "zh"]), help=words("The language of the output.", "输出语言。"))
def command(rule: str, lang: str | None) -> None:
    """Print the page of a rule given by name or code."""
    found = load_catalog().matching(rule)
    if len(found) != 1:
        names = ", ".join(one.name for one in found)
        raise CannotRun([Problem(_SEVERAL.filled(word=rule, names=names))])
    write_stdout(_page(found[0], language()))


def _page(rule: Rule, read: Language) -> Iterator[str]:
    yield f"{rule.code} {rule.name} ({rule.severity.value})\n{rule.summary.read(read)}\n\n"
    yield _wrapped(rule.why.read(read)) + "\n\n"
    yield _SOURCES.read(read) + "\n"
    for source in rule.data["sources"]:
        said = source.get("statement") or Text(**source["practice"]).read(read)
        yield f"  - {said}\n"
    for name, option in rule.data.get("options", {}).items():
        yield f"\n{_OPTION.read(read)} {name} = {option['default']}: {Text(**option['summary']).read(read)}\n"
    for example in rule.data["examples"]:
        yield f"\n{Text(**example['title']).read(read)}\n"
        yield f"  {_BAD.read(read)}\n{textwrap.indent(example['bad'].rstrip(), '    ')}\n"
        yield f"  {_GOOD.read(read)}\n{textwrap.indent(example['good'].rstrip(), '    ')}\n"


def _wrapped(text: str) -> str:
    return text if not text.isascii() and " " not in text[:40] else textwrap.fill(text, _WIDTH)


_SEVERAL = Text("“{word}” stands for several rules: {names}", "“{word}”对应多条规则：{names}")
_SOURCES = Text("Stands on:", "依据：")
_OPTION = Text("Option", "选项")
_BAD = Text("gives a finding:", "有问题：")
_GOOD = Text("gives none:", "没有问题：")
