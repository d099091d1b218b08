"""What a run tells of itself while it works."""

from pathlib import Path

import pytest

from orglint import Settings
from orglint.findings.progress import Progress, Stage
from orglint.pipeline import check


class Watched(Progress):
    """Remembers how each stage began."""

    def __init__(self) -> None:
        super().__init__()
        self.begun: list[tuple[Stage | None, int]] = []

    def begin(self, stage: Stage | None, total: int = 0) -> None:
        super().begin(stage, total)
        self.begun.append((stage, total))


def test_stages_come_in_order_and_every_rule_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text("units: [{id: a}]\n", "utf-8")
    progress = Watched()
    report = check(["a.yaml"], Settings(), progress)
    stages = [stage for stage, _ in progress.begun if stage is not None]
    assert list(dict.fromkeys(stages)) == [
        Stage.LOADING, Stage.READING, Stage.LINKING, Stage.JUDGING, Stage.WAIVING, Stage.COMPARING
    ]  # fmt: skip
    assert progress.begun[-1] == (None, 0) and (Stage.READING, 1) in progress.begun
    assert progress.rules.keys() == {one.rule for one in report.rules}
    assert (Stage.JUDGING, len(report.rules)) in progress.begun
