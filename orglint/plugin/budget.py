"""A stretch of foreign code with a time limit."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_AGAIN = 0.05
"""Seconds after which code that went on is stopped again."""


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
    def stop(number: int, frame: FrameType | None) -> None:
        raise TimeIsUp

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


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
