"""`orglint coverage`: what every statement of the source text comes to for one organization."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from orglint.cli.asked import settings_for
from orglint.cli.options.shared import PAGE_FORMAT, about_organizations, redact_option
from orglint.cli.output import write_stdout
from orglint.cli.redaction import redacting
from orglint.cli.wording import language, words
from orglint.coverage.covering import cover
from orglint.findings.text import Language
from orglint.lean.values import replace
from orglint.reporters.coverage import By, json_coverage, markdown_coverage, text_coverage
from orglint.reporters.style import Style, wants_color


@click.command(
    "coverage",
    help=words(
        "Show for every statement of the text whether PATH meets it, what shows that, and what to declare where it is "
        "open.",
        "逐条显示 PATH 是否符合原文各语句、依据何在，以及无法判断时需要声明什么。",
    ),
)
@about_organizations
@PAGE_FORMAT
@click.option(
    "--by",
    type=click.Choice(["model", "unit"]),
    default="model",
    help=words("What to group the statements by.", "语句的分组方式。"),
)
@click.option("--complete", is_flag=True, help=words("Take every list as full.", "视所有列表为完整。"))
@redact_option
def command(
    paths: tuple[str, ...], name: str, by: By, complete: bool, lang: Language | None, redact: bool, **given: Any
) -> None:
    """Print the verdicts; the status is 0 whatever they are, for `check` judges."""
    if len(paths) > 1:
        raise click.UsageError(words("give one PATH: coverage is of one organization", "只能给一个 PATH：每次一个组织"))
    settings = redacting(settings_for(paths, **given), redact)
    settings = replace(settings, complete=complete or settings.complete)
    coverage = cover(paths[0], settings)
    read = lang or settings.language or language()
    if name == "json":
        write_stdout(json_coverage(coverage, read))
    elif name == "markdown":
        write_stdout(markdown_coverage(coverage, read, by))
    else:
        paint = wants_color("auto", sys.stdout.isatty(), os.environ)
        write_stdout(text_coverage(coverage, read, by, Style(paint)))
