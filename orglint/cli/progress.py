"""What a person at a terminal sees while a run takes longer than two seconds."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from orglint.cli.wording import words

if TYPE_CHECKING:
    from threading import Event

    from orglint.findings.progress import Progress

PATIENCE = 2.0
"""Seconds without a word; most runs end within them."""
_PERIOD = 0.2
_CLEAR = "\r\x1b[K"


@contextmanager
def shown(progress: Progress) -> Iterator[None]:
    """Show on standard error, where it is a terminal, how far a run has come; leave no trace of it at the end."""
    if not sys.stderr.isatty():
        yield
        return
    from threading import Event, Thread

    over = Event()
    thread = Thread(target=_show, args=(progress, over), daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _show(progress: Progress, over: Event) -> None:
    if over.wait(PATIENCE):
        return
    try:
        while not over.wait(_PERIOD):
            sys.stderr.write(_CLEAR + line(progress))
            sys.stderr.flush()
        sys.stderr.write(_CLEAR)
        sys.stderr.flush()
    except OSError:  # nobody looks any more
        return


def line(progress: Progress) -> str:
    """One line that says what a run is doing."""
    stage, done, total = progress.stage, progress.done, progress.total
    if stage is None:
        return "orglint"
    from orglint.cli.timings import STAGES  # a short run ends before it is told of

    count = words(f" · {done} of {total}", f" · {done}/{total}") if total > 1 else ""
    return f"orglint: {words(*STAGES[stage])}{count} …"
