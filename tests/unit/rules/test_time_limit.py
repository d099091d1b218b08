"""A time limit interrupts foreign code and nothing else, and leaves no alarm behind."""

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable

import pytest

from orglint.rules.time_limit import TimeIsUp, limited


def spinning() -> None:
    while True:
        pass


def sleeping() -> None:
    time.sleep(60)


def stubborn() -> None:
    """Goes on for a while when it is stopped, as a `finally` of a plugin may."""
    try:
        time.sleep(60)
    finally:
        until = time.monotonic() + 0.2
        while time.monotonic() < until:
            try:
                time.sleep(0.01)
            except TimeIsUp:
                continue


def stopped(run: Callable[[], None]) -> bool:
    try:
        with limited(0.05):
            run()
    except TimeIsUp:
        return True
    return False


@pytest.mark.parametrize("run", [spinning, sleeping, stubborn])
def test_code_is_stopped_and_no_alarm_is_left(run: Callable[[], None]) -> None:
    before = signal.getsignal(signal.SIGALRM)
    for _ in range(3):
        assert stopped(run)
        assert signal.getitimer(signal.ITIMER_REAL) == (0, 0) and signal.getsignal(signal.SIGALRM) is before


def test_a_thread_is_stopped_and_nothing_is_thrown_into_it_later() -> None:
    told: list[bool] = []

    def run() -> None:
        told.append(stopped(spinning))
        until = time.monotonic() + 0.2  # several times as long as the watcher waits
        while time.monotonic() < until:
            pass
        told.append(True)

    before = threading.active_count()
    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(60)
    assert told == [True, True] and threading.active_count() == before


def test_a_limit_around_another_goes_on() -> None:
    with pytest.raises(TimeIsUp), limited(0.2):
        assert stopped(spinning)
        spinning()
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


def test_code_that_ends_in_time_is_left_alone() -> None:
    with limited(60):
        assert signal.getitimer(signal.ITIMER_REAL)[0] > 0
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


def test_an_alarm_that_rings_elsewhere_only_ends_the_limit() -> None:
    """It may be late: what it was set for has ended, and whoever runs now must not be stopped."""
    with limited(60):
        ring = signal.getsignal(signal.SIGALRM)
        assert callable(ring) and signal.getitimer(signal.ITIMER_REAL)[0] > 0
        ring(signal.SIGALRM, sys._getframe(1))
        assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


def test_what_is_left_of_a_limit_gets_less_while_another_runs() -> None:
    with limited(60):
        before = signal.getitimer(signal.ITIMER_REAL)[0]
        with limited(30):
            time.sleep(0.02)
        assert 0 < signal.getitimer(signal.ITIMER_REAL)[0] <= before - 0.02


ENDLESS = """
from orglint.rules import time_limit
time_limit._AGAIN = 0.01
def swallowing():
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass
with time_limit.limited(0.01):
    swallowing()
"""


def test_code_that_lets_nothing_out_ends_the_program_with_a_line_that_says_so() -> None:
    done = subprocess.run(
        [sys.executable, "-c", ENDLESS], capture_output=True, encoding="utf-8", timeout=60, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(
        "error: a plugin cannot be stopped, so orglint ends / 插件无法中止，orglint 就此结束: <string>:"
    )
    assert done.stderr.endswith("\n") and done.stderr.count("\n") == 1
