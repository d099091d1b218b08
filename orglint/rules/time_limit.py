"""A stretch of code with a time limit: the check of a plugin, a rule that somebody else wrote."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

_AGAIN = 0.05
"""Seconds after which code that went on is stopped again."""
_PATIENCE = 20
"""How often; code that catches everything and goes on would never end, so the whole program does."""


class TimeIsUp(BaseException):
    """The code took longer than it may. No `except Exception` of a plugin catches it."""


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise TimeIsUp in the code inside once `seconds` of wall time have passed.

    In a main thread an alarm of the system stops it, even while it waits; elsewhere it stops at its next step.
    """
    with _alarm(seconds) if _can_alarm() else _watched(seconds):
        yield


def _can_alarm() -> bool:
    return hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    asked = 0

    def stop(number: int, frame: FrameType | None) -> None:
        nonlocal asked
        asked += 1
        if asked > _PATIENCE:
            _end(f"a plugin cannot be stopped, so orglint ends / 插件无法中止，orglint 就此结束: {_code(frame)}")
        raise TimeIsUp

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _code(frame: FrameType | None) -> str:
    return "?" if frame is None else f"{frame.f_code.co_filename}:{frame.f_lineno}"


def _end(said: str) -> NoReturn:
    """End the program with status 2: no exception gets out of the code that is running."""
    os.write(2, f"error: {said}\n".encode("utf-8", "backslashreplace"))
    os._exit(2)


@contextmanager
def _watched(seconds: float) -> Iterator[None]:
    """The same for threads that get no signals: another thread throws the exception into this one."""
    import ctypes  # only where it is needed: it costs some milliseconds

    thread, done = threading.get_ident(), threading.Event()
    throw = ctypes.pythonapi.PyThreadState_SetAsyncExc

    def watch() -> None:
        wait = seconds
        while not done.wait(wait):
            throw(ctypes.c_ulong(thread), ctypes.py_object(TimeIsUp))
            wait = _AGAIN

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()
        throw(ctypes.c_ulong(thread), None)
