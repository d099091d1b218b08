"""How `check` is asked to tell: in groups, with statistics, again and again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from orglint.cli.wording import words
from orglint.reporters.grouping import GROUPINGS


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
