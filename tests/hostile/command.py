"""The command line within this process, as a CI job runs it, and what no output of it may hold."""

from __future__ import annotations

import io
import re
from contextlib import redirect_stderr, redirect_stdout

from orglint.cli import obeyed
from orglint.cli.exits import run
from tests.reporters.workflow_commands import commands

_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b-\u200f\u2028\u2029\ufeff]")


def typed(*arguments: str) -> tuple[int, str]:
    """Exit status and everything printed."""
    written = io.BytesIO()
    out = io.TextIOWrapper(written, "utf-8", write_through=True)
    with redirect_stdout(out), redirect_stderr(out):
        status = run(obeyed, list(arguments))
        out.flush()
    return status, written.getvalue().decode("utf-8")


def faults(output: str, *, commands_of_ours: bool = False) -> list[str]:
    """What is wrong with an output, whatever was read."""
    found = []
    if "Traceback" in output:
        found.append("a traceback")
    hidden = _HIDDEN.search(output)
    if hidden:
        found.append(f"a raw U+{ord(hidden.group()):04X}")
    if "##[" in output or (not commands_of_ours and commands(output)):
        found.append("a command for the CI log")
    if len(output) > 200_000:
        found.append(f"{len(output)} characters of output")
    return found
