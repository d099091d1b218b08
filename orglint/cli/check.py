"""`orglint check` as click knows it. What it does is in `checking`; plain command lines get there without click."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from orglint.cli.checking import checked
from orglint.cli.options.checking import (
    history_options,
    target_options,
    telling_options,
    timings_option,
    vacuity_option,
    watch_option,
    work_options,
)
from orglint.cli.options.shared import TODAY, baseline_options, choosing_options, redact_option
from orglint.cli.wording import words


def _option(*names: str, en: str, zh: str, **settings: Any) -> Callable[[Any], Any]:
    return click.option(*names, help=words(en, zh), **settings)


@click.command(
    "check",
    help=words(
        "Check organizations: each PATH is one, a file with what it includes, or a folder. - is standard input.",
        "检查组织定义：每个 PATH 为一个组织，可以是文件（连同其 include）或文件夹；- 表示标准输入。",
    ),
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path())
@target_options
@choosing_options
@_option("--exit-zero", is_flag=True, en="End with status 0 whatever is found.", zh="无论发现什么都以状态 0 结束。")
@_option(
    "--no-waivers",
    is_flag=True,
    en="Show what waivers and comments cover, too.",
    zh="同时显示被豁免和注释覆盖的问题。",
)
@baseline_options
@history_options
@_option(
    "--quiet", is_flag=True, en="Errors and warnings only, without the summary.", zh="只显示错误和警告，不显示汇总。"
)
@telling_options
@watch_option
@_option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    en="When to use colors.",
    zh="何时使用颜色。",
)
@TODAY
@redact_option
@vacuity_option
@timings_option
@work_options
@_option("--debug", is_flag=True, en="Show a traceback when orglint itself fails.", zh="orglint 自身出错时显示调用栈。")
def command(**given: Any) -> int:
    """Check and report; the exit status says what was found."""
    return checked(**given)
