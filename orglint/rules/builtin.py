"""What comes with orglint as plain data: rules, profiles, statements, catalogue and the words of the check kinds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any


@cache
def builtin_data() -> Mapping[str, Any]:
    """The compiled packs, profiles and catalogue that come with orglint."""
    data: Mapping[str, Any] = json.loads((files("orglint") / "data" / "builtin.json").read_text("utf-8"))
    return data


def shipped(folder: str, name: str) -> Path:
    """A file or folder that comes with orglint: inside the installed package, or in the checkout beside it."""
    package = Path(__file__).resolve().parent.parent
    inside = package / f"_{folder}" / name
    return inside if inside.exists() else package.parent / folder / name
