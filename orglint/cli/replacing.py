"""Writing a file that others write to as well, so that nothing of theirs is lost."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from orglint.cli.output import write_file
from orglint.findings.problem import CannotRun, Problem
from orglint.findings.text import Text


def replace_file(path: str, pieces: Iterable[str], before: bytes | None) -> None:
    """Write a file that was read before (None: it was not there), with the mode that it had.

    Raises CannotRun when somebody else has written it since, so that nothing of theirs is lost, and OSError when it
    cannot be written; the file is then as it was.
    """
    real = os.path.realpath(path)
    with _locked(os.path.dirname(real)):
        if _held(real) != before:
            raise CannotRun([Problem(_CHANGED.filled(path=path), None, _AGAIN)])
        write_file(real, pieces, None if before is None else stat.S_IMODE(os.stat(real).st_mode))


@contextmanager
def _locked(folder: str) -> Iterator[None]:
    """Nobody else who asks for the lock writes in the folder; where there are no such locks, nothing is held."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _held(path: str) -> bytes | None:
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return None


_CHANGED = Text("“{path}” was changed by somebody else meanwhile", "“{path}”在此期间已被他人修改")
_AGAIN = Text("run the command again", "请重新运行该命令")
