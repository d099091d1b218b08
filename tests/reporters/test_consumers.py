"""Every format is read by programs that others wrote, from a definition whose names and path are full of traps.

`.ci/run` installs them: npm packages into .cache, Python ones into .venv. Nothing is fetched here.
"""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator, Draft7Validator
from junitparser import Failure, JUnitXml, Skipped
from lxml import etree

from tests.project.examples import PROJECT
from tests.reporters.workflow_commands import commands

MODULES = PROJECT / ".cache" / "node_modules"
MULTITOOL = MODULES / "@microsoft" / "sarif-multitool-linux" / "Sarif.Multitool"
SARIF_SCHEMA = MODULES / "@microsoft" / "jest-sarif" / "lib" / "schemas" / "sarif-2.1.0-rtm.5.json"
RDFORMAT = MODULES / "@umbrelladocs" / "rdformat-validator" / "bin" / "rdformat-validator.js"
VIOLATIONS = sorted(MODULES.glob("violation-comments-to-github-command-line/build/libs/*[0-9].jar"))
JENKINS_SCHEMA = Path(__file__).parent / "schemas" / "junit-10.xsd"

PATH = "组织/总部, east:1 “a” 'b' \"c\" 100%; [d] #e.yaml"
DEFINITION = r"""
company: {name: "东海, “集团”: \"A\" \u202e\e[31m::error::x"}
units:
  - {id: m, name: "市场部, a: b | <b>\n::error::forged\r\n  ##[error]forged", kind: market, owns: [brand-planning]}
  - {id: s, name: "𠮷野 ']]> &amp; \u0007\u2028", kind: sales, owns: [pricing, "成本, “核算”: \u202e::set-env::x"]}
  - {id: x, kind: finance, directs: ["没有, “的”: ::add-mask::y", m]}
  - {id: w, kind: finance, owns: ["a\tb\0c"]}
waivers:
  - {rule: dangling-reference, unit: x, reason: "到期, “再说”: <i>\n::error::forged"}
"""
FORMATS = ("text", "concise", "json", "sarif", "github", "gitlab", "junit", "markdown", "rdjson", "checkstyle")


def needs(*paths: Path) -> pytest.MarkDecorator:
    there = bool(paths) and all(path.exists() for path in paths)
    return pytest.mark.skipif(not there, reason="not installed (.ci/run installs it into .cache)")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with the definition and a report of it in every format, each named by the format."""
    folder = tmp_path_factory.mktemp("repository")
    path = folder / PATH
    path.parent.mkdir()
    path.write_text(DEFINITION, "utf-8")
    outputs = [word for name in FORMATS for word in ("--format", name, "--output", str(folder / name))]
    command = [sys.executable, "-m", "orglint", "check", PATH, *outputs, "--lang", "zh", "--fail-on", "info"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "")
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def findings(folder: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((folder / "json").read_text("utf-8"))["findings"]
    assert len(found) >= 5 and any(one["suppressed"] for one in found)
    return found


@pytest.fixture
def active(findings: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [one for one in findings if not one["suppressed"]]


@needs(SARIF_SCHEMA)
def test_sarif_meets_the_schema_of_oasis(folder: Path, findings: list[dict[str, Any]]) -> None:
    log = json.loads((folder / "sarif").read_text("utf-8"))
    schema = json.loads(SARIF_SCHEMA.read_text("utf-8"))
    assert [error.message for error in Draft4Validator(schema).iter_errors(log)] == []
    assert len(log["runs"][0]["results"]) == len(findings)
    log["runs"][0]["results"][0]["level"] = "fatal"
    assert not Draft4Validator(schema).is_valid(log)


def multitool(log: Path) -> set[str]:
    """The rules of the multitool that a log breaks, beginning with errors and warnings.

    It skips, without a word, what is not called .sarif; and it wants a home page of the tool, which has none yet.
    """
    named, out = log.with_suffix(".sarif"), log.with_suffix(".checked")
    if log != named:
        shutil.copy(log, named)
    rules = ["--rule-kind", "Sarif", "--level", "Error;Warning", "--kind", "Fail"]
    command = [str(MULTITOOL), "validate", str(named), *rules, "--output", str(out), "--log", "ForceOverwrite"]
    subprocess.run(command, capture_output=True, check=True)
    found = {one["ruleId"] for one in json.loads(out.read_text("utf-8-sig"))["runs"][0].get("results", [])}
    assert "SARIF2005" in found  # so it has looked
    return found - {"SARIF2005"}


@needs(MULTITOOL)
def test_the_sarif_multitool_finds_no_fault(folder: Path) -> None:
    assert multitool(folder / "sarif") == set()


@needs(MULTITOOL)
def test_the_sarif_multitool_would_find_faults(folder: Path) -> None:
    broken = folder / "broken.sarif"
    log = json.loads((folder / "sarif").read_text("utf-8"))
    log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["endLine"] = 1
    broken.write_text(json.dumps(log), "utf-8")
    assert "SARIF1007" in multitool(broken)


def test_gitlab_takes_every_entry(folder: Path, active: list[dict[str, Any]]) -> None:
    """What GitLab asks of an entry (docs: Code Quality report format); it stops at the first that lacks something."""
    lines = {"required": ["begin"], "properties": {"begin": {"type": "integer", "minimum": 1}}}
    schema = {
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            **{key: {"type": "string", "minLength": 1} for key in ("description", "check_name", "fingerprint")},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {"required": ["path", "lines"], "properties": {"lines": lines}},
        },
    }
    text = (folder / "gitlab").read_text("utf-8")
    entries = json.loads(text)
    assert all(Draft7Validator(schema).is_valid(one) for one in entries) and not text.startswith("\ufeff")
    assert len({one["fingerprint"] for one in entries}) == len(entries) == len(active)
    assert {one["location"]["path"] for one in entries} == {PATH}


def test_jenkins_takes_the_junit_report(folder: Path, findings: list[dict[str, Any]]) -> None:
    schema = etree.XMLSchema(etree.parse(JENKINS_SCHEMA))
    document = etree.parse(folder / "junit")
    assert schema.validate(document), schema.error_log
    document.getroot()[0][0].set("file", "x")
    assert not schema.validate(document)
    (suite,) = JUnitXml.fromfile(str(folder / "junit"))
    results = [one for case in suite for one in case.result]
    bad = [one for one in findings if not one["suppressed"] and one["severity"] != "info"]
    assert sum(isinstance(one, Failure) for one in results) == len(bad) == suite.failures
    assert sum(isinstance(one, Skipped) and "再说" in one.message for one in results) == 1


@needs(RDFORMAT)
def test_the_rdformat_validator_takes_it(folder: Path, active: list[dict[str, Any]]) -> None:
    command = ["node", str(RDFORMAT), "--strict", "--no-extra-fields", str(folder / "rdjson")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    diagnostics = json.loads((folder / "rdjson").read_text("utf-8"))["diagnostics"]
    lines = (folder / PATH).read_bytes().split(b"\n")
    assert len(diagnostics) == len(active)
    for diagnostic, finding in zip(diagnostics, active, strict=True):
        start, end = diagnostic["location"]["range"]["start"], diagnostic["location"]["range"]["end"]
        line = lines[start["line"] - 1]
        if start["line"] == end["line"]:
            column, last = finding["location"]["start"]["column"], finding["location"]["end"]["column"]
            marked = line[start["column"] - 1 : end["column"] - 1].decode()
            assert marked == line.decode()[column - 1 : last - 1]


@needs(*VIOLATIONS[:1])
@pytest.mark.skipif(shutil.which("java") is None, reason="java is not installed")
def test_violations_lib_reads_the_same_findings_from_four_formats(folder: Path, active: list[dict[str, Any]]) -> None:
    formats = {"CHECKSTYLE": "checkstyle", "SARIF": "sarif", "CODECLIMATE": "gitlab", "JUNIT": "junit"}
    arguments = [f"{parser}={folder / name}" for parser, name in formats.items()]
    command = ["java", "-cp", str(VIOLATIONS[0]), str(Path(__file__).parent / "Violations.java"), *arguments]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    rows = [line.split("\t") for line in done.stdout.splitlines()]
    places = sorted((one["location"]["start"]["line"], one["location"]["start"]["column"]) for one in active)
    checkstyle = [row for row in rows if row[0] == "CHECKSTYLE"]
    assert sorted((int(row[2]), int(row[3])) for row in checkstyle) == places
    assert {row[1] for row in checkstyle} == {PATH}
    for parser in ("SARIF", "CODECLIMATE"):
        of_active = [row for row in rows if row[0] == parser]
        assert {int(row[2]) for row in of_active} >= {line for line, _ in places}, parser
    assert sum(row[0] == "JUNIT" for row in rows) == sum(one["severity"] != "info" for one in active)


def test_github_obeys_exactly_what_was_meant(folder: Path, active: list[dict[str, Any]]) -> None:
    found = commands((folder / "github").read_text("utf-8"))
    assert [one.name for one in found] == [{"info": "notice"}.get(one["severity"], one["severity"]) for one in active]
    assert {one.properties["file"] for one in found} == {PATH}
    for name in set(FORMATS) - {"github"}:
        assert commands((folder / name).read_text("utf-8")) == [], name


def test_concise_lines_have_their_form(folder: Path, active: list[dict[str, Any]]) -> None:
    *lines, _ = (folder / "concise").read_text("utf-8").split("\n")[:-1]
    form = re.compile(re.escape(PATH) + r":(\d+):(\d+): (error|warning|info) ([A-Z]+\d+) ([a-z-]+) \S.*")
    read = [match.groups() for line in lines if (match := form.fullmatch(line))]
    assert [(one[3], one[4]) for one in read] == [(one["code"], one["rule"]) for one in active]


def test_markdown_shows_names_as_they_are(folder: Path, active: list[dict[str, Any]]) -> None:
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").enable("table").parse((folder / "markdown").read_text("utf-8"))
    cells = [token for token in tokens if token.type == "inline"]
    html = [child.content for token in cells for child in token.children or [] if child.type == "html_inline"]
    assert set(html) <= {"<br>", "<!-- -->"}
    rows = sum(token.type == "tr_open" for token in tokens)
    headings = sum(token.type == "table_open" for token in tokens)
    assert rows - headings == len(active) + 1  # one waived
