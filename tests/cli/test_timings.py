"""`--timings`, and what a terminal shows during a long run."""

import io
import os
import pty
import subprocess
import sys
import time
from pathlib import Path

import pytest

from orglint.cli import progress as showing
from orglint.cli.timings import timings
from orglint.findings.progress import Progress, Stage
from orglint.pipeline import check
from tests.project.examples import PROJECT, run

FIRST = "examples/first.yaml"


def test_every_rule_and_stage_is_told_once_and_the_report_stays_the_same() -> None:
    plain, timed = run("check", FIRST), run("check", FIRST, "--timings")
    assert (timed.stdout, timed.returncode, plain.stderr) == (plain.stdout, plain.returncode, "")
    progress = Progress()
    ran = {f"{one.code} {one.rule}" for one in check([FIRST], progress=progress).rules if not one.reads}
    told = [line.partition(" ms  ")[2] for line in timed.stderr.splitlines()]
    assert len(told) == len(set(told)) and ran <= set(told)
    assert {"reading", "linking", "rules", "profiles met"} <= set(told)
    assert set(progress.seconds) == set(Stage) and progress.stage is None


def test_it_is_told_in_chinese() -> None:
    assert " ms  读取\n" in run("check", FIRST, "--timings", "--lang", "zh").stderr


def test_a_rule_over_its_budget_is_named() -> None:
    report = check([FIRST])
    progress = Progress(rules={"pricing-outside-market": 0.3, "dangling-reference": 0.01})
    lines = list(timings(progress, report))
    assert lines[-3].endswith("300.0 ms  MKT016 pricing-outside-market")
    assert lines[-1] == "over its budget of 100 ms: pricing-outside-market"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_long_run_is_shown_and_leaves_no_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(showing, "PATIENCE", 0.0)
    monkeypatch.setattr(showing, "_PERIOD", 0.001)
    progress = Progress()
    with showing.shown(progress):
        progress.begin(Stage.READING, 200)
        progress.done = 12
        while "12 of 200" not in terminal.getvalue():
            time.sleep(0.001)
    assert "\r\x1b[Korglint: reading · 12 of 200 …" in terminal.getvalue()
    assert terminal.getvalue().endswith("\r\x1b[K")


def test_nothing_is_shown_where_nobody_watches(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(showing, "PATIENCE", 0.0)
    with showing.shown(Progress()):
        time.sleep(0.01)
    assert stream.getvalue() == ""


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminal")
def test_a_short_run_at_a_terminal_shows_nothing(tmp_path: Path) -> None:
    main, side = pty.openpty()
    try:
        command = [sys.executable, "-m", "orglint", "check", "--exit-zero", FIRST]
        subprocess.run(command, cwd=PROJECT, stderr=side, stdout=subprocess.DEVNULL, check=True)
        os.write(side, b"END")
        assert os.read(main, 1000) == b"END"
    finally:
        os.close(main)
        os.close(side)
