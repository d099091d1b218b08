"""`python -m orglint`, and where the command `orglint` begins and ends."""

import gc
import os
import sys


def main() -> int:
    """Run what was typed; the exit status."""
    if None in (sys.stdin, sys.stdout, sys.stderr):
        _hold_closed_streams()
    if sys.argv[1:] == ["--version"] and _told_version():
        return 0
    from orglint.cli import main as typed

    return typed()


def process() -> int:
    """What the command `orglint` is: `main`, and the end of the process; the exit status where others are to end it."""
    gc.disable()  # what a run reads stays to its end: looking through it for garbage takes a tenth of its time
    status = main()
    _end(status)
    return status


def _end(status: int) -> None:
    """End the process at once where nobody is to hear of it.

    What Python does otherwise, taking every object and module apart, takes half as long again as Python's own start.
    """
    import atexit

    heard = getattr(atexit, "_ncallbacks", lambda: 1)() or sys.gettrace() or sys.getprofile()
    threads = sys.modules.get("threading")
    if heard or sys.flags.inspect or sys.flags.dev_mode or (threads and threads.active_count() > 1):
        return
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):  # Python knows how to say so
        return
    os._exit(status)


def _hold_closed_streams() -> None:
    """Let what was closed before we began lead somewhere: else the next file that is opened takes its number, and what
    is told goes there. Writing to standard output is then refused, for it would get lost; standard error swallows."""
    if sys.stdin is None:
        os.open(os.devnull, os.O_RDONLY)  # the lowest number that is free
    if sys.stdout is None:
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8")
    if sys.stderr is None:
        sys.stderr = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")


def _told_version() -> bool:
    """Tell the version without loading the command line, which takes three times as long as Python itself.

    False when it cannot be written: the command line knows how to say so.
    """
    from orglint import __version__

    try:
        return os.write(1, f"orglint {__version__}\n".encode()) > 0
    except OSError:
        return False


if __name__ == "__main__":
    if not sys.flags.safe_path:
        # Python puts the working directory in front of the path; what lies there is to be checked, never to be run.
        del sys.path[0]
    sys.exit(process())
