"""For Jenkins and other readers of JUnit's XML: what passes counts too.

A rule that found nothing is a test that passed, or was skipped when it had nothing to look at. Every finding is a test:
errors and warnings failed, infos passed with a word, suppressed ones were skipped with the reason. Only what Jenkins'
schema (junit-10.xsd) knows: places stand in the text, for it has no `file` or `line`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from orglint.findings.finding import Finding
from orglint.findings.report import Report, RuleRun
from orglint.findings.severity import Severity
from orglint.findings.text import Text
from orglint.reporters.quoting import xml
from orglint.reporters.reason import reason
from orglint.reporters.summary import HELP
from orglint.reporters.view import View

_NOTHING = Text("nothing to look at", "没有可检查的对象")


def pieces(report: Report, view: View) -> Iterator[str]:
    """One XML document with a line for each test."""
    findings = view.findings(report)
    broken = {finding.code for finding in findings}
    quiet = [one for one in report.rules if one.code not in broken]
    failures = sum(1 for one in report.active if one.severity is not Severity.INFO)
    skipped = len(findings) - len(report.active) + sum(map(_idle, quiet))
    tests = f'tests="{len(quiet) + len(findings)}" failures="{failures}" errors="0"'
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="orglint" {tests}>\n'
    yield f'<testsuite name="orglint {xml(report.profile)}" {tests} skipped="{skipped}">\n'
    for rule in quiet:
        yield _passed(rule, view)
    seen: Counter[str] = Counter()
    for finding in findings:
        name = _name(finding, view)
        seen[name] += 1
        yield _found(finding, name if seen[name] == 1 else f"{name} ({seen[name]})", view)
    yield "</testsuite>\n</testsuites>\n"


def _idle(rule: RuleRun) -> bool:
    return rule.examined == 0 and not rule.reads


def _passed(rule: RuleRun, view: View) -> str:
    case = f'<testcase classname="orglint.{xml(rule.code)}" name="{xml(rule.rule)}"'
    if _idle(rule):
        return f'{case}><skipped message="{xml(_NOTHING.read(view.language))}"/></testcase>\n'
    return f"{case}/>\n"


def _name(finding: Finding, view: View) -> str:
    """Names a test the same from run to run, so that Jenkins can tell since when it fails: no line in it."""
    about = "/".join(one for one in (finding.unit, finding.duty) if one) or view.path(finding.location.file)
    return f"{finding.rule} {about}"


def _found(finding: Finding, name: str, view: View) -> str:
    case = f'<testcase classname="orglint.{xml(finding.code)}" name="{xml(name)}">'
    message = xml(finding.message.read(view.language))
    if finding.suppressed is not None:
        why = xml(reason(finding.suppressed, view.language))
        return f'{case}<skipped message="{why}">{message}</skipped></testcase>\n'
    text = f"{_where(finding, view)}: {message}&#10;{HELP.read(view.language)}{xml(finding.help.read(view.language))}"
    if finding.severity is Severity.INFO:
        return f"{case}<system-out>{text}</system-out></testcase>\n"
    return f'{case}<failure type="{finding.severity.value}" message="{message}">{text}</failure></testcase>\n'


def _where(finding: Finding, view: View) -> str:
    start = finding.location.start
    return f"{xml(view.path(finding.location.file))}:{start.line}:{start.column}"
