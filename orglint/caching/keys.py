"""What a result depends on besides the definition: orglint itself, its rules, the settings and the day."""

from __future__ import annotations

import hashlib
import os
import sys

from orglint.rules.catalog import RuleCatalog
from orglint.settings import Settings

_FORM = 1
"""Counted up when entries are written in another way."""


def settings_key(settings: Settings, catalog: RuleCatalog) -> str:
    """The part of a key that all organizations of a run share."""
    told = (
        _FORM,
        sys.version,
        _program(),
        settings.profile,
        settings.select,
        settings.ignore,
        sorted((name, repr(one)) for name, one in settings.adjust.items()),
        settings.extra,
        settings.edition,
        settings.complete,
        settings.suppression.use_waivers,
        settings.today.isoformat(),
        repr(settings.limits),
        [repr(rule) for rule in catalog.rules.values() if rule.origin != "orglint"],
    )
    return hashlib.blake2b(repr(told).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def entry_key(shared: str, given: str) -> str:
    """The key of one organization: how it was named and where that leads."""
    told = f"{shared}\0{given}\0{os.path.realpath(given)}\0{os.getcwd()}"
    return hashlib.blake2b(told.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def content_key(data: bytes) -> str:
    """The digest of a file."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def _program() -> list[tuple[str, int, int]]:
    """Size and time of every file of orglint: another version, and a checkout at work, never answer with what this one
    said."""
    found = []
    for folder, folders, names in os.walk(os.path.dirname(os.path.dirname(__file__))):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            status = os.stat(os.path.join(folder, name))
            found.append((name, status.st_size, status.st_mtime_ns))
    return found
