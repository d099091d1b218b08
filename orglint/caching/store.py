"""Entries in a folder: written whole or not at all, checked when read, thrown away when old."""

from __future__ import annotations

import hashlib
import json
import os
import sys
import time
from typing import Any

KEPT_FOR = 30 * 24 * 3600
"""Seconds after which an entry that nobody used is removed."""
_SWEPT_EVERY = 24 * 3600
_NAME = "orglint"


def cache_folder() -> str:
    """Where results are kept: ORGLINT_CACHE_DIR, else the folder for caches of the user. Never the checked folder."""
    own = os.environ.get("ORGLINT_CACHE_DIR")
    if own:
        return os.path.abspath(own)
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
    elif sys.platform == "darwin":
        base = os.path.join(home, "Library", "Caches")
    else:
        given = os.environ.get("XDG_CACHE_HOME", "")
        base = given if os.path.isabs(given) else os.path.join(home, ".cache")
    return os.path.join(base, _NAME)


class Store:
    """JSON values by key. Whatever goes wrong with a file is a miss or an entry not kept, never an error."""

    def __init__(self, folder: str) -> None:
        self._folder = folder

    def read(self, key: str) -> Any | None:
        """The value of a key; None when there is none, or none that is whole."""
        path = self._path(key)
        try:
            with open(path, "rb") as file:
                digest, _, body = file.read().partition(b"\n")
            if digest != _digest(key, body):
                return None
            value = json.loads(body)
            os.utime(path)
        except (OSError, ValueError, RecursionError):
            return None
        return value

    def write(self, key: str, value: Any) -> None:
        """Keep a value under a key, in one step for whoever reads at the same time."""
        path = self._path(key)
        body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
        temporary = f"{path}.{os.urandom(8).hex()}.tmp"
        try:
            os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
            try:
                with open(temporary, "xb") as file:
                    file.write(_digest(key, body) + b"\n" + body)
                os.replace(temporary, path)
            except OSError:
                os.unlink(temporary)
            self._sweep()
        except OSError:  # a full disk, a folder of somebody else: the next run does the work again
            return

    def clear(self) -> int:
        """Remove every entry; how many there were. Raises OSError where one cannot be removed."""
        count = 0
        for path in self._entries():
            os.unlink(path)
            count += 1
        return count

    def _path(self, key: str) -> str:
        return os.path.join(self._folder, "results", key[:2], f"{key}.json")

    def _entries(self) -> list[str]:
        top = os.path.join(self._folder, "results")
        return [os.path.join(folder, name) for folder, _, names in os.walk(top) for name in names]

    def _sweep(self) -> None:
        """Once a day, remove what nobody has used for long."""
        mark, now = os.path.join(self._folder, "swept"), time.time()
        if os.path.exists(mark) and now - os.path.getmtime(mark) < _SWEPT_EVERY:
            return
        with open(mark, "wb"):
            pass
        for path in self._entries():
            if now - os.path.getmtime(path) > KEPT_FOR:
                os.unlink(path)


def _digest(key: str, body: bytes) -> bytes:
    return hashlib.blake2b(key.encode() + body, digest_size=16).hexdigest().encode()
