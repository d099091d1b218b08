"""What each format says of the same report: places in its own unit, its limits, suppressed findings."""

import json
import re
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from orglint.findings.finding import Finding, RelatedPlace, Suppression
from orglint.findings.place import Location, Position
from orglint.findings.report import Report, RuleRun
from orglint.findings.severity import Severity
from orglint.findings.text import same
from orglint.reporters import github, sarif
from orglint.reporters.table import REPORTERS, pieces
from orglint.reporters.view import View
from tests.reporters.workflow_commands import commands

LINE = "- {id: 𠮷野, name: 市场部, owns: [pricing]}"
START, END = LINE.index("pricing"), LINE.index("pricing") + len("pricing")
FILE = "org/总部, east:1 100%.yaml"


def place(line: int = 1, start: int = START, end: int = END, file: str = FILE) -> Location:
    return Location(file, Position(line, start + 1), Position(line, end + 1))


FINDING = Finding(
    code="MKT016",
    rule="pricing-outside-market",
    severity=Severity.ERROR,
    message=same("sales owns pricing"),
    help=same("move it"),
    statements=("S-016",),
    location=place(),
    fingerprint="0123456789abcdef",
    unit="sales",
    duty="pricing",
    related=(RelatedPlace(same("the owner"), place(start=3, end=5)),),
)
RULE = RuleRun("MKT016", "pricing-outside-market", 1, "marketing", Severity.ERROR, same("s"), same("w"), same("h"))


def report(*findings: Finding) -> Report:
    return Report(findings, 1, 2, (RULE,), {FILE: f"{LINE}\n"})


def written(name: str, what: Report, view: View | None = None) -> str:
    return "".join(pieces(name, what, view or View()))


def test_columns_are_in_the_unit_of_each_format() -> None:
    before = LINE[:START]
    code_points, utf16, utf8 = START + 1, len(before.encode("utf-16-le")) // 2 + 1, len(before.encode()) + 1
    assert len({code_points, utf16, utf8}) == 3
    assert f":1:{code_points}: error" in written("concise", report(FINDING))
    run = json.loads(written("sarif", report(FINDING)))["runs"][0]
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert (run["columnKind"], region["startColumn"], region["endColumn"]) == (
        "unicodeCodePoints",
        code_points,
        END + 1,
    )
    (command,) = commands(written("github", report(FINDING)))
    assert (command.properties["col"], command.properties["endColumn"]) == (str(utf16), str(utf16 + 7))
    (diagnostic,) = json.loads(written("rdjson", report(FINDING)))["diagnostics"]
    assert diagnostic["location"]["range"] == {
        "start": {"line": 1, "column": utf8},
        "end": {"line": 1, "column": utf8 + 7},
    }
    error = ElementTree.fromstring(written("checkstyle", report(FINDING))).find("file/error")
    assert error is not None and error.attrib["column"] == str(code_points)


def test_paths_reach_each_consumer_whole() -> None:
    what = report(FINDING)
    (result,) = json.loads(written("sarif", what))["runs"][0]["results"]
    artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == {"uri": "org/%E6%80%BB%E9%83%A8%2C%20east%3A1%20100%25.yaml", "uriBaseId": "%SRCROOT%"}
    assert commands(written("github", what))[0].properties["file"] == FILE
    assert json.loads(written("gitlab", what))[0]["location"]["path"] == FILE
    assert json.loads(written("rdjson", what))["diagnostics"][0]["location"]["path"] == FILE
    file = ElementTree.fromstring(written("checkstyle", what)).find("file")
    assert file is not None and file.attrib["name"] == FILE


def test_a_path_below_the_working_directory_is_told_from_there() -> None:
    for given in ("/repo/org/a.yaml", "./org/a.yaml", "org/../org/a.yaml"):
        finding = replace(FINDING, location=place(file=given))
        assert json.loads(written("gitlab", report(finding), View(root="/repo")))[0]["location"]["path"] == "org/a.yaml"
    outside = replace(FINDING, location=place(file="/elsewhere/a.yaml"))
    (result,) = json.loads(written("sarif", report(outside), View(root="/repo")))["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "file:///elsewhere/a.yaml"}


def test_github_takes_no_columns_where_a_place_spans_lines() -> None:
    location = replace(FINDING.location, end=Position(2, 1))
    (command,) = commands(written("github", report(replace(FINDING, location=location))))
    assert {*command.properties} == {"file", "line", "endLine", "title"}


def test_github_shows_ten_of_a_kind_and_the_rest_is_told() -> None:
    text = written("github", report(*[FINDING] * 13))
    found = commands(text)
    assert [one.name for one in found] == ["error"] * 10 + ["notice"]
    assert "3 further findings" in found[-1].data
    assert text.count("error MKT016") == 3
    assert "另有 3 处问题" in written("github", report(*[FINDING] * 13), View("zh"))
    infos = commands(written("github", report(*[replace(FINDING, severity=Severity.INFO)] * 13)))
    assert [one.name for one in infos] == ["notice"] * 10  # one of the ten tells of the others


def test_the_job_summary_stays_below_what_github_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(github, "SUMMARY_BYTES", 600)
    text = "".join(github.job_summary(report(*[FINDING] * 20), View()))
    assert len(text.encode()) < 700 and text.endswith("The rest is cut off: GitHub takes 1 MiB.\n")
    assert text.split("\n\n")[-1].count("|") == 0


def test_the_job_summary_counts_what_the_step_has_written_already(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(github, "SUMMARY_BYTES", 3000)
    what = report(*[FINDING] * 10)
    assert "cut off" not in "".join(github.job_summary(what, View()))
    assert "cut off" in "".join(github.job_summary(what, View(), used=2900))


@pytest.mark.parametrize("sign", ["长", "𠮷", "\x07"])
def test_an_annotation_is_no_longer_than_the_runner_passes_on(sign: str) -> None:
    (short,) = commands(written("github", report(FINDING)))
    (long,) = commands(written("github", report(replace(FINDING, message=same(sign * 4100)))))
    assert len(short.data) < 100 and not short.data.endswith("…")
    assert long.data.endswith("…") and 4094 <= len(long.data.encode("utf-16-le")) // 2 <= 4096


def test_sarif_keeps_the_worst_within_the_limit_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MOST_RESULTS", 2)
    mild = replace(FINDING, severity=Severity.INFO)
    accepted = replace(FINDING, suppressed=Suppression("waiver", "agreed", place()))
    run = json.loads(written("sarif", report(accepted, mild, FINDING, mild)))["runs"][0]
    assert [(one["level"], one["suppressions"]) for one in run["results"]] == [("note", []), ("error", [])]
    (notification,) = run["invocations"][0]["toolExecutionNotifications"]
    assert notification["level"] == "warning" and "2 of 4 findings are left out" in notification["message"]["text"]


def test_suppressed_findings_carry_their_reason_or_are_left_out() -> None:
    accepted = replace(
        FINDING, suppressed=Suppression("waiver", "until the merger", place(start=3, end=5), "2027-01-01")
    )
    what = report(accepted)
    (result,) = json.loads(written("sarif", what))["runs"][0]["results"]
    (suppression,) = result["suppressions"]
    assert (suppression["kind"], suppression["justification"]) == ("inSource", "until the merger")
    assert suppression["properties"] == {"kind": "waiver", "until": "2027-01-01", "approved_by": None}
    assert suppression["location"]["physicalLocation"]["region"]["startColumn"] == 4
    for kind in ("baseline", "config"):
        other = report(replace(FINDING, suppressed=Suppression(kind, "later", place())))
        (result,) = json.loads(written("sarif", other))["runs"][0]["results"]
        assert result["suppressions"][0]["kind"] == "external"
    skipped = ElementTree.fromstring(written("junit", what)).find("testsuite/testcase/skipped")
    assert skipped is not None and skipped.attrib["message"] == "until the merger"
    assert "until the merger (–2027-01-01)" in written("markdown", what).replace("\\", "")
    for name in ("gitlab", "rdjson", "checkstyle", "github"):
        assert "pricing" not in written(name, what), name


@pytest.mark.parametrize(
    ("suppression", "en", "zh"),
    [
        (Suppression("baseline", "", place()), "in the baseline", "已列入基线"),
        (Suppression("baseline", "later", place()), "in the baseline: later", "已列入基线: later"),
        (Suppression("comment", "", place()), "no reason is given", "未写理由"),
    ],
)
def test_whatever_is_accepted_has_a_reason(suppression: Suppression, en: str, zh: str) -> None:
    what = report(replace(FINDING, suppressed=suppression))
    (result,) = json.loads(written("sarif", what))["runs"][0]["results"]
    assert result["suppressions"][0]["justification"] == en
    skipped = ElementTree.fromstring(written("junit", what, View("zh"))).find("testsuite/testcase/skipped")
    assert skipped is not None and skipped.attrib["message"] == zh
    assert (f"| {en} |" in written("markdown", what)) == (suppression.kind != "baseline")


@pytest.mark.parametrize("name", REPORTERS)
def test_what_is_suppressed_can_be_left_out_everywhere(name: str) -> None:
    accepted = replace(FINDING, message=same("accepted"), suppressed=Suppression("waiver", "agreed", place()))
    what, view = report(accepted, replace(FINDING, message=same("counts"))), View(active_only=True)
    assert "agreed" not in written(name, what, view) and "accepted" not in written(name, what, view)
    assert "counts" in written(name, what, view)
    if name in ("text", "concise", "github", "markdown", "json"):
        assert re.search(r'1 waived|"suppressed": 1', written(name, what, view))


def test_gitlab_fingerprints_are_unique_and_stable() -> None:
    prints = [one["fingerprint"] for one in json.loads(written("gitlab", report(FINDING, FINDING)))]
    assert prints == ["0123456789abcdef", "0123456789abcdef-2"]


def test_junit_counts_what_passes_and_what_had_nothing_to_look_at() -> None:
    rules = (RULE, replace(RULE, code="ORG001", rule="duplicate-key", examined=0, reads=True))
    idle = replace(RULE, code="ORG602", rule="expired-waiver", examined=0)
    suite = ElementTree.fromstring(written("junit", replace(report(), rules=(*rules, idle))))[0]
    assert suite.attrib == {"name": "orglint combined", "tests": "3", "failures": "0", "errors": "0", "skipped": "1"}
    assert [[child.tag for child in case] for case in suite] == [[], [], ["skipped"]]


def test_sarif_says_what_rules_mean_in_both_languages() -> None:
    rule = replace(RULE, summary=replace(RULE.summary, en="wrong owner", zh="归属不当"))
    run = json.loads(written("sarif", replace(report(FINDING), rules=(rule,))))["runs"][0]
    (translation,) = run["translations"]
    assert run["tool"]["driver"]["rules"][0]["shortDescription"]["text"] == "wrong owner"
    assert translation["rules"][0]["shortDescription"]["text"] == "归属不当"
    assert (run["tool"]["driver"]["language"], translation["language"]) == ("en-US", "zh-CN")


@pytest.mark.parametrize("name", REPORTERS)
def test_a_format_comes_in_pieces(name: str) -> None:
    sizes = [len(list(pieces(name, report(*[FINDING] * number), View()))) for number in (2, 5, 8)]
    assert all(more - less >= 3 for less, more in pairwise(sizes))
