"""Configurations in a folder, read as a run would read them."""

from pathlib import Path

import pytest

from orglint.config.discovery import find_config
from orglint.config.settling import read_config
from orglint.findings.problem import CannotRun
from orglint.settings import Settings


def write(folder: Path, **files: str) -> None:
    """Write files; `__` in a name stands for a `/`, and `.yaml` is added where there is no suffix."""
    for name, text in files.items():
        path = folder / f"{name.replace('__', '/')}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def settings(folder: Path) -> Settings:
    """The settings for what lies in a folder."""
    found = find_config(str(folder), None, False)
    assert found is not None
    return read_config(found)


def problems(folder: Path) -> list[str]:
    """What is wrong with the configuration, each on a line as the user is told it, without the folder."""
    with pytest.raises(CannotRun) as caught:
        settings(folder)
    return [one.line("en") for one in caught.value.problems]
