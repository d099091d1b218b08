"""`check --watch`: run again whenever something that the last run read has changed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from tempfile import TemporaryDirectory

from orglint.cli.exits import CLEAN, say_lines
from orglint.cli.watched import State, state
from orglint.cli.wording import words
from orglint.config.discovery import PYPROJECT
from orglint.findings.problem import CannotRun, Problem
from orglint.findings.text import Text
from orglint.source.discovery import CONFIG_NAMES
from orglint.source.files import STDIN

PAUSE = 0.3
"""Seconds between two looks."""
_SHARE = 20
"""A look may take one part in so many of the time."""


def watch(paths: Sequence[str], arguments: Sequence[str]) -> int:
    """Run `orglint` with the arguments, less `--watch`, again and again, until it is interrupted.

    Each run has a process of its own, so that none sees what an earlier one has loaded. Raises CannotRun for standard
    input.
    """
    if STDIN in paths:
        raise CannotRun([Problem(_NO_STDIN)])
    arguments = [one for one in arguments if one != "--watch"]
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with TemporaryDirectory(prefix="orglint-") as folder:
        try:
            while True:
                seen = _run(arguments, os.path.join(folder, "read.json"), paths)
                there = sum(1 for held in seen.values() if held is not None)
                say_lines([words(f"watching {there} files and folders", f"正在监视 {there} 个文件和文件夹")])
                _wait(seen)
                say_lines(["", time.strftime("%H:%M:%S")])
        except KeyboardInterrupt:
            return CLEAN


def _run(arguments: Sequence[str], read: str, paths: Sequence[str]) -> dict[str, State]:
    """Run once; what was read, and what would be read if it were there, with the state at which it was read."""
    seen = {path: state(path) for path in _wanted(paths)}
    process = subprocess.Popen([sys.executable, "-m", "orglint.cli.watched", read, *arguments])
    try:
        process.wait()
    except KeyboardInterrupt:
        process.kill()
        process.wait()
        raise
    if os.path.exists(read):
        with open(read, encoding="utf-8") as file:
            seen.update(json.load(file))
        os.unlink(read)
    return seen


def _wanted(paths: Sequence[str]) -> Iterator[str]:
    """The paths themselves, and every place where a configuration for them may appear."""
    for path in paths:
        folder = os.path.abspath(path)
        yield folder
        while True:
            yield from (os.path.join(folder, name) for name in (*CONFIG_NAMES, PYPROJECT))
            if os.path.exists(os.path.join(folder, ".git")) or folder == os.path.dirname(folder):
                break
            folder = os.path.dirname(folder)


def _wait(seen: dict[str, State]) -> None:
    """Until something differs, and then until it stays as it is: a large file is not written at once."""
    before = dict(seen)
    while True:
        began = time.monotonic()
        now = {path: state(path) for path in seen}
        if now != seen and now == before:
            return
        before = now
        time.sleep(max(PAUSE if now == seen else PAUSE / 3, _SHARE * (time.monotonic() - began)))


_NO_STDIN = Text("standard input cannot be watched", "无法监视标准输入")
