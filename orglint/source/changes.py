"""Which lines of a text are others than they were at a commit."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping
from tempfile import TemporaryDirectory

from orglint.lean.values import frozen
from orglint.source.discovery import is_yaml
from orglint.source.git import Entry, Repository, changed_hunks, object_id

_ALIKE = 0.5
"""The part of its lines that a file must share with one that is gone to be that file under another name."""


@frozen
class ChangedLines:
    """stretches: first and last lines of what is new or other. gaps: lines after which something was taken out."""

    stretches: tuple[tuple[int, int], ...] = ()
    gaps: tuple[int, ...] = ()

    def touch(self, first: int, last: int) -> bool:
        """Whether any of the lines from first to last changed, or stands beside what was taken out."""
        return any(start <= last and first <= end for start, end in self.stretches) or any(
            first - 1 <= gap <= last for gap in self.gaps
        )


UNCHANGED, EVERYTHING = ChangedLines(), ChangedLines(((1, 1 << 60),))


class Changes:
    """The changes of a repository since a commit.

    now: the files of a later commit that are looked at, instead of those that lie in the working tree.
    """

    def __init__(self, repository: Repository, commit: str, now: Mapping[str, Entry] | None = None) -> None:
        self._repository, self._now = repository, now
        self._before = repository.files(commit)
        self._gone: dict[str, bytes] | None = None

    def of(self, file: str, text: str) -> ChangedLines | None:
        """The lines of a file, with this text, that changed; None when it is not in this repository.

        A file that was not there is compared with the one that it was before, if it has only another name.
        """
        path = self._repository.path_of(file)
        if path is None:
            return None
        entry, data = self._before.get(path), text.encode("utf-8", "surrogatepass")
        if entry is not None and entry.id == object_id(data, len(entry.id)):
            return UNCHANGED
        after = _plain(data)
        before = _plain(self._read(entry)) if entry is not None else self._renamed(after)
        if before is None:
            return EVERYTHING
        return UNCHANGED if before == after else _compared(before, after)

    def _read(self, entry: Entry) -> bytes:
        return self._repository.read([entry.id])[entry.id]

    def _renamed(self, after: bytes) -> bytes | None:
        """What of the files that are gone is most like a new one; None where none is."""
        if self._gone is None:
            gone = {path: one for path, one in self._before.items() if is_yaml(path) and not self._is_there(path)}
            held = self._repository.read({one.id for one in gone.values()})
            self._gone = {path: _plain(held[one.id]) for path, one in sorted(gone.items())}
        likeness = {path: _likeness(before, after) for path, before in self._gone.items()}
        best = max(likeness, key=likeness.__getitem__, default=None)
        return self._gone[best] if best is not None and likeness[best] >= _ALIKE else None

    def _is_there(self, path: str) -> bool:
        if self._now is not None:
            return path in self._now
        return os.path.lexists(os.path.join(self._repository.folder, path))


def _plain(data: bytes) -> bytes:
    """Without line ends and byte order marks, which may differ from git though nobody changed anything."""
    return data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")


def _likeness(one: bytes, other: bytes) -> float:
    first, second = Counter(one.split(b"\n")), Counter(other.split(b"\n"))
    return 2 * (first & second).total() / (first.total() + second.total())


def _compared(before: bytes, after: bytes) -> ChangedLines:
    with TemporaryDirectory(prefix="orglint-") as folder:
        paths = [os.path.join(folder, name) for name in ("before", "after")]
        for path, data in zip(paths, (before, after), strict=True):
            with open(path, "wb") as file:
                file.write(data)
        hunks = changed_hunks(*paths)
    stretches = tuple((start, start + count - 1) for start, count in hunks if count)
    return ChangedLines(stretches, tuple(start for start, count in hunks if not count))
