"""Options that several commands have: which configuration, rules, plugins, day, baseline; whether to redact."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from orglint.cli import completing
from orglint.cli.options.limits import LIMIT
from orglint.cli.redaction import KEY
from orglint.cli.wording import words


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


EDITION = click.option(
    "--edition",
    shell_complete=completing.edition,
    help=words(
        "The edition of the rules (default: the configuration's, else the newest).",
        "规则版次（默认取配置中的版次，否则为最新）。",
    ),
)
PROFILE = click.option(
    "--profile", shell_complete=completing.profile, help=words("Which choice of rules to use.", "使用的规则方案。")
)
CONFIG_OPTIONS = (
    click.option("--lang", type=click.Choice(["en", "zh"]), help=words("The language of the output.", "输出语言。")),
    click.option(
        "--config", "config_file", type=click.Path(), help=words("The configuration file to use.", "使用的配置文件。")
    ),
    click.option("--isolated", is_flag=True, help=words("Look for no configuration file.", "不查找配置文件。")),
    LIMIT,
)
PAGE_FORMAT = click.option(
    "--format",
    "name",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    help=words("How to print.", "输出格式。"),
)
TODAY = click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    help=words("The day by which waivers expire (default: today).", "判断豁免是否到期的日期（默认今天）。"),
)
_JUDGING = (EDITION, PROFILE, *CONFIG_OPTIONS, TODAY)


def about_organizations(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command its PATHs and the options that `settings_for` reads."""
    return click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path())(
        judging_options(command)
    )


def judging_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that `settings_for` reads."""
    for option in reversed(_JUDGING):
        command = option(command)
    return plugin_options(command)


_CHOOSING = (
    EDITION,
    PROFILE,
    click.option(
        "--pack",
        "packs",
        multiple=True,
        shell_complete=completing.pack,
        help=words(
            "A further pack of rules: expert, or a folder with rule files.",
            "额外的规则包：expert，或存放规则文件的文件夹。",
        ),
    ),
    click.option(
        "--select",
        multiple=True,
        shell_complete=completing.rules,
        help=words(
            "Only these rules: names, codes, beginnings of codes, packs, statements; comma separated.",
            "只用这些规则：规则名、代码、代码前缀、规则包或语句编号，逗号分隔。",
        ),
    ),
    click.option(
        "--ignore", multiple=True, shell_complete=completing.rules, help=words("Not these rules.", "不用这些规则。")
    ),
    click.option(
        "--fail-on",
        type=click.Choice(["error", "warning", "info"]),
        help=words(
            "From which severity on to end with status 1 (default: warning).",
            "达到哪一级别时以状态 1 结束（默认 warning）。",
        ),
    ),
    click.option(
        "--complete",
        is_flag=True,
        help=words(
            "Duties and hand-offs that are not listed do not exist.", "视职责和交接清单为完整：未列出即不存在。"
        ),
    ),
    *CONFIG_OPTIONS,
    plugin_options,
)


def choosing_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that `chosen` reads."""
    for option in reversed(_CHOOSING):
        command = option(command)
    return command


def baseline_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The two options, given to a command as `baseline` and `no_baseline`."""
    none = click.option(
        "--no-baseline",
        is_flag=True,
        help=words("Show what the baseline accepts, too.", "同时显示基线已接受的问题。"),
    )
    return baseline_option(none(command))


def baseline_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option that names the file, given to a command as `baseline`."""
    return click.option(
        "--baseline",
        type=click.Path(dir_okay=False),
        metavar="FILE",
        help=words("The file with the findings that do not count.", "列出不计问题的基线文件。"),
    )(command)


def redact_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option, given to a command as `redact`."""
    return click.option(
        "--redact",
        is_flag=True,
        help=words(
            f"Put pseudonyms in place of names, files and free text; {KEY} keeps them the same from run to run.",
            f"以代号代替名称、文件和自由文字；设置 {KEY} 可使代号每次运行都相同。",
        ),
    )(command)
