"""From a path to bytes, whatever the path turns out to be."""

from __future__ import annotations

import os
import stat
import sys

from orglint.findings.problem import CannotRun, Problem
from orglint.findings.text import Text

STDIN = "-"
_ATTEMPTS = 3


class TooLarge(CannotRun):
    """A file holds more bytes than may be read. most: how many may."""

    def __init__(self, name: str, most: int) -> None:
        super().__init__([Problem(_TOO_LARGE.filled(path=name, most=most))])
        self.most = most


def read_bytes(path: str, most: int, name: str = "") -> bytes:
    """The bytes of a regular file, or of standard input. name: how the user is told of it, the path by default.

    Raises TooLarge, from the size before anything is read; CannotRun when it is no regular file, cannot be read, or
    does not stop changing while it is read.
    """
    name = name or path
    try:
        if path == STDIN:
            return _standard_input(most)
        for _ in range(_ATTEMPTS):
            data = _whole(path, most, name)
            if data is not None:
                return data
    except OSError as error:
        from orglint.findings.reasons import reason_of  # only where something is refused

        raise CannotRun([Problem(_UNREADABLE.filled(path=name, reason=reason_of(error)))]) from None
    raise CannotRun([Problem(_CHANGING.filled(path=name))])


def _standard_input(most: int) -> bytes:
    if sys.stdin is None:  # closed before we began
        raise CannotRun([Problem(_UNREADABLE.filled(path="<stdin>", reason="closed"))])
    data = sys.stdin.buffer.read(most + 1)
    if len(data) > most:
        raise TooLarge("<stdin>", most)
    return data


def _whole(path: str, most: int, name: str) -> bytes | None:
    """The bytes of a file; None when somebody wrote to it meanwhile."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))  # a pipe must not make us wait
    with os.fdopen(descriptor, "rb") as file:
        before = os.fstat(descriptor)
        if not stat.S_ISREG(before.st_mode):
            raise CannotRun([Problem(_NOT_A_FILE.filled(path=name))])
        if before.st_size > most:
            raise TooLarge(name, most)
        data = file.read(most + 1)
        if len(data) > most:
            raise TooLarge(name, most)
        after = os.fstat(descriptor)
    steady = (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
    return data if steady and (len(data) == after.st_size or not after.st_size) else None


_NOT_A_FILE = Text("“{path}” is not a regular file", "“{path}”不是普通文件")
_TOO_LARGE = Text("“{path}” is larger than {most} bytes", "“{path}”超过 {most} 字节")
_UNREADABLE = Text("“{path}” cannot be read: {reason}", "无法读取“{path}”：{reason}")
_CHANGING = Text("“{path}” keeps changing while it is read", "“{path}”在读取过程中不断变化")
