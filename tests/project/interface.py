"""What others build on, a line each: commands, options, exit statuses, formats, keys of configurations and of JSON,
names in Python. interface.txt holds what a release has promised; docs/stability.md says what that means.

usage: python -m tests.project.interface    writes interface.txt anew, before a release
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path
from typing import Any

import click
from click.testing import CliRunner

import orglint
import orglint.plugin
import orglint.testing
from orglint.cli import exits
from orglint.cli.tree import group
from orglint.config.model import ConfigFile
from orglint.reporters.table import REPORTERS
from orglint.rules.catalog import builtin_data

KEPT = Path(__file__).with_name("interface.txt")
COMPANY = """\
units:
  - {id: m, kind: market}
  - {id: s, kind: sales, owns: [pricing, nonsense-duty]}
  - {id: b, kind: branch}
waivers: [{rule: pricing-outside-market, unit: s, reason: r, until: 2031-01-01, approved_by: me}]
"""
CONFIG = """\
extends: [audit]
ignore: [wide-span]
packs: [expert]
overrides: [{units: [s], ignore: [unknown-duty]}]
waivers: [{rule: unknown-duty, unit: s, reason: r}]
rules: {MKT016: {message: {en: a, zh: 乙}, help: b}}
"""
JSON = {
    "check": ("check", "company.yaml", "--format", "json", "--isolated"),
    "waivers": ("waivers", "company.yaml", "--format", "json"),
    "rules list": ("rules", "list", "--format", "json"),
    "edition list": ("edition", "list", "--format", "json"),
    "edition diff": ("edition", "diff", "2026-11", "company.yaml", "--format", "json"),
    "config show": ("config", "show", "company.yaml", "--unit", "s", "--format", "json"),
}


def interface() -> list[str]:
    """Every line, sorted."""
    lines = {*_commands(group), *_config(ConfigFile), *_json(), *_python(), *_edges()}
    return sorted(lines)


def _edges() -> Iterator[str]:
    for name in ("CLEAN", "FINDINGS", "CANNOT_RUN", "OUR_FAULT"):
        yield f"exit status {getattr(exits, name)} {name}"
    yield from (f"format {name}" for name in REPORTERS)
    yield from (f"profile {one['id']}" for one in builtin_data()["profiles"])
    yield from (f"edition {one['id']}" for one in builtin_data()["editions"])


def _commands(command: click.Command, *names: str) -> Iterator[str]:
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            yield from (f"option {' '.join([*names, option])}" for option in parameter.opts)
        if isinstance(parameter.type, click.Choice):
            told = parameter.opts[0] if isinstance(parameter, click.Option) else str(parameter.name)
            yield from (f"option {' '.join([*names, told])} {choice}" for choice in parameter.type.choices)
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            assert found is not None
            yield f"command {' '.join([*names, name])}"
            yield from _commands(found, *names, name)


def _config(model: type[ConfigFile]) -> Iterator[str]:
    schema = model.model_json_schema()
    for name, definition in [("", schema), *schema["$defs"].items()]:
        for key in definition.get("properties", {}):
            yield f"configuration {name + '.' if name else ''}{key}"


def _json() -> Iterator[str]:
    """The keys that JSON has for a company with a finding of every sort; values under free names count as one."""
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        Path("company.yaml").write_text(COMPANY)
        Path("orglint.yaml").write_text(CONFIG, "utf-8")
        os.mkdir(".git")
        for name, arguments in JSON.items():
            done = CliRunner().invoke(group, arguments, standalone_mode=False)
            yield from (f"json {name}: {path}" for path in _paths(json.loads(done.stdout)))


def _paths(value: Any, path: str = "") -> Iterator[str]:
    if isinstance(value, list):
        for one in value:
            yield from _paths(one, f"{path}[]")
    elif isinstance(value, dict):
        for key, one in value.items():
            known = "*" if path.endswith((".options", "].value", "overrides[].value")) else key
            yield f"{path}.{known}"
            yield from _paths(one, f"{path}.{known}")


def _python() -> Iterator[str]:
    for module in (orglint, orglint.plugin, orglint.testing):
        yield from (f"python {module.__name__}.{name}" for name in module.__all__)


if __name__ == "__main__":
    KEPT.write_text("\n".join(interface()) + "\n", "utf-8")
