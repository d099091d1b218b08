"""Why the system refuses something: its own words in English, ours in Chinese."""

import errno
import os
from pathlib import Path

import pytest

from orglint.findings.reasons import reason_of
from tests.project import examples


@pytest.mark.parametrize("number", [errno.ENOENT, errno.EACCES, errno.ENOSPC, errno.EROFS, errno.EISDIR])
def test_a_usual_reason_is_told_in_both_languages(number: int) -> None:
    told = reason_of(OSError(number, os.strerror(number)))
    assert told.en == os.strerror(number)
    assert told.zh and not told.zh.isascii()


def test_another_reason_is_told_as_the_system_tells_it() -> None:
    told = reason_of(OSError(errno.ECHILD, os.strerror(errno.ECHILD)))
    assert told.en == told.zh == os.strerror(errno.ECHILD)
    assert reason_of(OSError("neither number nor words")).zh == "neither number nor words"


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "error: No such file or directory “{path}”\n"), ("zh", "错误：没有此文件或文件夹：“{path}”\n")],
)
def test_a_report_that_cannot_be_written_says_why(language: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "report.json"
    environment = {**os.environ, "ORGLINT_LANG": language}
    done = examples.run("check", "--output", f"json:{path}", "examples/single-site.yaml", env=environment)
    assert (done.returncode, done.stderr) == (2, said.format(path=path))
