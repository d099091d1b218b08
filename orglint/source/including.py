"""From an `include` of a definition to the files that it names; nothing outside the organization's folder is read."""

from __future__ import annotations

import fnmatch
import os
import re
from collections.abc import Iterator

from orglint.source.discovery import inside, is_reserved
from orglint.source.files import STDIN

_ABSOLUTE = re.compile(r"[/\\]|[A-Za-z]:[/\\]")
"""The beginnings of absolute paths on any system: a definition means the same on all of them."""
_WILD = re.compile(r"[*?\[]")


def expand(pattern: str, including: str, folder: str) -> tuple[list[str], str]:
    """The real paths that an `include` pattern of the file `including` names, in order, and why there are none.

    folder: the real path of the organization's folder; empty when it stands in no folder, so that nothing is found.
    The reason is empty, `outside` (absolute, or leads out of the organization's folder, through links too) or
    `nothing`. `*` and `?` match within a folder's name, `**` any number of folders; wildcards match no hidden name and
    go through no link to a folder.
    """
    if _ABSOLUTE.match(pattern) or "\x00" in pattern:
        return [], "outside"
    if not folder:
        return [], "outside" if ".." in pattern.split("/") else "nothing"
    start = os.path.realpath("." if including == STDIN else os.path.dirname(including))
    search = _Search(folder, _steps(pattern))
    found = sorted(path for path in set(search.run(start)) if not is_reserved(os.path.basename(path)))
    return found, "" if found else "outside" if search.led_out else "nothing"


def _steps(pattern: str) -> list[str]:
    """The names between the slashes, without those that lead nowhere."""
    steps: list[str] = []
    for step in pattern.split("/"):
        if step not in ("", ".") and not (step == "**" and steps[-1:] == ["**"]):
            steps.append(step)
    return [*steps, "*"] if steps[-1:] == ["**"] else steps


class _Search:
    """Goes down the steps of a pattern, looking at each folder once for each step."""

    def __init__(self, folder: str, steps: list[str]) -> None:
        self._folder, self._steps = folder, steps
        self.led_out = False

    def run(self, start: str) -> Iterator[str]:
        """The real paths of the files found, in no order."""
        waiting = [(start, 0)] if self._steps and self._is_inside(start) else []
        seen = set(waiting)
        while waiting:
            folder, number = waiting.pop()
            last = number == len(self._steps) - 1
            for path, is_folder, following in self._below(folder, number):
                if is_folder and following < len(self._steps):
                    if (path, following) not in seen:
                        seen.add((path, following))
                        waiting.append((path, following))
                elif last and not is_folder:
                    yield path

    def _below(self, folder: str, number: int) -> Iterator[tuple[str, bool, int]]:
        """What one step finds in a folder: its real path, whether it is a folder, and the step that goes on there."""
        step = self._steps[number]
        if step == "**":
            yield folder, True, number + 1
            for entry in _entries(folder):
                if entry.is_dir(follow_symlinks=False):
                    yield entry.path, True, number
        elif _WILD.search(step):
            for entry in _entries(folder):
                if fnmatch.fnmatchcase(entry.name, step):
                    if entry.is_dir(follow_symlinks=False):
                        yield entry.path, True, number + 1
                    elif entry.is_file():
                        yield from self._file(entry.path, number)
        elif os.path.isdir(path := os.path.realpath(os.path.join(folder, step))):
            if self._is_inside(path):
                yield path, True, number + 1
        elif os.path.isfile(path):
            yield from self._file(path, number)
        else:
            self._is_inside(path)

    def _file(self, path: str, number: int) -> Iterator[tuple[str, bool, int]]:
        real = os.path.realpath(path)
        if self._is_inside(real):
            yield real, False, number + 1

    def _is_inside(self, path: str) -> bool:
        is_inside = inside(path, self._folder)
        self.led_out = self.led_out or not is_inside
        return is_inside


def _entries(folder: str) -> Iterator[os.DirEntry[str]]:
    """What is not hidden in a folder; nothing where it cannot be read."""
    try:
        with os.scandir(folder) as entries:
            yield from (entry for entry in entries if not entry.name.startswith("."))
    except OSError:
        return
