"""A command as it is typed, run in this process."""

from __future__ import annotations

import contextlib
import io
import sys
from dataclasses import dataclass
from unittest.mock import patch

from orglint.cli import obeyed
from orglint.cli.exits import run
from orglint.cli.wording import language
from tests.project.examples import PROJECT


@dataclass(frozen=True)
class Done:
    status: int
    out: str
    err: str


def typed(*arguments: str) -> Done:
    """What the command wrote, and how it ended. The language is settled anew, as in a new process."""
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.TextIOWrapper(io.BytesIO(), "utf-8")
    language.cache_clear()
    argv = ["orglint", *arguments]
    with patch.object(sys, "argv", argv), patch.object(sys, "stdout", out), patch.object(sys, "stderr", err):
        status = run(obeyed, list(arguments))
    language.cache_clear()
    return Done(status, _read(out), _read(err))


def in_project(*arguments: str) -> Done:
    """The same, typed in the project's folder."""
    with contextlib.chdir(PROJECT):
        return typed(*arguments)


def _read(stream: io.TextIOWrapper) -> str:
    stream.flush()
    return stream.buffer.getvalue().decode("utf-8")  # type: ignore[attr-defined,no-any-return]
