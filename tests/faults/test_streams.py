"""Standard streams that were closed before orglint began."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.project.examples import PROJECT

FIRST = str(PROJECT / "examples" / "first.yaml")


def ended(closed: str, *arguments: str) -> tuple[int, str, str]:
    """Exit status, standard output and standard error of a run with some streams closed."""
    program = [str(Path(sys.executable).with_name("orglint")), *arguments]
    command = ["sh", "-c", f'exec "$@" {closed}', "sh", *program]
    done = subprocess.run(command, capture_output=True, check=False, text=True, stdin=subprocess.DEVNULL)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["check", FIRST], ["rules", "list"]], ids="_".join)
def test_what_nobody_can_hear_is_told_on_the_other_stream(arguments: list[str]) -> None:
    assert ended(">&-", *arguments) == (2, "", "error: standard output is closed\n")


def test_a_report_in_a_file_needs_no_standard_output(tmp_path: Path) -> None:
    wanted = ended("", "check", FIRST, "--format", "json", "--output", str(tmp_path / "one.json"))
    for closed in (">&-", ">&- 2>&-", "<&- >&- 2>&-"):
        target = tmp_path / "two.json"
        assert ended(closed, "check", FIRST, "--format", "json", "--output", str(target)) == wanted
        assert target.read_bytes() == (tmp_path / "one.json").read_bytes()
        target.unlink()


@pytest.mark.parametrize("closed", ["2>&-", "<&-", "<&- 2>&-"])
def test_without_standard_error_or_input_the_result_is_the_same(closed: str) -> None:
    status, output, _ = ended("", "check", FIRST)
    assert ended(closed, "check", FIRST) == (status, output, "")
    assert ended(closed, "--version") == (0, ended("", "--version")[1], "")
    assert ended("2>&-", "check", "nowhere.yaml") == (2, "", "")


def test_no_file_takes_the_place_of_a_closed_stream(tmp_path: Path) -> None:
    """The definition is the first file that is opened; what is told must not be written into it."""
    path = tmp_path / "company.yaml"
    path.write_text("units: [{id: m, knd: market}]\n", "utf-8")
    before = path.read_bytes()
    for closed in (">&-", "2>&-", "<&- >&- 2>&-"):
        assert ended(closed, "check", str(path))[0] in (1, 2)
        assert path.read_bytes() == before
