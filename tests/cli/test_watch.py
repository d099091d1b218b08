"""`check --watch` as a person has it: a process that checks again when something changed, and ends on Ctrl-C."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from orglint.cli.watched import state
from tests.cli.typed import typed

COMPANY = "units:\n  - {id: m, kind: market}\n  - {id: s, kind: sales, owns: [pricing]}\n"
PATIENCE = 60


class Watching:
    """The process, and what it has said so far."""

    def __init__(self, *arguments: str, cwd: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "orglint", "check", *arguments, "--watch"],
            cwd=cwd,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env={**os.environ, "ORGLINT_LANG": "en"},
            start_new_session=True,
        )

    def next(self) -> str:
        """What it says up to where it waits again."""
        assert self.process.stdout is not None
        said, until = b"", time.monotonic() + PATIENCE
        while not (b"\nwatching " in said or said.startswith(b"watching ")) or not said.endswith(b"folders\n"):
            ready, _, _ = select.select([self.process.stdout], [], [], max(0, until - time.monotonic()))
            piece = os.read(self.process.stdout.fileno(), 65536) if ready else b""
            assert piece, f"it ended or said nothing more after: {said.decode()}"
            said += piece
        return said.decode("utf-8")

    def end(self) -> int:
        """Ctrl-C reaches the whole group, as in a terminal."""
        os.killpg(self.process.pid, signal.SIGINT)
        return self.process.wait(PATIENCE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "company.yaml").write_text(COMPANY, "utf-8")
    return tmp_path


@pytest.fixture
def watching(folder: Path) -> Iterator[Watching]:
    one = Watching("company.yaml", "--format", "concise", cwd=folder)
    with one.process:
        yield one
        one.process.kill()


def test_it_checks_again_after_every_change_and_ends_well(folder: Path, watching: Watching) -> None:
    def write(name: str, text: str) -> str:
        (folder / name).write_text(text, "utf-8")
        return watching.next()

    assert "MKT016" in watching.next()
    (folder / "parts").mkdir()
    (folder / "parts" / "a.yaml").write_text("units: []\n", "utf-8")
    said = write("company.yaml", "include: [parts/*.yaml]\n" + COMPANY.replace("[pricing]", "[channel-planning]"))
    assert "MKT018" in said and "MKT016" not in said
    assert "MKT016" in write("parts/b.yaml", "units: [{id: n, kind: sales, owns: [pricing]}]\n")
    (folder / "shared.yml").write_text("ignore: [pricing-outside-market]\n", "utf-8")
    said = write("orglint.yaml", "extends: [shared.yml]\n")
    assert "MKT018" in said and "MKT016" not in said
    (folder / "orglint-baseline.yaml").write_text("version: 1\n", "utf-8")
    assert "0 in the baseline" in write("shared.yml", "baseline: orglint-baseline.yaml\n")
    assert "this baseline is of version 2" in write("orglint-baseline.yaml", "version: 2\n")
    (folder / "orglint.yaml").unlink()
    assert "MKT016" in watching.next()
    assert watching.end() == 0
    assert watching.process.stdout is not None and watching.process.stdout.read() == b""


@pytest.mark.parametrize(("option", "name", "first"), [("--pack", "mine/x.yaml", "name: ["), ("--plugin", "p.py", "(")])
def test_rules_and_plugins_of_ones_own_are_watched_too(folder: Path, option: str, name: str, first: str) -> None:
    (folder / "mine").mkdir()
    (folder / name).write_text(first, "utf-8")
    one = Watching("company.yaml", option, name.removesuffix("/x.yaml"), cwd=folder)
    with one.process:
        try:
            before = one.next()
            assert name in before
            (folder / name).write_text("ORGLINT_API = 1\n", "utf-8")
            assert one.next() != before
        finally:
            one.process.kill()


def test_a_report_beside_the_definition_is_no_change(folder: Path) -> None:
    assert state(str(folder)) == state(str(folder))
    before = state(str(folder))
    (folder / "report.json").write_text("{}", "utf-8")
    assert state(str(folder)) == before
    (folder / "new.yaml").write_text("units: []\n", "utf-8")
    assert state(str(folder)) != before
    assert state(str(folder / "gone")) is None


def test_standard_input_cannot_be_watched() -> None:
    done = typed("check", "-", "--watch", "--lang", "zh")
    assert done.status == 2 and "无法监视标准输入" in done.err
