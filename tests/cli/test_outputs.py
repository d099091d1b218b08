"""Where reports go: several in one run, each whole or not at all."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from orglint.cli.output import write_file
from orglint.cli.targets import Target, targets
from orglint.findings.problem import CannotRun
from tests.project.examples import PROJECT, run

BAD = "units:\n  - {id: m, kind: market, owns: [brand-planning]}\n  - {id: s, kind: sales, owns: [pricing]}\n"


@pytest.fixture
def bad(tmp_path: Path) -> str:
    (tmp_path / "bad.yaml").write_text(BAD)
    return str(tmp_path / "bad.yaml")


@pytest.mark.parametrize(
    ("formats", "outputs", "expected"),
    [
        ([], [], [("text", None)]),
        (["json"], [], [("json", None)]),
        ([], ["a"], [("text", "a")]),
        ([], ["-"], [("text", None)]),
        ([], ["sarif:a"], [("sarif", "a"), ("text", None)]),
        ([], ["sarif:-"], [("sarif", None)]),
        ([], ["sarif:-", "junit:b"], [("junit", "b"), ("sarif", None)]),
        (["github"], ["sarif:a", "junit:b:c"], [("sarif", "a"), ("junit", "b:c"), ("github", None)]),
        (["json", "text"], ["a"], [("json", "a"), ("text", None)]),
        (["json", "text"], ["-", "b"], [("text", "b"), ("json", None)]),
        (["json"], ["a", "sarif:b"], [("sarif", "b"), ("json", "a")]),
        ([], ["./html:x"], [("text", "./html:x")]),
        ([], ["C:\\out.txt"], [("text", "C:\\out.txt")]),
        ([], ["报告:一.txt"], [("text", "报告:一.txt")]),
        ([], ["json:/dev/null", "text:/dev/null"], [("json", "/dev/null"), ("text", "/dev/null"), ("text", None)]),
    ],
)
def test_reports_and_their_places(formats: list[str], outputs: list[str], expected: list[tuple[str, str]]) -> None:
    assert targets(formats, outputs) == [Target(*one) for one in expected]


@pytest.mark.parametrize(
    ("formats", "outputs", "message"),
    [
        (["json", "text"], [], "--output of its own"),
        (["json"], ["a", "b"], "--output of its own"),
        (["json", "text"], ["-"], "standard output"),
        (["json", "text"], ["a", "./a"], "two reports would go to “./a”"),
        ([], ["sarif:-", "json:-"], "standard output"),
        ([], ["html:a"], "no format “html”"),
        ([], ["json:"], "names no file"),
    ],
)
def test_what_does_not_work_out_is_said(formats: list[str], outputs: list[str], message: str) -> None:
    with pytest.raises(CannotRun, match=message):
        targets(formats, outputs)


def test_several_reports_in_one_run(bad: str, tmp_path: Path) -> None:
    sarif, junit = tmp_path / "out.sarif", tmp_path / "out.xml"
    done = run("check", bad, "--format", "concise", "--output", f"sarif:{sarif}", "--output", f"junit:{junit}")
    assert done.returncode == 1 and done.stdout.startswith(f"{bad}:3:33: error MKT016 ")
    assert json.loads(sarif.read_text("utf-8"))["runs"][0]["results"][0]["ruleId"] == "MKT016"
    assert "<failure" in junit.read_text("utf-8")
    assert run("check", bad, "--output", "html:x").returncode == 2


def test_a_file_is_replaced_whole_or_stays_as_it_was(tmp_path: Path) -> None:
    file, link = tmp_path / "report", tmp_path / "link"
    link.symlink_to("report")
    write_file(str(link), ["first"])
    assert link.is_symlink() and file.read_text() == "first"

    def broken() -> object:
        yield "half"
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_file(str(file), broken())  # type: ignore[arg-type]
    assert file.read_text() == "first" and sorted(one.name for one in tmp_path.iterdir()) == ["link", "report"]
    with pytest.raises(FileNotFoundError) as missing:
        write_file(str(tmp_path / "no" / "report"), ["x"])
    assert missing.value.filename == str(tmp_path / "no" / "report")


def test_a_pipe_or_a_device_stays_what_it_is(bad: str, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    command = [sys.executable, "-m", "orglint", "check", bad, "--quiet", "--output", f"json:{pipe}"]
    command += ["--output", "checkstyle:/dev/stdout"]
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert json.loads(os.read(reader, 1 << 16))["version"] == 1
    os.close(reader)
    assert pipe.is_fifo() and done.stdout.startswith("<?xml") and done.returncode == 1


def test_a_reader_that_has_seen_enough_changes_neither_the_status_nor_the_files(bad: str, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    command = f"{sys.executable} -m orglint check {bad} --statistics --output json:{out} | head -0"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], cwd=PROJECT, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (1, b"")
    assert json.loads(out.read_text("utf-8"))["summary"]["error"] == 1
