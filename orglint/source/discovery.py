"""From a command line argument to the files of one organization."""

from __future__ import annotations

import os
from collections.abc import Sequence, Set

from orglint.findings.problem import CannotRun, Problem
from orglint.findings.text import Text
from orglint.lean.values import frozen
from orglint.source.files import STDIN

CONFIG_NAMES = ("orglint.yaml", "orglint.yml", ".orglint.yaml")
BASELINE_NAME = "orglint-baseline.yaml"
"""How the name of a baseline ends."""
_SUFFIXES = (".yaml", ".yml")


@frozen
class Root:
    """One organization as named on the command line.

    folder: the real path that no file of it may leave. files: real paths to begin with, in order. given: the argument.
    led_out: links in the folder that were not followed because they lead out of it. problems: what could not be listed.
    is_folder: it names a folder.
    """

    given: str
    folder: str
    files: tuple[str, ...]
    led_out: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    is_folder: bool = False


def discover(given: str, packs: Sequence[str] = (), where: str | None = None) -> Root:
    """The files that an argument names: itself, or every YAML file below it in order of their paths.

    where: the path at which it lies, if that is another one.

    Hidden files and folders, configuration files, baselines, the rule files of `packs` and links out of the folder are
    left out. Of a pack these are the files directly in it, for they alone are read as rules. Raises CannotRun when
    there is nothing there, or nothing to check.
    """
    if given == STDIN:
        return Root(given, os.path.realpath("."), (STDIN,))
    place = given if where is None else where
    if os.path.isdir(place):
        walk = _Walk(given, place, frozenset(map(os.path.realpath, packs)))
        if not walk.files:
            raise CannotRun(walk.problems or [Problem(_NOTHING_TO_CHECK.filled(path=given))])
        files = tuple(dict.fromkeys(walk.files))
        return Root(given, walk.folder, files, tuple(walk.led_out), tuple(walk.problems), is_folder=True)
    if not os.path.lexists(place):
        raise CannotRun([Problem(_NO_SUCH_PATH.filled(path=given))])
    real = os.path.realpath(place)
    return Root(given, os.path.dirname(real), (real,))


class _Walk:
    """What is to be read below a folder, files before the folders beside them; no link to a folder is followed.

    packs: the real paths of packs, whose rule files are none of ours.
    """

    def __init__(self, given: str, place: str, packs: Set[str]) -> None:
        self.given, self.folder, self._packs = given, os.path.realpath(place), packs
        self.files: list[str] = []
        self.led_out: list[str] = []
        self.problems: list[Problem] = []
        waiting = [self.folder]
        while waiting:
            waiting.extend(reversed(self._look(waiting.pop())))

    def _look(self, folder: str) -> list[str]:
        """Take the files of one folder; the folders in it."""
        try:
            with os.scandir(folder) as found:
                entries = sorted((one for one in found if not one.name.startswith(".")), key=lambda one: one.name)
        except OSError as error:
            from orglint.findings.reasons import reason_of  # only where something is refused

            told = _told(folder, self.folder, self.given)
            self.problems.append(Problem(_UNREADABLE.filled(path=told, reason=reason_of(error))))
            return []
        for entry in entries if folder not in self._packs else ():
            if entry.is_symlink():
                self._follow(entry)
            elif not entry.is_dir() and _is_definition(entry.name) and entry.path not in self._packs:
                self.files.append(entry.path)
        return [entry.path for entry in entries if entry.is_dir(follow_symlinks=False)]

    def _follow(self, link: os.DirEntry[str]) -> None:
        is_folder = os.path.isdir(link.path)
        if not is_folder and not _is_definition(link.name):
            return
        if not inside(link.path, self.folder):
            self.led_out.append(link.path)
        elif not is_folder:
            self.files.append(os.path.realpath(link.path) if os.path.exists(link.path) else link.path)


def _is_definition(name: str) -> bool:
    return is_yaml(name) and not is_reserved(name)


def is_yaml(name: str) -> bool:
    """Whether a file is YAML by its name."""
    return name.lower().endswith(_SUFFIXES)


def is_reserved(name: str) -> bool:
    """Whether a file of this name is a configuration or a baseline, and no part of a definition."""
    return name.lower() in CONFIG_NAMES or name.lower().endswith(BASELINE_NAME)


def inside(path: str, folder: str) -> bool:
    """Whether a path, with all links followed, stays in `folder`, a real path."""
    real = os.path.realpath(path)
    return real == folder or real.startswith(folder.rstrip(os.sep) + os.sep)


def shown(path: str, root: Root) -> str:
    """The name of a file for the user: as given where it was given, else relative to where they stand, with `/`."""
    if path == STDIN:
        return "<stdin>"
    if len(root.files) == 1 and path == root.files[0] and not root.is_folder:
        return root.given.replace(os.sep, "/")
    start = root.given if root.is_folder else os.path.dirname(root.given)
    return _told(path, root.folder, start)


def _told(path: str, folder: str, start: str) -> str:
    """A path below the real path `folder`, as seen from where that is `start`."""
    return os.path.normpath(os.path.join(start, os.path.relpath(path, folder))).replace(os.sep, "/")


_NO_SUCH_PATH = Text("there is no file or folder “{path}”", "没有名为“{path}”的文件或文件夹")
_NOTHING_TO_CHECK = Text("no YAML file to check in “{path}”", "“{path}”中没有可检查的 YAML 文件")
_UNREADABLE = Text("the folder “{path}” cannot be read: {reason}", "无法读取文件夹“{path}”：{reason}")
