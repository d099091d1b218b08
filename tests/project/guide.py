"""The guide to writing rules, walked through: every file of it is written, every command of it is run.

usage: python -m tests.project.guide    writes the output of every command anew
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
PAGES = tuple(PROJECT / "docs" / name for name in ("writing-rules.md", "writing-rules.zh.md"))
_BLOCK = re.compile(r"^```(yaml|console)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"# ([\w./-]+\.yaml)\n")


def walked(page: Path, folder: Path) -> str:
    """The page with the output that its commands have when it is followed in an empty folder.

    A yaml block that begins with the name of a file is written to it; the lines of a console block that begin with $
    are run one after the other.
    """

    def step(match: re.Match[str]) -> str:
        kind, text = match.groups()
        if kind == "yaml":
            _write(folder, text)
            return match.group()
        commands = [line[2:] for line in text.splitlines() if line.startswith("$ ")]
        return "```console\n" + "".join(_run(command, folder) for command in commands) + "```"

    return _BLOCK.sub(step, page.read_text("utf-8"))


def _write(folder: Path, text: str) -> None:
    named = _FILE.match(text)
    if named:
        path = folder / named.group(1)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text[named.end() :], "utf-8")


def _run(command: str, folder: Path) -> str:
    bin = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    done = subprocess.run(
        command, shell=True, cwd=folder, capture_output=True, env={**os.environ, "PATH": bin}, timeout=120, check=False
    )
    return f"$ {command}\n{done.stdout.decode()}{done.stderr.decode()}"


def main() -> None:
    """Write both pages anew."""
    for page in PAGES:
        folder = Path(tempfile.mkdtemp())
        page.write_text(walked(page, folder), "utf-8")
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
