"""Every format says the whole of what it said before: `python -m tests.reporters.whole` after a wanted change."""

from pathlib import Path

import pytest

from tests.reporters.whole import COMMANDS, KEPT, report, write_files


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", COMMANDS)
def test_the_report_is_as_it_was(name: str, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for variable in ("ORGLINT_LANG", "GITHUB_STEP_SUMMARY", "NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(variable, raising=False)
    write_files()
    assert report(name, language) == (KEPT / f"{name}.{language}.txt").read_bytes().decode("utf-8")
