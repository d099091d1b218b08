"""A stretch of code with a time limit: the check of a plugin, a rule that somebody else wrote."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
import time
from types import FrameType
from typing import NoReturn

_AGAIN = 0.05
"""Seconds after which code that went on is stopped again."""
_PATIENCE = 20
"""How often; code that catches everything and goes on would never end, so the whole program does."""
_OURS = (__file__, contextlib.__file__)
"""Where nothing is interrupted: what is left undone there would stay undone."""


class TimeIsUp(BaseException):
    """The code took longer than it may. No `except Exception` of a plugin catches it."""


class limited:
    """Raise TimeIsUp in the code inside once `seconds` of wall time have passed.

    In a main thread an alarm of the system stops it, even while it waits; elsewhere it stops at its next step. Nothing
    is raised while code of the files `spare` runs.
    """

    def __init__(self, seconds: float, spare: tuple[str, ...] = ()) -> None:
        self._seconds, self._spare = seconds, (*_OURS, *spare)
        self._limit: _Alarm | _Watcher | None = None

    def __enter__(self) -> None:
        limit = _Alarm if _can_alarm() else _Watcher
        self._limit = limit(self._seconds, sys._getframe(1), self._spare)

    def __exit__(self, *_: object) -> None:
        if self._limit is not None:
            self._limit.end()


def _can_alarm() -> bool:
    return hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()


def _is_inside(frame: FrameType | None, within: FrameType) -> bool:
    """Whether code that `within` called is running."""
    while frame is not None and frame is not within:
        frame = frame.f_back
    return frame is not None


class _Alarm:
    """An alarm of the system, which raises where the main thread is."""

    def __init__(self, seconds: float, within: FrameType, spare: tuple[str, ...]) -> None:
        self._within, self._spare, self._asked, self._began = within, spare, 0, time.monotonic()
        self._handler = signal.signal(signal.SIGALRM, self._ring)
        self._left, self._interval = signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)

    def _ring(self, number: int, frame: FrameType | None) -> None:
        if not _is_inside(frame, self._within):
            self.end()
        elif frame is not None and frame.f_code.co_filename not in self._spare:
            self._asked += 1
            if self._asked > _PATIENCE:
                _end(f"{frame.f_code.co_filename}:{frame.f_lineno}")
            raise TimeIsUp

    def end(self) -> None:
        """Set no more alarms; one that was set around this one goes on."""
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, self._handler)
        if self._left:
            left = max(self._left - (time.monotonic() - self._began), _AGAIN)
            signal.setitimer(signal.ITIMER_REAL, left, self._interval)


def _end(where: str) -> NoReturn:
    """End the program with status 2: no exception gets out of the code that is running."""
    said = f"error: a plugin cannot be stopped, so orglint ends / 插件无法中止，orglint 就此结束: {where}\n"
    os.write(2, said.encode("utf-8", "backslashreplace"))
    os._exit(2)


class _Watcher:
    """The same for threads that get no signals: another thread throws the exception into this one."""

    def __init__(self, seconds: float, within: FrameType, spare: tuple[str, ...]) -> None:
        import ctypes  # only where it is needed: it costs some milliseconds

        self._within, self._spare = within, spare
        self._thread, self._done = threading.get_ident(), threading.Event()
        self._throw, self._id = ctypes.pythonapi.PyThreadState_SetAsyncExc, ctypes.c_ulong(self._thread)
        self._up = ctypes.py_object(TimeIsUp)
        self._watcher = threading.Thread(target=self._watch, args=(seconds,), daemon=True)
        self._watcher.start()

    def _watch(self, seconds: float) -> None:
        wait = seconds
        while not self._done.wait(wait):
            frame = sys._current_frames().get(self._thread)
            if not _is_inside(frame, self._within):
                return
            if frame is not None and frame.f_code.co_filename not in self._spare:
                self._throw(self._id, self._up)
            del frame
            wait = _AGAIN

    def end(self) -> None:
        """Throw no more, and take back what was thrown and has not arrived."""
        while self._watcher.is_alive():
            try:
                self._done.set()
                self._watcher.join()
            except TimeIsUp:  # thrown just before
                continue
        self._throw(self._id, None)
