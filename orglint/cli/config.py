"""`orglint config`: what the settings are, and where each of them comes from."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import click

from orglint.cli.choosing import overruled, typed
from orglint.cli.exits import say_note
from orglint.cli.options.shared import choosing_options
from orglint.cli.output import write_stdout
from orglint.cli.plugins import chosen_plugins
from orglint.cli.wording import language, variable, words
from orglint.config.discovery import Found, find_config
from orglint.config.effective import effective_rules, effective_settings, extended
from orglint.config.merging import Merged
from orglint.config.reading import shown
from orglint.config.settling import read_merged, settle
from orglint.findings.effective import DEFAULT, Effective, EffectiveSettings, Origin
from orglint.findings.nearest import nearest
from orglint.findings.problem import CannotRun, Problem
from orglint.findings.text import Text
from orglint.pipeline import organization
from orglint.reporters.effective import json_settings, text_settings
from orglint.reporters.style import Style, wants_color
from orglint.rules.catalog import load_catalog
from orglint.rules.offers import offers
from orglint.settings import Settings


@click.group("config", help=words("The settings of a run.", "运行时的设置。"))
def command() -> None:
    """The settings of a run."""


@command.command(
    "show",
    help=words(
        "Show every setting that `check PATH` has with these options, and where it comes from. Of the rules, those are "
        "shown that the configuration or the command line changes.",
        "显示以这些选项运行 check PATH 时的全部设置及其来源；规则只列出被配置或命令行改变的。",
    ),
)
@click.argument("path", default=".", type=click.Path())
@choosing_options
@click.option("--unit", metavar="ID", help=words("As for findings about this unit.", "针对该单位的设置。"))
@click.option("--file", "place", metavar="FILE", help=words("As for findings in this file.", "针对该文件的设置。"))
@click.option("--all", "every", is_flag=True, help=words("Show every rule.", "列出全部规则。"))
@click.option(
    "--format", "name", type=click.Choice(["text", "json"]), default="text", help=words("How to print.", "输出格式。")
)
def show(
    path: str,
    unit: str | None,
    place: str | None,
    every: bool,
    name: str,
    config_file: str | None,
    isolated: bool,
    no_plugins: bool,
    **given: Any,
) -> None:
    """Print the settings; JSON has every rule."""
    found = find_config(path, config_file, isolated)
    without = no_plugins or isolated
    plugins = chosen_plugins(given["plugins"], without)
    merged, problems = read_merged(found) if found else (Merged(), [])
    settings = settle(merged, problems, plugins, given["edition"])
    settings = overruled(settings, without, given)
    catalog = load_catalog([Path(pack) for pack in settings.packs], plugins, settings.edition)
    said = typed(given)
    holding = _holding(path, unit, place, settings) if unit is not None or place is not None else []
    result = EffectiveSettings(
        file=shown(found.path) if found else None,
        found=_how(found, isolated),
        unit=unit,
        place=place,
        extends=extended(merged),
        settings=(*_with_language(effective_settings(merged, settings, said)), *_plugins(settings)),
        rules=effective_rules(merged, settings, said, catalog, holding),
    )
    for note in settings.notes:
        say_note(note)
    read = settings.language or language()
    if name == "json":
        write_stdout(json_settings(result))
    else:
        style = Style(wants_color("auto", sys.stdout.isatty(), os.environ))
        write_stdout(text_settings(result, read, every, style))


def _how(found: Found | None, isolated: bool) -> Any:
    if found is None:
        return "isolated" if isolated else "none"
    return "given" if found.given else "nearest"


def _with_language(settings: tuple[Effective, ...]) -> list[Effective]:
    """The settings with the language that follows from the environment where nothing else says it."""
    asked = Origin("environment", variable()) if variable() else DEFAULT
    return [one if one.value or one.name != "lang" else Effective("lang", language(), asked) for one in settings]


def _plugins(settings: Settings) -> list[Effective]:
    named = [Effective("plugins", one, Origin("command-line", "--plugin")) for one in settings.plugins]
    offered = offers() if settings.installed else ()
    installed = [Effective("plugins", one.entry.name, Origin("package", one.package)) for one in offered]
    return [*named, *installed] or [Effective("plugins", None, DEFAULT)]


def _holding(path: str, unit: str | None, place: str | None, settings: Settings) -> list[int]:
    """The numbers of the overrides that hold for findings about a unit, where it is declared, or in a file.

    Raises CannotRun when there is no such unit or file.
    """
    units: frozenset[str] = frozenset()
    if unit is not None:
        org = organization(path, settings)
        found = org.by_id.get(unit)
        if found is None:
            close = nearest(unit, org.by_id)
            raise CannotRun([Problem(_NO_UNIT.filled(unit=unit), None, _NEAREST.filled(near=close) if close else None)])
        units = frozenset({found.id, *(one.id for one in found.ancestors())})
        place = place or found.place.file
    if place is not None and not os.path.isfile(place):
        raise CannotRun([Problem(_NO_FILE.filled(file=place))])
    real = os.path.realpath(place or path)
    return [number for number, one in enumerate(settings.overrides) if one.holds_in(real) and one.holds_about(units)]


_NO_UNIT = Text("no unit has the id “{unit}”", "没有编号为“{unit}”的单位")
_NO_FILE = Text("there is no file “{file}”", "没有文件“{file}”")
_NEAREST = Text("did you mean “{near}”?", "是否想写“{near}”？")
