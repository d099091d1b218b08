"""One run of `check --watch` in a process of its own, which tells in the end what the run read.

usage: python -m orglint.cli.watched LIST ARGUMENT...
"""

from __future__ import annotations

import json
import os
import signal
import sys
import sysconfig
from collections.abc import Iterator
from importlib.util import source_from_cache
from typing import Any

State = list[Any] | None
"""What a file or folder looks like, so that a change shows; None when it is not there."""

_DATA = (".yaml", ".yml", ".toml")
_SUFFIXES = (*_DATA, ".py")


def state(path: str) -> State:
    """Of a file its time, size and number; of a folder the names in it that may matter, so that no report counts."""
    try:
        if os.path.isdir(path):
            with os.scandir(path) as entries:
                return sorted(entry.name for entry in entries if _matters(entry.name) or entry.is_dir())
        held = os.stat(path)
    except OSError:
        return None
    return [held.st_mtime_ns, held.st_size, held.st_ino]


def _matters(name: str) -> bool:
    return name.endswith(_SUFFIXES)


class _Reads:
    """What was opened for reading or listed while `on`, with its state at that moment."""

    def __init__(self) -> None:
        self.on = True
        self.states: dict[str, State] = {}
        libraries = (sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib"))
        installed = (os.path.dirname(os.path.dirname(__file__)), *libraries)
        self._ours = tuple({os.path.join(path, "") for path in installed})

    def hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        """An audit hook: every file that Python opens and every folder that it lists is told here."""
        if not self.on or event not in ("open", "os.scandir", "os.listdir"):
            return
        path = arguments[0] if isinstance(arguments[0], (str, bytes)) else None
        if path is None or (event == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR)):
            return
        self.on = False  # looking at it opens it again
        try:
            self._note(os.path.abspath(os.fsdecode(path)), event == "open")
        finally:
            self.on = True

    def _note(self, path: str, is_file: bool) -> None:
        if path.endswith(".pyc"):
            path = source_from_cache(path) if os.sep + "__pycache__" + os.sep in path else path
        own = os.path.join(path, "").startswith(self._ours) and not path.endswith(_DATA)
        if path not in self.states and not own and (not is_file or _matters(path)):
            self.states[path] = state(path)

    def left(self) -> Iterator[tuple[str, State]]:
        """What is still there; what the run made for itself is not."""
        yield from ((path, held) for path, held in self.states.items() if os.path.lexists(path))


def main(arguments: list[str]) -> int:
    """Run the command line; what it read is written to the first argument as JSON: path -> state."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever watches ends this process
    reads = _Reads()
    sys.addaudithook(reads.hear)
    from orglint.cli import obeyed
    from orglint.cli.exits import run

    sys.argv = ["orglint", *arguments[1:]]
    status = run(obeyed, arguments[1:])
    reads.on = False
    with open(arguments[0], "w", encoding="utf-8") as file:
        json.dump(dict(reads.left()), file)
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
