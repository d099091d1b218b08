"""From a command line argument to the files of one organization, and from an `include` to more of them."""

from __future__ import annotations

import glob
import os
import stat
import sys
from collections.abc import Iterator, Sequence, Set

from orglint.findings.problem import CannotRun, Problem
from orglint.findings.text import Text
from orglint.lean.values import frozen

CONFIG_NAMES = ("orglint.yaml", "orglint.yml", ".orglint.yaml")
BASELINE_NAME = "orglint-baseline.yaml"
"""How the name of a baseline ends."""
_SUFFIXES = (".yaml", ".yml")
STDIN = "-"


@frozen
class Root:
    """One organization as named on the command line.

    folder: the real path that no file of it may leave. files: real paths to begin with, in order. given: the argument.
    is_folder: it names a folder.
    """

    given: str
    folder: str
    files: tuple[str, ...]
    is_folder: bool = False


def discover(given: str, packs: Sequence[str] = (), where: str | None = None) -> Root:
    """The files that an argument names: itself, or every YAML file below it in order of their paths.

    where: the path at which it lies, if that is another one.

    Hidden folders, configuration files, baselines, the rule files of `packs` and links that lead out of the folder are
    left out. Of a pack these are the files directly in it, for they alone are read as rules. Raises CannotRun when
    there is nothing there, or nothing to check.
    """
    if given == STDIN:
        return Root(given, os.path.realpath("."), (STDIN,))
    place = given if where is None else where
    if os.path.isdir(place):
        folder = os.path.realpath(place)
        files = tuple(_files_below(folder, frozenset(map(os.path.realpath, packs))))
        if not files:
            raise CannotRun([Problem(_NOTHING_TO_CHECK.filled(path=given))])
        return Root(given, folder, files, is_folder=True)
    if not os.path.lexists(place):
        raise CannotRun([Problem(_NO_SUCH_PATH.filled(path=given))])
    real = os.path.realpath(place)
    return Root(given, os.path.dirname(real), (real,))


def _files_below(folder: str, packs: Set[str]) -> Iterator[str]:
    for current, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = os.path.join(current, name)
            ours = is_yaml(name) and not name.startswith(".") and not is_reserved(name)
            if ours and inside(path, folder) and packs.isdisjoint((current, path)):
                yield path


def is_yaml(name: str) -> bool:
    """Whether a file is YAML by its name."""
    return name.endswith(_SUFFIXES)


def is_reserved(name: str) -> bool:
    """Whether a file of this name is a configuration or a baseline, and no part of a definition."""
    return name in CONFIG_NAMES or name.endswith(BASELINE_NAME)


def inside(path: str, folder: str) -> bool:
    """Whether a path, with all links followed, stays in `folder`, a real path."""
    real = os.path.realpath(path)
    return real == folder or real.startswith(folder.rstrip(os.sep) + os.sep)


def expand(pattern: str, including: str, folder: str) -> tuple[list[str], str]:
    """The real paths that an `include` pattern of the file `including` names, in order, and why there are none.

    folder: the real path of the organization's folder; empty when it stands in no folder, so that nothing is found.
    The reason is empty, `outside` (absolute, or leads out of the organization's folder, through links too) or
    `nothing`.
    """
    if os.path.isabs(pattern) or "\x00" in pattern:
        return [], "outside"
    if not folder:
        return [], "outside" if ".." in pattern.split("/") else "nothing"
    base = os.path.dirname(including)
    if not inside(os.path.join(base, _fixed_part(pattern)), folder):
        return [], "outside"
    found = sorted(glob.glob(os.path.join(glob.escape(base), pattern), recursive=True))
    files = [os.path.realpath(path) for path in found if os.path.isfile(path) and inside(path, folder)]
    if found and not files and any(not inside(path, folder) for path in found):
        return [], "outside"
    return [path for path in files if not is_reserved(os.path.basename(path))], "" if files else "nothing"


def _fixed_part(pattern: str) -> str:
    """The folders of a pattern before its first wildcard."""
    parts = []
    for part in pattern.replace("\\", "/").split("/"):
        if any(sign in part for sign in "*?["):
            break
        parts.append(part)
    return os.path.join(*parts) if parts else "."


def shown(path: str, root: Root) -> str:
    """The name of a file for the user: as given where it was given, else relative to where they stand, with `/`."""
    if path == STDIN:
        return "<stdin>"
    if len(root.files) == 1 and path == root.files[0] and not root.is_folder:
        return root.given.replace(os.sep, "/")
    start = root.given if root.is_folder else os.path.dirname(root.given)
    name = os.path.normpath(os.path.join(start, os.path.relpath(path, root.folder)))
    return name.replace(os.sep, "/")


def read_bytes(path: str, most: int) -> bytes:
    """The bytes of a regular file. Raises OSError, or CannotRun when it is no regular file or larger than `most`."""
    if path == STDIN:
        data = sys.stdin.buffer.read(most + 1)
        if len(data) > most:
            raise CannotRun([Problem(_TOO_LARGE.filled(path="<stdin>", most=most))])
        return data
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))  # a pipe must not make us wait
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise CannotRun([Problem(_NOT_A_FILE.filled(path=path))])
        if status.st_size > most:
            raise CannotRun([Problem(_TOO_LARGE.filled(path=path, most=most))])
        return file.read(most + 1)


_NO_SUCH_PATH = Text("there is no file or folder “{path}”", "没有名为“{path}”的文件或文件夹")
_NOTHING_TO_CHECK = Text("no YAML file to check in “{path}”", "“{path}”中没有可检查的 YAML 文件")
_NOT_A_FILE = Text("“{path}” is not a regular file", "“{path}”不是普通文件")
_TOO_LARGE = Text("“{path}” is larger than {most} bytes", "“{path}”超过 {most} 字节")
