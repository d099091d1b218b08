"""What a person types."""

from __future__ import annotations

import os
import sys

from orglint.cli.exits import leave_threads, run
from orglint.cli.output import speak_utf8
from orglint.cli.plain import plain

COMPLETING = "_ORGLINT_COMPLETE"
"""The environment variable by which a shell asks what a word may become."""


def main() -> int:
    """Run what was typed; the exit status."""
    speak_utf8()
    status = run(obeyed, sys.argv[1:])
    leave_threads(status)
    return status


def obeyed(arguments: list[str]) -> int:
    """Do what was typed; the exit status. Raises what a command raises.

    Click reads whatever is typed, but for plain command lines of `check`: loading it takes more time than checking.
    """
    given = None if COMPLETING in os.environ else plain(arguments)
    if given is None:
        from orglint.cli.tree import by_click

        return by_click(arguments)
    from orglint.cli.checking import checked

    status: int = checked(**given)
    return status
