"""A year in the life of the repository in examples/ci, told step by step in a real git repository.

A step is a file of `examples/ci/year/`: a day, what happens and why, a patch, and commands. What the commands print is
kept beside it in both languages.

usage: python -m tests.project.year    writes what every step prints anew
"""

from __future__ import annotations

import io
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from unittest.mock import patch

from orglint.cli import obeyed
from orglint.cli.exits import run
from orglint.cli.wording import language
from tests.project.examples import PROJECT

START = PROJECT / "examples" / "ci" / "repository"
YEAR = PROJECT / "examples" / "ci" / "year"
LANGUAGES = ("en", "zh")


@dataclass(frozen=True)
class Step:
    """title, why: by language. patch: a unified diff that git applies before the commands run; may be empty."""

    file: Path
    day: date
    title: dict[str, str]
    why: dict[str, str]
    run: tuple[str, ...]
    patch: str = ""

    def printed(self, read: str) -> Path:
        """The file with what the step prints in a language."""
        return self.file.with_suffix(f".{read}.txt")


def steps() -> list[Step]:
    """The steps of the year in order."""
    found = [(file, tomllib.loads(file.read_text("utf-8"))) for file in sorted(YEAR.glob("*.toml"))]
    return [Step(file, **{**told, "run": tuple(told["run"])}) for file, told in found]


def lived(read: str, folder: Path) -> Iterator[tuple[Step, str]]:
    """Live through the year in a new repository in `folder`: each step with what it prints in a language."""
    shutil.copytree(START, folder, dirs_exist_ok=True)
    environment = {
        "ORGLINT_LANG": read,
        "NO_COLOR": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
    }
    with chdir(folder), patch.dict(os.environ, environment), _language_anew():
        os.environ.pop("GITHUB_STEP_SUMMARY", None)
        _git("init", "-q", "-b", "main")
        _commit("2026-11-01", "Ten years of history")
        for step in steps():
            if step.patch:
                _git("apply", "--whitespace=nowarn", "-", given=step.patch)
            told = "".join(_told(command, step.day) for command in step.run)
            _commit(str(step.day), step.title["en"])
            yield step, f"# {step.day} {step.title[read]}\n{_comment(step.why[read])}{told}"


def _told(command: str, day: date) -> str:
    """A command as it was typed, what it printed, and how it ended where that is not well."""
    name, *arguments = shlex.split(command)
    if name == "orglint":
        status, printed = _orglint([*arguments, "--today", str(day)])
    else:
        done = subprocess.run([name, *arguments], capture_output=True, text=True, encoding="utf-8", check=False)
        status, printed = done.returncode, done.stdout + done.stderr
    return f"\n$ {command}\n{printed}" + (f"[{status}]\n" if status else "")


def _orglint(arguments: list[str]) -> tuple[int, str]:
    """Run a command of orglint in this process, for a year has many of them."""
    out = io.TextIOWrapper(io.BytesIO(), "utf-8")
    with patch.object(sys, "stdout", out), patch.object(sys, "stderr", out):
        status = run(obeyed, arguments)
    out.flush()
    return status, out.buffer.getvalue().decode("utf-8")  # type: ignore[attr-defined]


@contextmanager
def _language_anew() -> Iterator[None]:
    """The language of a process is settled once; here it changes."""
    language.cache_clear()
    try:
        yield
    finally:
        language.cache_clear()


def _commit(day: str, message: str) -> None:
    _git("add", "-A")
    who = ["-c", "user.name=org", "-c", "user.email=org@example.org", "-c", "commit.gpgsign=false"]
    _git(*who, "commit", "-q", "--allow-empty", "--date", f"{day}T09:00:00Z", "-m", message)


def _git(*arguments: str, given: str | None = None) -> None:
    subprocess.run(["git", *arguments], input=given, text=True, encoding="utf-8", check=True, capture_output=True)


def _comment(text: str) -> str:
    return "".join(f"# {line}\n" for line in text.strip().splitlines())


def write() -> None:
    """Write what every step prints anew, and take away what belongs to no step."""
    for file in YEAR.glob("*.txt"):
        file.unlink()
    for read in LANGUAGES:
        with tempfile.TemporaryDirectory() as folder:
            for step, printed in lived(read, Path(folder)):
                step.printed(read).write_text(printed, "utf-8")


if __name__ == "__main__":
    write()
