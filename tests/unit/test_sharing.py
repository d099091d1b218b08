"""Work that is shared out comes back whole and in order, or it is told who did not do it."""

import os
import signal
from collections.abc import Callable

import pytest

from orglint.findings.problem import CannotRun
from orglint.sharing import CAN_SHARE, shared

pytestmark = [
    pytest.mark.skipif(not CAN_SHARE, reason="no fork"),
    pytest.mark.filterwarnings("ignore:This process:DeprecationWarning"),  # of threads that the test runner has
]
HERE = os.getpid()


def in_child(act: Callable[[], object]) -> Callable[[int], int]:
    """Work that the first process cannot finish before a child has taken some of it."""
    told, tell = os.pipe()

    def work(number: int) -> int:
        if os.getpid() == HERE:
            os.read(told, 1)
            return number
        os.write(tell, b"!" * 100)
        act()
        return number

    return work


@pytest.mark.parametrize("processes", [1, 2, 3, 9])
def test_what_is_found_comes_back_in_order(processes: int) -> None:
    assert shared(lambda number: (number, "一" * number), 5, processes) == [(one, "一" * one) for one in range(5)]


def test_several_processes_take_part() -> None:
    pipes = os.pipe(), os.pipe()

    def work(number: int) -> int:
        """Done when the other process has begun to work, too."""
        mine, other = pipes if os.getpid() == HERE else reversed(pipes)
        os.write(mine[1], b"!" * 100)
        os.read(other[0], 1)
        return os.getpid()

    assert len(set(shared(work, 20, 2))) == 2


def test_large_results_travel() -> None:
    assert [len(one) for one in shared(lambda number: "x" * 300_000, 6, 3)] == [300_000] * 6


@pytest.mark.parametrize(
    ("act", "said"), [(lambda: os._exit(7), "7"), (lambda: os.kill(os.getpid(), signal.SIGKILL), "SIGKILL")]
)
def test_a_process_that_ends_early_is_told(act: Callable[[], object], said: str) -> None:
    with pytest.raises(CannotRun) as told:
        shared(in_child(act), 20, 2)
    problem = told.value.problems[0]
    assert (
        said in problem.message.en and said in problem.message.zh and "--jobs 1" in (problem.help or problem.message).en
    )


def test_a_fault_in_a_child_is_ours() -> None:
    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        shared(in_child(lambda: 1 / 0), 20, 2)


def test_a_fault_here_leaves_no_child_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    fork, born = os.fork, []

    def forked() -> int:
        born.append(fork())
        return born[-1]

    def work(number: int) -> int:
        if os.getpid() == HERE:
            raise KeyboardInterrupt
        signal.pause()
        return number

    monkeypatch.setattr("os.fork", forked)
    with pytest.raises(KeyboardInterrupt):
        shared(work, 20, 3)
    assert len(born) == 2
    for child in born:
        with pytest.raises(ChildProcessError):
            os.waitpid(child, os.WNOHANG)
