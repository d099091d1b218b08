"""Carets stand under the right characters in a real terminal."""

import shutil
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.project.examples import PROJECT

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")


@pytest.fixture
def terminal() -> Iterator[str]:
    name = f"orglint-{uuid.uuid4().hex[:8]}"
    subprocess.run(["tmux", "-L", name, "-u", "new-session", "-d", "-x", "160", "-y", "60", "cat"], check=True)
    yield name
    subprocess.run(["tmux", "-L", name, "kill-server"], check=False)


def screen(name: str, command: str, width: int = 160) -> list[str]:
    """What the command shows in a new session of that width."""
    tmux, session = ["tmux", "-L", name], f"s{uuid.uuid4().hex[:8]}"
    size = ["-x", str(width), "-y", "60"]
    told = f"unset COLUMNS LINES; {command}; echo THE-END; sleep 60"
    subprocess.run([*tmux, "-u", "new-session", "-d", "-s", session, *size, told], check=True)
    for _ in range(200):
        shown = subprocess.run(
            [*tmux, "capture-pane", "-p", "-t", session], capture_output=True, text=True, check=True
        ).stdout
        if "THE-END" in shown:
            return shown.splitlines()
        time.sleep(0.05)
    raise AssertionError("the command did not end")


def columns_of(name: str, text: str) -> int:
    """The column of the cursor after the terminal itself has drawn `text`."""
    subprocess.run(["tmux", "-L", name, "respawn-pane", "-k", f"printf '%s' '{text}'; sleep 60"], check=True)
    for _ in range(100):
        time.sleep(0.02)
        out = subprocess.run(
            ["tmux", "-L", name, "display-message", "-p", "#{cursor_x}"], capture_output=True, text=True, check=True
        ).stdout
        if int(out) > 0:
            return int(out)
    raise AssertionError("nothing was drawn")


LEADS = ["name: 市场部, ", "name: 市场部（華東）, ", "name: Ünïcödé, ", "name: 甲①乙“丙”, ", "name: か\u3099, "]


@pytest.mark.parametrize("lead", LEADS)
def test_carets_stand_under_what_they_mean(lead: str, tmp_path: Path, terminal: str) -> None:
    path = tmp_path / "x.yaml"
    line = f"  - {{id: s, {lead}owns: [产品定价], kind: sales}}"
    path.write_text(f"units:\n  - {{id: m, kind: market, owns: [brand-planning]}}\n{line}\n", "utf-8")
    lines = screen(terminal, f"cd {PROJECT} && {sys.executable} -m orglint check {path}")
    caret = next(text for text in lines if "^" in text)
    gutter = columns_of(terminal, " 3 │ ")
    assert caret.index("^") == gutter + columns_of(terminal, line[: line.index("产品定价")])
    assert caret.count("^") == columns_of(terminal, "产品定价")


def test_a_long_line_is_cut_to_the_terminal(tmp_path: Path, terminal: str) -> None:
    path = tmp_path / "x.yaml"
    name = "销售部（负责华东、华南、华中、西南、西北、东北各办事处日常业务）"
    line = f"  - {{id: s, name: {name}, kind: sales, owns: [产品销售, 产品定价, 终端促销], external: false}}"
    path.write_text(f"units:\n  - {{id: m, kind: market, owns: [brand-planning]}}\n{line}\n", "utf-8")
    lines = screen(terminal, f"cd {PROJECT} && {sys.executable} -m orglint check {path} --select MKT016", width=60)
    at = next(number for number, text in enumerate(lines) if "^" in text)
    shown, caret = lines[at - 1], lines[at]
    assert shown.startswith(" 3 │ …") and shown.endswith("…") and "产品定价" in shown
    assert caret.index("^") == columns_of(terminal, shown[: shown.index("产品定价")])
