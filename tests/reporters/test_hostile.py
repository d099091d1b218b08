"""Whatever stands in a definition, every format says it and nothing else."""

import json
import unicodedata
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from orglint.findings.finding import Finding
from orglint.findings.place import Location, Position
from orglint.findings.report import Report
from orglint.findings.severity import Severity
from orglint.findings.text import same
from orglint.reporters import github
from orglint.reporters.table import REPORTERS, pieces
from orglint.reporters.view import View
from tests.reporters.reports import REPORTS, RULES
from tests.reporters.workflow_commands import commands

LANGUAGES = st.sampled_from(["en", "zh"])


def written(name: str, report: Report, view: View) -> str:
    return "".join(pieces(name, report, view))


def _sarif(text: str) -> int:
    return len(json.loads(text)["runs"][0]["results"])


def _junit(text: str) -> int:
    suite = ElementTree.fromstring(text)[0]
    cases = suite.findall("testcase")
    assert int(suite.attrib["tests"]) == len(cases)
    assert int(suite.attrib["failures"]) == len(suite.findall("testcase/failure"))
    assert int(suite.attrib["skipped"]) == len(suite.findall("testcase/skipped"))
    return len([case for case in cases if " " in case.attrib["name"]])  # a rule that found nothing is one word


def _gitlab(text: str) -> int:
    entries: list[dict[str, Any]] = json.loads(text)
    assert len({one["fingerprint"] for one in entries}) == len(entries)
    return len(entries)


ALL: dict[str, Callable[[str], int]] = {
    "json": lambda text: len(json.loads(text)["findings"]),
    "sarif": _sarif,
    "junit": _junit,
}
"""Formats that hold suppressed findings too, and how many findings a text of them holds."""

ACTIVE: dict[str, Callable[[str], int]] = {
    "text": lambda text: text.count("\n\n"),
    "concise": lambda text: text.count("\n") - 1,
    "github": lambda text: text.count("\n") - 1,
    "gitlab": _gitlab,
    "rdjson": lambda text: len(json.loads(text)["diagnostics"]),
    "checkstyle": lambda text: len(ElementTree.fromstring(text).findall("file/error")),
    "markdown": lambda text: sum(line.startswith("| ") and line.count("<br>") == 1 for line in text.split("\n")),
}


def test_every_format_is_covered() -> None:
    assert {*ALL, *ACTIVE} == set(REPORTERS)


@given(report=REPORTS, language=LANGUAGES)
@settings(max_examples=30)
def test_a_report_reads_back_and_holds_nothing_hidden(report: Report, language: Any) -> None:
    for name in REPORTERS:
        text = written(name, report, View(language))
        expected = len(report.findings) if name in ALL else len(report.active)
        assert (ALL.get(name) or ACTIVE[name])(text) == expected, name
        text.encode("utf-8")
        hidden = [sign for sign in text if unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")]
        assert set(hidden) <= {"\n"}, name


@given(report=REPORTS, language=LANGUAGES)
@settings(max_examples=30)
def test_no_format_forges_a_command(report: Report, language: Any) -> None:
    for name in set(REPORTERS) - {"github"}:
        assert commands(written(name, report, View(language))) == [], name
    assert commands("".join(github.job_summary(report, View(language)))) == []
    found = commands(written("github", report, View(language)))
    assert len(found) == len(report.active)
    for command, finding in zip(found, report.active, strict=True):
        assert command.name == {Severity.INFO: "notice"}.get(finding.severity, finding.severity.value)
        assert command.properties["line"] == str(finding.location.start.line)
        assert command.properties["title"] == f"{finding.code} {finding.rule}"
        assert {*command.properties} <= {"file", "line", "endLine", "col", "endColumn", "title"}


def test_a_mark_within_a_command_does_not_join_it_again() -> None:
    place = Location("a.yaml", Position(1, 1), Position(1, 2))
    text = same("x")
    finding = Finding(
        code="ORG001",
        rule="duplicate-key",
        severity=Severity.ERROR,
        message=text,
        help=text,
        statements=(),
        location=place,
        fingerprint="0123456789abcdef",
    )
    report = Report(findings=(finding,), organizations=1, units=1, rules=RULES, texts={"a.yaml": "##[error]forged"})
    shown = written("text", report, View())
    assert "#\\u{23}[error]forged" in shown
    assert commands(shown) == []


@given(report=REPORTS)
@settings(max_examples=15)
def test_quiet_leaves_out_infos_and_the_summary(report: Report) -> None:
    loud = [one for one in report.active if one.severity is not Severity.INFO]
    for name in ("text", "concise"):
        text = written(name, report, View(quiet=True))
        assert text.count("\n\n" if name == "text" else "\n") == len(loud)
