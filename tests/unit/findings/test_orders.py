"""In which order findings and waivers are told, and what is counted of a run."""

from dataclasses import dataclass

import pytest

from orglint import Settings, check_text
from orglint.findings import progress
from orglint.findings.finding import Finding
from orglint.findings.ledger import LedgerEntry
from orglint.findings.place import Location, Position
from orglint.findings.progress import Progress, Stage
from orglint.findings.severity import Severity
from orglint.findings.text import same

AT = Location("a.yaml", Position(1, 1), Position(1, 2))


def finding(unit: str | None, duty: str | None) -> Finding:
    return Finding(
        code="X001", rule="x", severity=Severity.ERROR, message=same("m"), help=same("h"), statements=(), location=AT,
        fingerprint="f", unit=unit, duty=duty,
    )  # fmt: skip


def test_at_one_place_findings_go_by_unit_and_duty_and_those_without_come_first() -> None:
    found = [finding(unit, duty) for unit in ("B", None, "A") for duty in ("D", None, "C")]
    assert [(one.unit, one.duty) for one in sorted(found, key=lambda one: one.order)] == [
        (unit, duty) for unit in (None, "A", "B") for duty in (None, "C", "D")
    ]


def test_the_waiver_that_ends_first_comes_first_and_one_that_never_ends_comes_last() -> None:
    entries = [
        LedgerEntry("waiver", ("x",), "active", AT, "r", until=day) for day in (None, "2027-01-01", "2026-12-31")
    ]
    assert [one.until for one in sorted(entries, key=lambda one: one.order)] == ["2026-12-31", "2027-01-01", None]


def test_severities_rise_and_are_lowered_by_one() -> None:
    assert [one.rank for one in Severity] == [0, 1, 2]
    assert [one.lowered() for one in Severity] == [Severity.INFO, Severity.INFO, Severity.WARNING]


def test_a_report_counts_what_is_active_by_severity_and_names_idle_rules() -> None:
    text = "units:\n  - {id: m, kind: market}\n  - {id: s, kind: sales, owns: [pricing]}\n"
    report = check_text(text, settings=Settings(select=("MKT016", "unit-without-duties", "parent-cycle")))
    assert [report.count(one) for one in Severity] == [
        len([1 for found in report.active if found.severity is one]) for one in Severity
    ]
    assert (report.count(Severity.ERROR), len(report.active)) == (1, 2)
    waived = check_text(text + "waivers: [{rule: MKT016, unit: s, reason: x}]\n", settings=Settings(select=("MKT016",)))
    assert waived.count(Severity.ERROR) == 0


@dataclass
class Clock:
    now: float = 100.0

    def __call__(self) -> float:
        return self.now


def test_stages_and_rules_add_up_however_often_they_come(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock()
    monkeypatch.setattr(progress, "perf_counter", clock)
    told = Progress()
    for stage, seconds in ((Stage.READING, 2), (Stage.JUDGING, 3), (Stage.READING, 4)):
        told.begin(stage, 7)
        assert (told.stage, told.done, told.total) == (stage, 0, 7)
        told.rule("x", 0.5)
        told.rule("y", 0.25)
        assert told.done == 2
        clock.now += seconds
    told.begin(None)
    assert told.seconds == {Stage.READING: 6, Stage.JUDGING: 3}
    assert told.rules == {"x": 1.5, "y": 0.75}
    assert (told.stage, told.total) == (None, 0)
    told.begin(Stage.LOADING)
    assert told.seconds == {Stage.READING: 6, Stage.JUDGING: 3}  # nothing ran between
