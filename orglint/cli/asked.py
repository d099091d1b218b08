"""What every command that looks at organizations is asked alike: which configuration, which rules, which day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import click

from orglint.cli import completing
from orglint.cli.plugins import chosen_plugins, plugin_options, use_installed
from orglint.cli.wording import language, words
from orglint.config.discovery import find_config
from orglint.findings.text import Language
from orglint.rules.plugin import Plugin
from orglint.settings import Settings

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
)
TODAY = click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    help=words("The day by which waivers expire (default: today).", "判断豁免是否到期的日期（默认今天）。"),
)
_OPTIONS = (EDITION, PROFILE, *CONFIG_OPTIONS, TODAY)


def about_organizations(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command its PATHs and the options that `settings_for` reads."""
    return click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path())(
        judging_options(command)
    )


def judging_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that `settings_for` reads."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return plugin_options(command)


def settings_for(
    paths: tuple[str, ...],
    edition: str | None,
    profile: str | None,
    config_file: str | None,
    isolated: bool,
    today: datetime | None,
    plugins: tuple[str, ...],
    no_plugins: bool,
) -> Settings:
    """The settings of the configuration for the first path, overruled by what was typed."""
    without = no_plugins or isolated
    settings = configured(paths[0], config_file, isolated, chosen_plugins(plugins, without), edition)
    return replace(
        settings,
        profile=profile or settings.profile,
        today=today.date() if today else date.today(),
        plugins=plugins,
        installed=use_installed(without),
    )


def configured(
    first: str, config_file: str | None, isolated: bool, plugins: tuple[Plugin, ...], edition: str | None = None
) -> Settings:
    """The settings of the configuration for a path: the file given, else the nearest one unless `isolated`.

    edition: the one that was typed, if any; rules are looked up in it.
    """
    found = find_config(first, config_file, isolated)
    if found is None:
        return Settings(edition=edition)
    from orglint.config.settling import read_config  # needs pydantic: only where there is a configuration

    return read_config(found, plugins, edition)


def language_for(settings: Settings, lang: Language | None) -> Language:
    """The language to answer in: the one that was typed, else the configuration's, else the person's."""
    return lang or settings.language or language()
