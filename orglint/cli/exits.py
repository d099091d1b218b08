"""How a run ends: the exit status, and what is said when it could not do its work."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from errno import EBADF

from orglint.cli.wording import language, words
from orglint.findings.problem import CannotRun, Problem
from orglint.findings.text import Text
from orglint.reporters.escape import log_line, visible

CLEAN, FINDINGS, CANNOT_RUN, OUR_FAULT = 0, 1, 2, 3
"""The exit statuses, described in the README."""

_ABOUT = Text("{reason} “{name}”", "{reason}：“{name}”")
_CLOSED = Text("standard output is closed", "标准输出已关闭")
_PLUGINS = "orglint.plugin.loading"
"""The module that has run the Python of others, if any ran."""


def run(work: Callable[[list[str]], int], arguments: list[str]) -> int:
    """Do a work with what was typed and turn whatever happens into an exit status. Never raises."""
    try:
        status = work(arguments)
        sys.stdout.flush()
        return status
    except KeyboardInterrupt:
        _say(words("interrupted", "已中断"))
        return CANNOT_RUN
    except CannotRun as error:
        return cannot_run(error.problems, "--debug" in arguments)
    except BrokenPipeError:  # the reader has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLEAN
    except OSError as error:
        from orglint.findings.reasons import reason_of  # only where something is refused

        reason = _CLOSED if error.errno == EBADF else reason_of(error)
        if isinstance(error.filename, (str, bytes)):
            reason = _ABOUT.filled(reason=reason, name=os.fsdecode(error.filename))
        _say(words("error: ", "错误：") + reason.read(language()))
        _drop_output()
        return CANNOT_RUN
    except Exception as error:
        return _our_fault(error, "--debug" in arguments)


def leave_threads(status: int) -> None:
    """End the program here where a plugin has left a thread that would keep it from ending."""
    if _PLUGINS not in sys.modules:
        return
    from threading import current_thread
    from threading import enumerate as threads

    if any(not one.daemon and one is not current_thread() for one in threads()):
        sys.stdout.flush()
        os._exit(status)


def cannot_run(problems: Iterable[Problem], debug: bool) -> int:
    """Say what kept orglint from all or part of its work; the exit status."""
    for problem in problems:
        _say(words("error: ", "错误：") + problem.line(language()))
        if debug and problem.trace:
            sys.stderr.write(problem.trace)
    return CANNOT_RUN


def _our_fault(error: Exception, debug: bool) -> int:
    if debug:
        import traceback

        traceback.print_exc()
    kind = type(error).__name__
    _say(
        words(
            f"orglint itself failed ({kind}: {error}); run it with --debug and tell its maintainers what it prints",
            f"orglint 自身出错（{kind}: {error}）；请加 --debug 重试，并把输出反馈给维护者",
        )
    )
    _drop_output()
    return OUR_FAULT


def _drop_output() -> None:
    """Nothing more can be written, so nothing more is tried when Python exits."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say_note(note: Problem) -> None:
    """Tell on standard error what keeps nothing from running."""
    _say(words("note: ", "注意：") + note.line(language()))


def say_lines(lines: Iterable[str]) -> None:
    """Tell lines on standard error."""
    for line in lines:
        _say(line)


def _say(line: str) -> None:
    data = (log_line(visible(line)) + "\n").encode("utf-8", "backslashreplace")
    try:
        sys.stderr.buffer.write(data)
        sys.stderr.flush()
    except OSError:  # nobody listens
        pass
