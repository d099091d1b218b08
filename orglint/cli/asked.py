"""What every command that looks at organizations is asked alike: which configuration, which rules, which day."""

from __future__ import annotations

from datetime import date, datetime

from orglint.cli.plugins import chosen_plugins, use_installed
from orglint.cli.wording import language
from orglint.config.discovery import find_config
from orglint.findings.text import Language
from orglint.lean.values import replace
from orglint.rules.plugin import Plugin
from orglint.settings import Settings


def settings_for(
    paths: tuple[str, ...],
    edition: str | None,
    profile: str | None,
    config_file: str | None,
    isolated: bool,
    limits: dict[str, int],
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
        limits=replace(settings.limits, **limits),
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
