"""`orglint rules`: what is checked, and rules of one's own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click

from orglint import __version__
from orglint.cli.new_rule import command as new_rule
from orglint.cli.options.shared import plugin_options
from orglint.cli.output import write_stdout
from orglint.cli.plugins import chosen_plugins
from orglint.cli.rule_tests import command as test_rules
from orglint.cli.wording import language, words
from orglint.reporters.escape import visible
from orglint.reporters.width import columns
from orglint.rules.catalog import load_catalog
from orglint.rules.rule import BUILT_IN, Rule


@click.group("rules", help=words("List the rules; write and test your own.", "列出规则；编写并测试自己的规则。"))
def command() -> None:
    """What is checked."""


command.add_command(new_rule)
command.add_command(test_rules)


@command.command("list", help=words("List every rule.", "列出全部规则。"))
@click.option(
    "--format", "name", type=click.Choice(["text", "json"]), default="text", help=words("How to print.", "输出格式。")
)
@click.option("--lang", type=click.Choice(["en", "zh"]), help=words("The language of the output.", "输出语言。"))
@click.option(
    "--pack",
    "packs",
    multiple=True,
    help=words("A folder with rule files to list too.", "同时列出该文件夹中的规则文件。"),
)
@plugin_options
def list_rules(name: str, lang: str | None, packs: tuple[str, ...], plugins: tuple[str, ...], no_plugins: bool) -> None:
    """Print code, name, severity, origin and summary of every rule."""
    catalog = load_catalog([Path(pack) for pack in packs], chosen_plugins(plugins, no_plugins))
    rules = sorted(catalog.rules.values(), key=lambda rule: rule.code)
    write_stdout(_as_json(rules) if name == "json" else _as_text(rules))


def _as_text(rules: list[Rule]) -> Iterator[str]:
    name, origin = (max(columns(text(rule)) for rule in rules) for text in (_name, _origin))
    for rule in rules:
        yield (
            f"{rule.code}  {rule.name:<{name}}  {rule.severity.value:<7}  "
            f"{visible(_origin(rule)):<{origin}}  {visible(rule.summary.read(language()))}\n"
        )


def _name(rule: Rule) -> str:
    return rule.name


def _origin(rule: Rule) -> str:
    version = _version(rule)
    return rule.origin if version is None else f"{rule.origin} {version}"


def _version(rule: Rule) -> str | None:
    return __version__ if rule.origin == BUILT_IN else rule.version


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
            "version": _version(rule),
        }
        for rule in rules
    ]
    yield json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
