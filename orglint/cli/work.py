"""How `orglint check` does its work, whatever it finds: in how many processes, and from which earlier results."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import Any

import click

from orglint.cli.wording import words
from orglint.findings.progress import Progress
from orglint.findings.report import Report
from orglint.pipeline import check
from orglint.settings import Settings

_SMALL = 20_000
_FEW = 10
"""So few and so small files are checked sooner than an earlier result is looked up."""


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
        help=words("Check several organizations in N processes (default: 1).", "用 N 个进程检查多个组织（默认 1）。"),
    )(command)


def work(paths: Sequence[str], settings: Settings, progress: Progress, jobs: int, no_cache: bool) -> Report:
    """Check as asked. Raises as `pipeline.check` does."""
    store = None
    if not no_cache and _is_worth_it(paths):
        from orglint.caching.store import Store, cache_folder

        store = Store(cache_folder())
    if jobs == 1:
        return check(paths, settings, progress, store)
    from orglint.jobs import check_in_processes

    return check_in_processes(paths, settings, jobs, progress, store)


def _is_worth_it(paths: Sequence[str]) -> bool:
    return len(paths) > _FEW or any(_is_large(path) for path in paths)


def _is_large(path: str) -> bool:
    """Whether a path is a folder, a large file, or one that may include others."""
    try:
        if os.path.getsize(path) > _SMALL or not os.path.isfile(path):
            return True
        with open(path, "rb") as file:
            return b"include" in file.read(_SMALL)
    except OSError:
        return False
