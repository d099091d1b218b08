"""Which installed packages offer a plugin. The common answer, none, is found without reading any metadata."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from orglint.lean.values import frozen

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "orglint.plugins"
"""The entry point group under which a package offers a plugin."""


@frozen
class Offer:
    """An entry point and the package that holds it."""

    entry: EntryPoint
    package: str
    version: str


def offers() -> tuple[Offer, ...]:
    """The plugins that installed packages offer, sorted by name. Nothing of them is imported.

    The working directory is not looked at even where it is on the path: what lies there is what is to be checked.
    """
    return _offers(tuple(sys.path), os.path.realpath(os.curdir))


@cache
def _offers(path: tuple[str, ...], here: str) -> tuple[Offer, ...]:
    folders = [one for one in path if one and os.path.realpath(one) != here and _mentions_us(one)]
    if not folders:
        return ()
    from importlib.metadata import distributions  # costs ten milliseconds

    found: dict[str, list[Offer]] = {}
    for one in distributions(path=folders):
        name = one.metadata["Name"]
        entries = one.entry_points.select(group=GROUP)
        found.setdefault(name, [Offer(entry, name, one.version) for entry in entries])
    every = [offer for some in found.values() for offer in some]
    return tuple(sorted(every, key=lambda offer: (offer.entry.name, offer.package)))


def _mentions_us(folder: str) -> bool:
    return any(GROUP.encode() in text for text in _entry_points(folder))


def _entry_points(folder: str) -> Iterator[bytes]:
    """The texts of all entry points of a folder of installed packages."""
    try:
        names = [entry.path for entry in os.scandir(folder) if entry.name.endswith((".dist-info", ".egg-info"))]
    except OSError:
        return
    for name in names:
        try:
            with open(os.path.join(name, "entry_points.txt"), "rb") as file:
                yield file.read()
        except OSError:
            continue
