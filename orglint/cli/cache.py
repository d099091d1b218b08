"""`orglint cache`: what is kept of earlier runs."""

from __future__ import annotations

import click

from orglint.caching.store import Store, cache_folder
from orglint.cli.output import write_stdout
from orglint.cli.wording import words


@click.group(
    "cache",
    help=words("Results kept between runs: where they are; remove them.", "运行之间保存的结果：位置和清除。"),
)
def command() -> None:
    """What is kept of earlier runs."""


@command.command("folder", help=words("Show the folder.", "显示所在文件夹。"))
def folder() -> None:
    """Show where results are kept."""
    write_stdout([f"{cache_folder()}\n"])


@command.command("clear", help=words("Remove all results.", "清除全部结果。"))
def clear() -> None:
    """Remove every result."""
    count = Store(cache_folder()).clear()
    write_stdout([words(f"{count} results removed\n", f"已清除 {count} 个结果\n")])
