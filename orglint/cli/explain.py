"""`orglint explain`: the page of a rule, or why there is a finding."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from orglint.cli import completing
from orglint.cli.asked import settings_for
from orglint.cli.options.shared import judging_options, redact_option
from orglint.cli.output import write_stdout
from orglint.cli.plugins import chosen_plugins
from orglint.cli.redaction import redacting
from orglint.cli.wording import language, words
from orglint.findings.problem import CannotRun, Problem
from orglint.findings.text import Language, Text
from orglint.rules.catalog import load_catalog, statement_texts
from orglint.rules.page import page
from orglint.rules.plugin import Plugin


@click.command(
    "explain",
    help=words(
        "Show what a rule asks for, why, and how to meet it; or, with the PATH of an organization, why it has a "
        "FINDING and what can be done. FINDING is a fingerprint (--format json) or its first six digits or more, or "
        "FILE:LINE.",
        "说明一条规则的要求、理由和改法；给出组织的 PATH 时，说明该组织为何有某个问题（FINDING）及处理办法。"
        "FINDING 为指纹（见 --format json）或其前六位以上，也可写 FILE:LINE。",
    ),
)
@click.argument("subject", metavar="RULE|FINDING", shell_complete=completing.rule)
@click.argument("path", metavar="[PATH]", required=False, type=click.Path())
@click.option(
    "--format",
    "name",
    type=click.Choice(["text", "json"]),
    default="text",
    help=words("How to print a finding.", "问题的输出格式。"),
)
@redact_option
@judging_options
def command(subject: str, path: str | None, name: str, redact: bool, lang: Language | None, **given: Any) -> None:
    """Print the page of a rule given by name, code or statement; or the explanation of a finding."""
    path = path or _file_in(subject)
    if path is not None:
        _finding(subject, path, name, redact, lang, **given)
        return
    _rule(subject, chosen_plugins(given["plugins"], given["no_plugins"]))


def _rule(rule: str, plugins: tuple[Plugin, ...]) -> None:
    catalog = load_catalog(plugins=plugins)
    if catalog.find(rule) is None and _is_fingerprint(rule):
        raise CannotRun([Problem(_WHERE.filled(word=rule))])
    found = catalog.matching(rule)
    if len(found) != 1:
        names = ", ".join(one.name for one in found)
        raise CannotRun([Problem(_SEVERAL.filled(word=rule, names=names))])
    lines = [f"# {found[0].name}", "", *page(found[0], language(), statement_texts())]
    write_stdout(f"{line}\n" for line in lines)


def _finding(subject: str, path: str, name: str, redact: bool, lang: Language | None, **given: Any) -> None:
    from orglint.explaining.explaining import explain
    from orglint.reporters.explanation import json_explanation, text_explanation
    from orglint.reporters.style import Style, wants_color

    settings = redacting(settings_for((path,), **given), redact)
    explanation = explain(subject, path, settings)
    read = lang or settings.language or language()
    if name == "json":
        write_stdout(json_explanation(explanation, read))
    else:
        paint = wants_color("auto", sys.stdout.isatty(), os.environ)
        write_stdout(text_explanation(explanation, read, Style(paint)))


def _file_in(subject: str) -> str | None:
    """The file of FILE:LINE or FILE:LINE:COLUMN, where there is such a file."""
    from orglint.explaining.asked import PLACE

    place = PLACE.fullmatch(subject)
    return place["file"] if place is not None and os.path.isfile(place["file"]) else None


def _is_fingerprint(subject: str) -> bool:
    from orglint.explaining.asked import FINGERPRINT

    return FINGERPRINT.fullmatch(subject.casefold()) is not None


_SEVERAL = Text("“{word}” stands for several rules: {names}", "“{word}”对应多条规则：{names}")
_WHERE = Text(
    "“{word}” looks like a fingerprint; give the PATH of the organization that has the finding, too",
    "“{word}”看起来是指纹，请同时给出该组织的 PATH",
)
