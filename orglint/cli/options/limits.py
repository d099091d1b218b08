"""How much is read at most: `--limit NAME=VALUE`."""

from __future__ import annotations

from typing import Any

import click

from orglint.cli import completing
from orglint.cli.wording import language, words
from orglint.findings.text import Text
from orglint.syntax.limits import LIMIT_NAMES, limit_value


class _Limit(click.ParamType[tuple[str, int]]):
    """A limit and its value."""

    name = "limit"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, int]:
        name, equals, word = str(value).partition("=")
        if not equals or name not in LIMIT_NAMES:
            from orglint.findings.nearest import nearest  # only where a word is not known

            close = nearest(name, LIMIT_NAMES)
            hint = words(f"; did you mean “{close}”?", f"；是否想写“{close}”？") if close and close != name else ""
            known = ", ".join(LIMIT_NAMES)
            said = (
                f"“{value}” is no limit; write NAME=VALUE, where NAME is one of: {known}",
                f"“{value}”不是上限；请写 NAME=VALUE，NAME 可为：{known}",
            )
            raise click.BadParameter(words(*said) + hint, ctx, param)
        found = limit_value(name, word)
        if isinstance(found, Text):
            raise click.BadParameter(found.read(language()), ctx, param)
        return name, found


LIMIT = click.option(
    "--limit",
    "limits",
    multiple=True,
    type=_Limit(),
    metavar="NAME=VALUE",
    callback=lambda context, parameter, values: dict(values),
    shell_complete=completing.limit,
    help=words(
        f"Read at most so much; may be given several times. NAME: {', '.join(LIMIT_NAMES)}.",
        f"最多读取多少；可多次给出。NAME 可为 {'、'.join(LIMIT_NAMES)}。",
    ),
)
