"""Where results go: standard output, or files that appear whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from io import TextIOWrapper

_CHUNK = 64 * 1024


def speak_utf8() -> None:
    """Let help and messages be UTF-8 as reports are, whatever a locale or a code page says."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def write_stdout(pieces: Iterable[str]) -> None:
    """Write text as UTF-8, whatever encoding the terminal claims, until its reader has seen enough.

    Raises OSError when it cannot be written.
    """
    out = sys.stdout.buffer
    try:
        for chunk in _chunks(pieces):
            out.write(chunk)
        out.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write_file(path: str, pieces: Iterable[str], mode: int | None = None) -> None:
    """Write text to a file through a temporary one beside it, so that no reader ever sees half of it.

    A link stays a link; a pipe or a device is written to as it is. mode: the file's permissions; without one, those of
    a new file. Raises OSError when it cannot be written; the file is then as it was.
    """
    if is_device(path):
        with open(path, "wb") as device:
            device.writelines(_chunks(pieces))
        return
    real = os.path.realpath(path)
    descriptor, temporary = _temporary(real, path)
    try:
        with os.fdopen(descriptor, "wb") as file:
            for chunk in _chunks(pieces):
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, 0o666 & ~_umask() if mode is None else mode)
        os.replace(temporary, real)
    except BaseException:
        os.unlink(temporary)
        raise


def _temporary(real: str, told: str) -> tuple[int, str]:
    import tempfile  # brings archives and random numbers: only where a file is asked for

    try:
        return tempfile.mkstemp(prefix=".orglint-", suffix=".tmp", dir=os.path.dirname(real))
    except OSError as error:  # not about the file that nobody asked for
        raise OSError(error.errno, error.strerror, told) from None


def is_device(path: str) -> bool:
    """Whether a path leads to what cannot be replaced: a pipe, a device, what a process has open already."""
    return os.path.abspath(path).startswith("/dev/") or (os.path.exists(path) and not os.path.isfile(path))


def append_file(path: str, pieces: Iterable[str]) -> None:
    """Add text to the end of a file that others write to as well. Raises OSError when it cannot be written."""
    with open(path, "ab") as file:
        file.writelines(_chunks(pieces))


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current


def _chunks(pieces: Iterable[str]) -> Iterator[bytes]:
    """The pieces joined to chunks: one write for many of them."""
    waiting: list[str] = []
    size = 0
    for piece in pieces:
        waiting.append(piece)
        size += len(piece)
        if size >= _CHUNK:
            yield "".join(waiting).encode("utf-8", "backslashreplace")
            waiting, size = [], 0
    yield "".join(waiting).encode("utf-8", "backslashreplace")
