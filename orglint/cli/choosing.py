"""Which rules run and how: the settings that follow from what was typed and from the configuration."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from orglint.cli.asked import configured
from orglint.cli.plugins import chosen_plugins, use_installed
from orglint.findings.problem import Problem
from orglint.findings.severity import Severity
from orglint.lean.values import replace
from orglint.rules.catalog import BUILTIN_PACKS, deprecation, load_catalog
from orglint.settings import Settings


def chosen(first: str, config_file: str | None, isolated: bool, no_plugins: bool, **given: Any) -> Settings:
    """The settings of the configuration for a path, overruled by what was typed."""
    plugins = chosen_plugins(given["plugins"], no_plugins or isolated)
    return overruled(configured(first, config_file, isolated, plugins, given["edition"]), no_plugins or isolated, given)


def overruled(settings: Settings, no_plugins: bool, given: dict[str, Any]) -> Settings:
    """The settings, overruled by the values of the options."""
    said = typed(given)
    named = (*said.get("select", ()), *said.get("ignore", ()))
    values: dict[str, object] = {name: said[name] for name in ("select", "profile", "complete") if name in said}
    packs = said.get("packs", ())
    return replace(
        settings,
        **values,  # type: ignore[arg-type]
        ignore=(*settings.ignore, *said.get("ignore", ())),
        extra=(*settings.extra, *(name for name in packs if name in BUILTIN_PACKS)),
        packs=(*settings.packs, *(name for name in packs if name not in BUILTIN_PACKS)),
        plugins=given["plugins"],
        installed=use_installed(no_plugins),
        limits=replace(settings.limits, **given["limits"]),
        language=said.get("lang", settings.language),
        notes=(*settings.notes, *(_deprecated(named, settings) if named else ())),
        fail_on=Severity(said["fail_on"]) if "fail_on" in said else settings.fail_on,
    )


def _deprecated(words: Iterable[str], settings: Settings) -> list[Problem]:
    """A note for each built-in rule among the words that is to go."""
    catalog = load_catalog(edition=settings.edition)
    rules = filter(None, map(catalog.find, dict.fromkeys(words)))
    return [note for rule in rules if (note := deprecation(rule)) is not None]


def typed(given: dict[str, Any]) -> dict[str, Any]:
    """What was typed, by the name of the setting; what was not is left out."""
    values = {name: given[name] for name in ("edition", "profile", "fail_on", "lang", "complete", "limits")}
    lists = {name: _split(given[name]) for name in ("select", "ignore", "packs")}
    return {name: value for name, value in {**values, **lists}.items() if value}


def _split(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(word.strip() for value in values for word in value.split(",") if word.strip())
