"""`orglint edition`: which editions of the rules there are, and what another one would do here."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from typing import Any

import click

from orglint.cli import completing
from orglint.cli.asked import settings_for
from orglint.cli.options.shared import about_organizations, redact_option
from orglint.cli.output import write_stdout
from orglint.cli.redaction import redacting
from orglint.cli.wording import language, words
from orglint.findings.difference import Difference, difference
from orglint.findings.text import Language
from orglint.judging.plain import plain, redaction_words
from orglint.judging.run import Run
from orglint.pipeline import check, judge
from orglint.pipeline import read as reading
from orglint.redaction.redacting import redacted_difference
from orglint.reporters.edition import EditionDiff, json_diff, text_diff
from orglint.reporters.style import Style, wants_color
from orglint.reporters.width import columns
from orglint.rules.editions import edition_size, editions, newest, rule_changes
from orglint.settings import Settings

FORMAT = click.option(
    "--format", "name", type=click.Choice(["text", "json"]), default="text", help=words("How to print.", "输出格式。")
)
LANGUAGE = click.option(
    "--lang", type=click.Choice(["en", "zh"]), help=words("The language of the output.", "输出语言。")
)


@click.group("edition", help=words("The editions of the rules.", "规则版次。"))
def command() -> None:
    """Editions of the rules."""


@command.command("list", help=words("List the editions, the newest first.", "列出全部规则版次，最新的在前。"))
@FORMAT
@LANGUAGE
def list_editions(name: str, lang: str | None) -> None:
    """Print each edition with the version that brought it and the number of its rules."""
    rows = [
        {
            "edition": one.id,
            "version": one.version,
            "rules": edition_size(one.id),
            "newest": one.id == newest(),
            "summary": {"en": one.summary.en, "zh": one.summary.zh},
        }
        for one in reversed(editions())
    ]
    write_stdout([json.dumps(rows, ensure_ascii=False, indent=1) + "\n"] if name == "json" else _as_text(rows))


def _as_text(rows: list[dict[str, Any]]) -> Iterator[str]:
    read = language()
    counts = [words(f"{row['rules']} rules", f"{row['rules']} 条规则") for row in rows]
    width = max(map(columns, counts))
    for row, count in zip(rows, counts, strict=True):
        mark = words(" (the default)", "（默认）") if row["newest"] else ""
        counted = count + " " * (width - columns(count))
        yield f"{row['edition']}  orglint {row['version']}  {counted}  {row['summary'][read]}{mark}\n"


@command.command(
    "diff",
    help=words(
        "Show what the edition NEW would find in PATH otherwise than the one in use, and which rules differ.",
        "显示改用版次 NEW 后，PATH 中的问题和规则会有哪些变化。",
    ),
)
@click.argument("new", metavar="NEW", shell_complete=completing.edition)
@about_organizations
@FORMAT
@redact_option
def diff(new: str, paths: tuple[str, ...], name: str, lang: Language | None, redact: bool, **given: Any) -> None:
    """Print the difference; the status is 0 whatever it holds, for `check` judges."""
    settings = redacting(settings_for(paths, **given), redact)
    after = redacting(settings_for(paths, **{**given, "edition": new}), redact)
    before = settings.edition or newest()
    found = compared(paths, settings, after)
    result = EditionDiff(before, new, rule_changes(before, new), found, redacted=redact)
    read = lang or settings.language or language()
    if name == "json":
        write_stdout(json_diff(result, read))
    else:
        write_stdout(text_diff(result, read, Style(wants_color("auto", sys.stdout.isatty(), os.environ))))


def compared(paths: Sequence[str], before: Settings, after: Settings) -> Difference:
    """What the second settings find otherwise than the first, redacted where they ask for it.

    Reports are compared before: another edition knows other words, and a redacted finding could look like two.
    """
    first, second = check(paths, plain(before)), check(paths, plain(after))
    found = difference(first, second)
    if not after.redact:
        return found
    run = Run(after)
    organizations = [judge(one, run).org for one in reading(paths, run)]
    words = redaction_words(run, after.redact_key)
    return redacted_difference(found, organizations, {*first.texts, *second.texts}, *words)
