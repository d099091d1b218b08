"""`python -m orglint`, and where the command `orglint` begins."""

import gc
import os
import sys


def main() -> int:
    """Run what was typed; the exit status."""
    if sys.argv[1:] == ["--version"] and _told_version():
        return 0
    gc.set_threshold(
        100_000, 20, 20
    )  # what is loaded stays: looking through it again and again takes a tenth of a start
    from orglint.cli import main as typed

    return typed()


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
    sys.exit(main())
