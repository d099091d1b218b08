"""Work on what one process holds, done by several: forked children hold the same, and hand back what they find out.

A graph costs more to hand over than to build; forked, it is shared, and only what was found travels.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, NoReturn, TypeVar

from orglint.findings.problem import CannotRun, Problem
from orglint.findings.text import Text
from orglint.lean.values import frozen

_Found = TypeVar("_Found")

CAN_SHARE = hasattr(os, "fork") and sys.platform != "darwin"
"""Where there is no fork, or the system's own libraries do not bear it, one process does all."""

_NUMBER = 2
"""Bytes of a number in the queue."""


def shared(work: Callable[[int], _Found], count: int, processes: int) -> list[_Found]:
    """`[work(0), …, work(count - 1)]`; whoever of the processes is free takes the next number. count: below 10,000.

    By one process alone where there is no other way. Raises CannotRun when a process ends before it has told what it
    found out.
    """
    if processes == 1 or not CAN_SHARE:
        return [work(number) for number in range(count)]
    queue, fill = os.pipe()
    os.write(fill, b"".join(number.to_bytes(_NUMBER, "big") for number in range(count)))
    os.close(fill)
    children: list[_Child] = []
    try:
        for _ in range(min(processes, count) - 1):
            children.append(_Child.begin(lambda: list(_done(work, queue))))
        found = dict(_done(work, queue))
        for child in children:
            found.update(child.told())
    except BaseException:
        for child in children:
            child.kill()
        raise
    finally:
        os.close(queue)
    return [found[number] for number in range(count)]


def _done(work: Callable[[int], _Found], queue: int) -> Iterator[tuple[int, _Found]]:
    while taken := os.read(queue, _NUMBER):
        number = int.from_bytes(taken, "big")
        yield number, work(number)


@frozen
class _Child:
    """A forked process, and the pipe by which it tells what it found out."""

    pid: int
    pipe: BinaryIO

    @classmethod
    def begin(cls, work: Callable[[], Any]) -> _Child:
        """Fork; the child does the work, tells what comes of it, and ends."""
        reading, writing = os.pipe()
        pid = os.fork()
        if pid == 0:
            _end_with(work, writing)
        os.close(writing)
        return cls(pid, os.fdopen(reading, "rb"))

    def told(self) -> Any:
        """Wait for what it found out. Raises CannotRun when it does not say."""
        import pickle  # brings much that one process does not need

        with self.pipe as pipe:
            data = pipe.read()
        _, status = os.waitpid(self.pid, 0)
        ended = os.waitstatus_to_exitcode(status)
        if ended != 0:
            raise CannotRun([Problem(_DIED.filled(status=_ending(ended)), None, _ALONE)])
        found, trouble = pickle.loads(data)
        if trouble:
            raise RuntimeError(trouble)
        return found

    def kill(self) -> None:
        """End it, unless it has ended."""
        if self.pipe.closed:
            return
        self.pipe.close()
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)


def _end_with(work: Callable[[], Any], writing: int) -> NoReturn:
    """The life of a child. Nothing that the parent has opened is flushed or closed: that is left to the parent."""
    import pickle

    status = 1
    try:
        try:
            told = work(), ""
        except Exception:
            import traceback

            told = None, traceback.format_exc()
        with os.fdopen(writing, "wb") as pipe:
            pickle.dump(told, pipe, pickle.HIGHEST_PROTOCOL)
        status = 0
    finally:
        os._exit(status)


def _ending(status: int) -> str:
    return signal.Signals(-status).name if status < 0 else str(status)


_DIED = Text(
    "a process of this run ended before it had told what it found ({status})",
    "本次运行的一个进程在交出结果之前就结束了（{status}）",
)
_ALONE = Text("there may be too little memory; check with --jobs 1", "可能内存不足；请改用 --jobs 1")
