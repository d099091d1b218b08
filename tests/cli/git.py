"""A git repository to try things in."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

_WHO = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    **{f"GIT_{role}_{what}": "org@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
}


def git(*arguments: str, folder: str = ".") -> str:
    done = subprocess.run(
        ["git", *arguments], cwd=folder, env={**os.environ, **_WHO}, capture_output=True, text=True, check=True
    )
    return done.stdout


def commit(message: str = "x", folder: str = ".") -> None:
    git("add", "-A", folder=folder)
    git("commit", "-q", "--allow-empty", "-m", message, folder=folder)


def repository(folder: Path) -> None:
    git("init", "-q", "-b", "main", folder=str(folder))
