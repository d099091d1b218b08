"""Nothing of a company leaves the machine: no command opens a socket, whatever it is asked."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from orglint.cli.tree import group
from orglint.reporters.table import REPORTERS
from tests.project.examples import PROJECT

COMPANY = str(PROJECT / "examples" / "haiyin-group-faulty")
FORMATS = tuple(word for name in REPORTERS for word in ("--output", f"{name}:report.{name}"))
RUNS = (
    ("init",),
    ("check", COMPANY, *FORMATS, "--exit-zero", "--statistics", "--timings", "--pack", "expert"),
    ("check", "company.yaml", "--config", "orglint.yaml", "--redact", "--lang", "zh"),
    ("waivers", COMPANY),
    ("baseline", "write", "company.yaml"),
    ("baseline", "show", "company.yaml"),
    ("baseline", "prune", "company.yaml"),
    ("coverage", COMPANY),
    ("explain", "MKT016"),
    ("rules", "list"),
    ("rules", "new", "some-rule"),
    ("rules", "test", "rules"),
    ("edition", "list"),
    ("edition", "diff", "2026-11", COMPANY),
    ("config", "show", "company.yaml", "--unit", "hq", "--format", "json"),
    ("completion", "bash"),
    ("schema", "organization"),
    ("cache", "folder"),
    ("cache", "clear"),
)
GUARDED = """
import json, os, sys

def watch(event, arguments):
    if event.partition(".")[0] in ("socket", "urllib", "http", "ftplib", "smtplib", "imaplib", "poplib", "telnetlib"):
        os.write(2, f"network: {event} {arguments}".encode())
        os._exit(99)

sys.addaudithook(watch)
from orglint.__main__ import main
for line in json.loads(os.environ["RUNS"]):
    sys.argv[1:] = line
    os.write(2, f"{line[0]}: {main()}\\n".encode())
"""


def guarded(folder: Path, *runs: tuple[str, ...], before: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    """Run command lines one after another in a process that ends with 99 when it touches the network."""
    return subprocess.run(
        [*before, sys.executable, "-c", GUARDED],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        cwd=folder,
        env={**os.environ, "RUNS": json.dumps(runs), "ORGLINT_LANG": "en"},
    )


def leaves(command: click.Command, *names: str) -> Iterator[tuple[str, ...]]:
    """Every command that does something."""
    if not isinstance(command, click.Group):
        yield names
        return
    context = click.Context(command)
    for name in command.list_commands(context):
        found = command.get_command(context, name)
        assert found is not None
        yield from leaves(found, *names, name)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    return tmp_path


def test_every_command_is_tried() -> None:
    tried = {run[: len(names)] for names in leaves(group) for run in RUNS}
    assert {*leaves(group)} <= tried


def test_no_command_touches_the_network(folder: Path) -> None:
    done = guarded(folder, *RUNS)
    assert done.returncode == 0, done.stderr[-500:]
    ended = [line for line in done.stderr.splitlines() if line.partition(":")[0] in {run[0] for run in RUNS}]
    draft = RUNS.index(("rules", "test", "rules"))  # what `rules new` began is not finished
    assert ended == [f"{run[0]}: {int(number == draft)}" for number, run in enumerate(RUNS)]
    assert (folder / "report.sarif").stat().st_size > 1000


def test_the_guard_guards(folder: Path) -> None:
    (folder / "phone.py").write_text("import socket\nsocket.socket()\n")
    done = guarded(folder, ("check", COMPANY, "--plugin", "phone.py"))
    assert done.returncode == 99 and "network: socket.__new__" in done.stderr


def _works(*command: str) -> bool:
    if shutil.which(command[0]) is None:
        return False
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


@pytest.mark.skipif(not _works("unshare", "-rn", "true"), reason="this system gives no network namespace")
def test_it_works_where_there_is_no_network(folder: Path) -> None:
    assert guarded(folder, *RUNS, before=("unshare", "-rn")).returncode == 0


@pytest.mark.skipif(not _works("strace", "-f", "true"), reason="strace is not installed, or may not trace")
def test_the_kernel_is_asked_for_no_socket(folder: Path) -> None:
    """What no hook of Python sees: libraries in C, and programs that orglint might start."""
    log = folder / "trace"
    done = guarded(folder, *RUNS[:2], before=("strace", "-f", "-qq", "-o", str(log), "-e", "trace=network"))
    assert done.returncode == 0 and log.read_text() == ""
