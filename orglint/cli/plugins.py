"""Which plugins a command uses: `--plugin` and `--no-plugins`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import click

from orglint.cli.wording import words
from orglint.rules.offers import offers
from orglint.rules.plugin import Plugin


def plugin_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The two options, given to a command as `plugins` and `no_plugins`."""
    named = click.option(
        "--plugin",
        "plugins",
        multiple=True,
        metavar="FILE_OR_MODULE",
        help=words(
            "Run the Python of this file or module as a plugin; may be given several times.",
            "把该文件或模块的 Python 作为插件运行；可多次给出。",
        ),
    )
    none = click.option(
        "--no-plugins",
        is_flag=True,
        help=words("Load no plugins of installed packages.", "不加载已安装包提供的插件。"),
    )
    return named(none(command))


def chosen_plugins(plugins: Sequence[str], no_plugins: bool) -> tuple[Plugin, ...]:
    """The plugins that were asked for. Raises CannotRun when one does not load."""
    installed = use_installed(no_plugins)
    if not plugins and not installed:
        return ()
    from orglint.plugin.loading import load_plugins  # only where there is a plugin: the others do not pay for it

    return load_plugins(plugins, installed=installed)


def use_installed(no_plugins: bool) -> bool:
    """Whether plugins of installed packages take part: there are some and they were not turned off."""
    return not no_plugins and bool(offers())
