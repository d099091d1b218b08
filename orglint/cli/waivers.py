"""`orglint waivers`: what the company accepts, why, until when, by whom."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from orglint.cli.asked import language_for, settings_for
from orglint.cli.options.shared import PAGE_FORMAT, about_organizations, redact_option
from orglint.cli.output import write_stdout
from orglint.cli.redaction import redacting
from orglint.cli.wording import words
from orglint.findings.text import Language
from orglint.pipeline import check
from orglint.reporters.ledger import json_ledger, markdown_ledger, text_ledger
from orglint.reporters.style import Style, wants_color

SOON = 30
"""Days before its end from which on a waiver is marked."""


@click.command(
    "waivers",
    help=words(
        "List every waiver of PATH, of its comments and of the configuration, what ends first coming first, with what "
        "it covers.",
        "列出 PATH 的定义、注释和配置中的全部豁免及其覆盖的问题，先到期的在前。",
    ),
)
@about_organizations
@PAGE_FORMAT
@click.option(
    "--soon",
    type=click.IntRange(min=0),
    default=SOON,
    help=words("Mark what ends within so many days (default: 30).", "标出多少天内到期的豁免（默认 30）。"),
)
@redact_option
def command(paths: tuple[str, ...], name: str, soon: int, lang: Language | None, redact: bool, **given: Any) -> None:
    """Print the ledger; the status is 0 whatever it holds, for `check` judges."""
    settings = redacting(settings_for(paths, **given), redact)
    ledger = check(paths, settings).ledger
    read = language_for(settings, lang)
    if name == "json":
        write_stdout(json_ledger(ledger, soon))
    elif name == "markdown":
        write_stdout(markdown_ledger(ledger, read, soon))
    else:
        paint = wants_color("auto", sys.stdout.isatty(), os.environ)
        write_stdout(text_ledger(ledger, read, soon, Style(paint)))
