"""What comes with orglint as plain data: rules, profiles, statements, catalogue and the words of the check kinds."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path


@cache
def builtin_data() -> Mapping[str, Any]:
    """The compiled packs, profiles and catalogue that come with orglint; rules without their examples."""
    return data_file("builtin.json")


@cache
def builtin_examples() -> Mapping[str, Sequence[Mapping[str, Any]]]:
    """The examples of the compiled rules, by the names of these."""
    return data_file("examples.json")


def data_file(name: str) -> Mapping[str, Any]:
    """What a JSON file in `orglint/data` holds."""
    with open(os.path.join(os.path.dirname(os.path.dirname(__file__)), "data", name), "rb") as file:
        data: Mapping[str, Any] = json.loads(file.read())
    return data


def shipped(folder: str, name: str) -> Path:
    """A file or folder that comes with orglint: inside the installed package, or in the checkout beside it."""
    from pathlib import Path  # a check asks for no such file

    package = Path(__file__).resolve().parent.parent
    inside = package / f"_{folder}" / name
    return inside if inside.exists() else package.parent / folder / name
