"""Options of `orglint check` alone."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import click

from orglint.cli.wording import words
from orglint.reporters.table import GROUPINGS, REPORTERS


def target_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options, given to a command as `formats`, `outputs` and `active_only`."""
    wanted = click.option(
        "--format",
        "formats",
        multiple=True,
        type=click.Choice(list(REPORTERS)),
        help=words(
            "How to report; may be given several times, each with its --output.",
            "输出格式；可多次给出，各配一个 --output。",
        ),
    )
    output = click.option(
        "--output",
        "outputs",
        multiple=True,
        metavar="[FORMAT:]FILE",
        help=words(
            "Write the report of the --format before it to this file, or another one in FORMAT; - is standard output.",
            "把前一个 --format 的结果写入该文件；或写成 FORMAT:FILE，另写一份报告。- 表示标准输出。",
        ),
    )
    hide = click.option(
        "--hide-suppressed",
        "active_only",
        is_flag=True,
        help=words(
            "Only count what is waived or in the baseline, in every format; GitHub code scanning wants it so.",
            "豁免和基线中的问题在各种格式中只计数、不列出；GitHub 代码扫描需要如此。",
        ),
    )
    return wanted(output(hide(command)))


def history_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The two options, given to a command as `changed_since` and `at`."""
    since = click.option(
        "--changed-since",
        metavar="REF",
        help=words(
            "Judge everything, and tell what the changes since REF touch: since the point where the histories part.",
            "检查全部，只报告自 REF 以来的改动所涉及的问题（从两条历史的分岔处算起）。",
        ),
    )
    at = click.option(
        "--at",
        metavar="REF",
        help=words("Look at PATH as it stood in git at REF.", "检查 PATH 在 git 中 REF 时的状态。"),
    )
    return since(at(command))


def telling_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The two options, given to a command as `group_by` and `statistics`."""
    group_by = click.option(
        "--group-by",
        type=click.Choice(GROUPINGS),
        help=words(
            "Put findings together in text, concise, markdown and json: those of a unit, for whoever answers for it.",
            "在 text、concise、markdown、json 中归类：例如按单位，便于分给负责人。",
        ),
    )
    statistics = click.option(
        "--statistics",
        is_flag=True,
        help=words("Count the findings of each rule at the end.", "最后统计各规则的问题数。"),
    )
    return group_by(statistics(command))


def watch_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option, given to a command as `watching`."""
    return click.option(
        "--watch",
        "watching",
        is_flag=True,
        help=words(
            "Check again whenever the definition, the configuration, a pack or the baseline changes, until Ctrl-C.",
            "定义、配置、规则包或基线一有改动就重新检查，按 Ctrl-C 结束。",
        ),
    )(command)


def vacuity_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option, given to a command as `fail_on_vacuous`."""
    return click.option(
        "--fail-on-vacuous",
        is_flag=True,
        help=words(
            "End with status 1 too when a rule of a pack or plugin of yours examined nothing.",
            "自己的规则包或插件中有规则什么也没检查时，也以状态 1 结束。",
        ),
    )(command)


timings_option = click.option(
    "--timings",
    "with_timings",
    is_flag=True,
    help=words(
        "Tell on standard error how long each stage and each rule took.", "在标准错误输出中列出各阶段和各规则的用时。"
    ),
)


class _Jobs(click.ParamType[int]):
    """A number of processes, or auto."""

    name = "jobs"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        if value == "auto":
            return os.cpu_count() or 1
        if str(value).isascii() and str(value).isdigit() and int(value) > 0:
            return int(value)
        said = f"“{value}” is neither a number of processes nor auto", f"“{value}”既不是进程数，也不是 auto"
        raise click.BadParameter(words(*said), ctx, param)


def work_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command `--jobs` and `--no-cache`."""
    command = click.option(
        "--no-cache",
        is_flag=True,
        help=words("Neither use nor keep results of earlier runs.", "不使用也不保存以前的结果。"),
    )(command)
    return click.option(
        "--jobs",
        type=_Jobs(),
        default=1,
        metavar="N|auto",
        help=words(
            "Spread several organizations over N processes (default: 1).",
            "把多个组织分给 N 个进程检查（默认 1）。",
        ),
    )(command)
