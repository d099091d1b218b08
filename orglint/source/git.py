"""A git repository, asked so that nothing in it can run a program, reach the network or pass for an option."""

from __future__ import annotations

import hashlib
import os
import subprocess
from collections.abc import Iterable, Mapping

from orglint.findings.problem import CannotRun, Problem
from orglint.findings.text import Text
from orglint.lean.values import frozen

_SAFE = (
    *("-c", "core.fsmonitor=false"),
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", f"core.attributesFile={os.devnull}"),
    *("-c", "protocol.allow=never"),
    "--literal-pathspecs",
    "--no-pager",
)
_ENVIRONMENT = {
    "GIT_ALLOW_PROTOCOL": "",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
_LINK = "120000"
_SHA1_DIGITS = 40


@frozen
class Entry:
    """A file in a commit. id: of its bytes in git. size: how many there are."""

    id: str
    size: int
    is_link: bool


@frozen
class Repository:
    """folder: the real path of its working tree."""

    folder: str

    def commit(self, ref: str) -> str:
        """The id of the commit that a word stands for. Raises CannotRun when there is none."""
        plain = bool(ref.strip()) and not ref.startswith("-") and ref.isprintable()
        done = _git(self.folder, "rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}") if plain else None
        if done is None or done.returncode:
            raise CannotRun([Problem(_NO_COMMIT.filled(ref=ref), None, _FETCH if self.is_shallow() else _ANY_NAME)])
        return done.stdout.decode("ascii").strip()

    def parting(self, one: str, other: str) -> str:
        """The id of the commit at which the histories of two commits part; raises CannotRun when they never met."""
        done = _git(self.folder, "merge-base", one, other)
        if done.returncode:
            raise CannotRun([Problem(_NO_PARTING, None, _FETCH if self.is_shallow() else None)])
        return done.stdout.decode("ascii").split()[0]

    def is_shallow(self) -> bool:
        """Whether a part of the history is missing."""
        return _git(self.folder, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"

    def files(self, commit: str) -> dict[str, Entry]:
        """The files of a commit by their path from the root, with `/`; repositories within it are left out."""
        listed = self._told("ls-tree", "-r", "-z", "-l", "--full-tree", commit)
        found = {}
        for row in listed.split(b"\0")[:-1]:
            told, _, path = row.partition(b"\t")
            mode, kind, id, size = told.decode("ascii").split()
            if kind == "blob":
                found[os.fsdecode(path)] = Entry(id, int(size), mode == _LINK)
        return found

    def read(self, ids: Iterable[str]) -> Mapping[str, bytes]:
        """The bytes that ids stand for, as they are in git: no filter has seen them."""
        asked = "".join(f"{id}\n" for id in ids).encode("ascii")
        told = self._told("cat-file", "--batch", given=asked) if asked else b""
        found, at = {}, 0
        while at < len(told):
            head = told.index(b"\n", at)
            id, _, size = told[at:head].decode("ascii").split(" ")
            found[id] = told[head + 1 : head + 1 + int(size)]
            at = head + 2 + int(size)
        return found

    def path_of(self, path: str) -> str | None:
        """A path of the file system as the repository calls it, with `/`; empty for the root, None outside of it."""
        real = os.path.realpath(path)
        if real == self.folder:
            return ""
        inside = self.folder.rstrip(os.sep) + os.sep
        return real[len(inside) :].replace(os.sep, "/") if real.startswith(inside) else None

    def _told(self, *arguments: str, given: bytes = b"") -> bytes:
        done = _git(self.folder, *arguments, given=given)
        if done.returncode:
            raise CannotRun([Problem(_FAILED.filled(words=_words(done.stderr)))])
        return done.stdout


def repository_of(path: str) -> Repository:
    """The repository that a path is in, there or not any more. Raises CannotRun when it is in none."""
    folder = os.path.abspath(path)
    while not os.path.isdir(folder):
        folder = os.path.dirname(folder)
    done = _git(folder, "rev-parse", "--show-toplevel")
    if done.returncode:
        known = b"not a git repository" in done.stderr or b"must be run in a work tree" in done.stderr
        raise CannotRun(
            [Problem(_NO_REPOSITORY.filled(path=path) if known else _FAILED.filled(words=_words(done.stderr)))]
        )
    return Repository(os.path.realpath(os.fsdecode(done.stdout.rstrip(b"\n"))))


def object_id(data: bytes, digits: int) -> str:
    """The id that the bytes of a file have in git; digits: how long the ids of the repository are."""
    algorithm = hashlib.sha1 if digits == _SHA1_DIGITS else hashlib.sha256
    return algorithm(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


def changed_hunks(before: str, after: str) -> list[tuple[int, int]]:
    """Where two files differ: first line and number of lines in `after`; of what was only taken out, the line before it
    and 0."""
    arguments = ("diff", "--no-index", "--no-ext-diff", "--no-textconv", "--no-color", "--text", "-U0")
    done = _git(
        os.path.dirname(after), *arguments, "--inter-hunk-context=0", "--diff-algorithm=histogram", "--", before, after
    )
    if done.returncode not in (0, 1):
        raise CannotRun([Problem(_FAILED.filled(words=_words(done.stderr)))])
    hunks = []
    for line in done.stdout.split(b"\n"):
        if line.startswith(b"@@ "):
            start, _, count = line.split(b" ")[2][1:].partition(b",")
            hunks.append((int(start), int(count or 1)))
    return hunks


def _git(folder: str, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run git without what the environment says of repositories; where its configuration lies is the user's word."""
    kept = {name: value for name, value in os.environ.items() if name[:4] != "GIT_" or name.startswith("GIT_CONFIG")}
    try:
        return subprocess.run(
            ["git", *_SAFE, *arguments],
            cwd=folder,
            input=given,
            env={**kept, **_ENVIRONMENT},
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        raise CannotRun([Problem(_NO_GIT)]) from None


def _words(stderr: bytes) -> str:
    return stderr.decode("utf-8", "replace").strip().split("\n")[0]


_NO_GIT = Text("git is not installed", "没有安装 git")
_NO_REPOSITORY = Text("“{path}” is in no git repository", "“{path}”不在任何 git 仓库中")
_NO_COMMIT = Text("there is no commit “{ref}”", "没有提交“{ref}”")
_ANY_NAME = Text("name a branch, a tag or a commit", "请写分支、标签或提交")
_FETCH = Text(
    "the history is shallow: fetch all of it (fetch-depth: 0 on GitHub, GIT_DEPTH: 0 on GitLab)",
    "历史不完整：请取回全部历史（GitHub 用 fetch-depth: 0，GitLab 用 GIT_DEPTH: 0）",
)
_NO_PARTING = Text("the two commits have no history in common", "两个提交没有共同的历史")
_FAILED = Text("git says: {words}", "git 报错：{words}")
