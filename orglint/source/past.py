"""Files and folders as they stood in git, laid out where they can be read like any others."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from tempfile import TemporaryDirectory

from orglint.findings.problem import CannotRun, Problem
from orglint.findings.text import Text
from orglint.lean.values import frozen
from orglint.source.discovery import is_yaml
from orglint.source.files import STDIN
from orglint.source.git import Entry, Repository, repository_of


@frozen
class Past:
    """Where the arguments of a run lie as they stood at a commit.

    ref: as the user called it. homes: each repository with the folder that stands for it.
    """

    ref: str
    places: Mapping[str, str]
    homes: Mapping[Repository, str]

    def where(self, given: str) -> str:
        """The path to read in the place of an argument. Raises CannotRun when there was none."""
        place = self.places[given]
        if not os.path.lexists(place):
            raise CannotRun([Problem(_NOT_THEN.filled(path=given, ref=self.ref))])
        return place

    def also(self, paths: Sequence[str]) -> list[str]:
        """Where other paths lie, as far as they are in these repositories."""
        named = ((repository.path_of(path), home) for path in paths for repository, home in self.homes.items())
        return [os.path.join(home, *name.split("/")) for name, home in named if name is not None]


def refuse_stdin(paths: Sequence[str]) -> None:
    """Raises CannotRun when an argument has no history."""
    if STDIN in paths:
        raise CannotRun([Problem(_NO_STDIN)])


@contextmanager
def laid_out(paths: Sequence[str], ref: str, commits: Mapping[Repository, str], most: int) -> Iterator[Past]:
    """The YAML files around paths as they stood at the commit of their repository, until the context ends.

    most: of a file with more bytes only its size is kept. Raises CannotRun as `repository_of` does.
    """
    with TemporaryDirectory(prefix="orglint-") as folder:
        places: dict[str, str] = {}
        homes: dict[Repository, str] = {}
        for number, (repository, commit) in enumerate(commits.items()):
            home = homes[repository] = os.path.join(os.path.realpath(folder), str(number))
            here = [path for path in paths if repository_of(path) == repository]
            told = {path: repository.path_of(path) or "" for path in here}
            _lay_out(repository, commit, list(told.values()), home, most)
            places.update({path: os.path.join(home, *name.split("/")) for path, name in told.items()})
        yield Past(ref, places, homes)


def _lay_out(repository: Repository, commit: str, names: Sequence[str], home: str, most: int) -> None:
    files = repository.files(commit)
    folders = {name if _is_folder(name, files) else posixpath.dirname(name) for name in names}
    wanted = {
        path: entry
        for path, entry in files.items()
        if (entry.is_link or is_yaml(path)) and any(not one or path.startswith(one + "/") for one in folders)
    }
    held = repository.read({entry.id for entry in wanted.values() if entry.size <= most})
    os.makedirs(home)
    for path, entry in sorted(wanted.items(), key=lambda one: one[1].is_link):  # nothing is written through a link
        if not {"", "..", ".git"} & {*path.split("/")}:
            _write(os.path.join(home, *path.split("/")), entry, held.get(entry.id), home)


def _write(path: str, entry: Entry, data: bytes | None, home: str) -> None:
    os.makedirs(os.path.dirname(path), exist_ok=True)
    if entry.is_link:
        target = os.path.normpath(os.path.join(os.path.dirname(path), os.fsdecode(data or b"/")))
        if target.startswith(home + os.sep) and not os.path.lexists(path):
            os.symlink(os.path.relpath(target, os.path.dirname(path)), path)
        return
    with open(path, "xb") as file:
        file.write(data or b"")
        if data is None:
            file.truncate(entry.size)


def _is_folder(name: str, files: Mapping[str, Entry]) -> bool:
    return not name or any(path.startswith(name + "/") for path in files)


_NOT_THEN = Text("there was no file or folder “{path}” at {ref}", "{ref} 时没有名为“{path}”的文件或文件夹")
_NO_STDIN = Text("standard input has no history", "标准输入没有历史")
