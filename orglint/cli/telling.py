"""How `check` is asked to arrange what it tells: in groups, with statistics."""

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
