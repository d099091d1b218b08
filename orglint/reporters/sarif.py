"""For code scanning: SARIF 2.1.0 (OASIS), within the limits of GitHub code scanning.

Columns count code points (`columnKind`), regions end exclusively, URIs are relative to the checked-out repository.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from orglint.findings.finding import Finding, Fix, Suppression
from orglint.findings.place import Location
from orglint.findings.report import Report
from orglint.findings.text import Language, Text
from orglint.reporters.quoting import quoted, shown
from orglint.reporters.reason import reason
from orglint.reporters.sarif_rules import LEVEL, TAG, rules, translation
from orglint.reporters.view import View, uri

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
MOST_RESULTS = 25_000
"""GitHub refuses a run with more results, and shows the worst 5,000 of them."""
MOST_PLACES = 100
"""GitHub shows so many locations of a result."""

_CAPPED = Text(
    "{number} of {all} findings are left out: GitHub code scanning takes {most} results, the worst are kept",
    "共 {all} 处问题，省略了 {number} 处：GitHub 代码扫描最多接受 {most} 条结果，保留最严重的",
)
_IN_SOURCE = frozenset({"waiver", "comment"})
"""Kinds of suppression that stand in the definition itself; the others are external to it."""


def pieces(report: Report, view: View) -> Iterator[str]:
    """One JSON object with a line for each rule and result."""
    other: Language = "zh" if view.language == "en" else "en"
    yield f'{{"$schema": "{SCHEMA}", "version": "2.1.0", "runs": [{{\n"tool": {{"driver": {{"name": "orglint", '
    yield f'"semanticVersion": "{view.version}", "language": "{TAG[view.language]}", "rules": ['
    yield from _rows(rules(report.rules, view.language))
    yield f']}}}},\n"translations": [{translation(report.rules, other)}],\n'
    yield f'"automationDetails": {{"id": {quoted(f"orglint/{report.profile}/")}}},\n'
    yield '"columnKind": "unicodeCodePoints",\n'
    yield '"originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "The root of the repository."}}},\n'
    findings = view.findings(report)
    kept = _within_limit(findings)
    yield f'"invocations": [{_invocation(len(findings), len(kept), view)}],\n"results": ['
    index = {one.code: number for number, one in enumerate(report.rules)}
    yield from _rows(_result(finding, view, index) for finding in kept)
    yield "]\n}]}\n"


def _rows(rows: Iterable[str]) -> Iterator[str]:
    first = True
    for row in rows:
        yield ("\n" if first else ",\n") + row
        first = False
    if not first:
        yield "\n"


def _within_limit(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """All of them, or the worst, in their order; suppressed ones are the first to go."""
    if len(findings) <= MOST_RESULTS:
        return findings

    def milder(number: int) -> tuple[bool, int]:
        return findings[number].suppressed is not None, -findings[number].severity.rank

    kept = sorted(range(len(findings)), key=milder)[:MOST_RESULTS]
    return tuple(findings[number] for number in sorted(kept))


def _invocation(found: int, kept: int, view: View) -> str:
    if found == kept:
        return '{"executionSuccessful": true}'
    text = _CAPPED.filled(number=found - kept, all=found, most=MOST_RESULTS).read(view.language)
    return (
        f'{{"executionSuccessful": true, "toolExecutionNotifications": '
        f'[{{"level": "warning", "message": {{"text": {shown(text)}}}}}]}}'
    )


def _result(finding: Finding, view: View, index: dict[str, int]) -> str:
    rule = f', "ruleIndex": {index[finding.code]}' if finding.code in index else ""
    location = _physical(finding.location, view)
    return (
        f'{{"ruleId": {quoted(finding.code)}{rule}, "level": "{LEVEL[finding.severity]}", '
        f'"message": {{"text": {shown(finding.message.read(view.language))}}}, '
        f'"locations": [{{{location}{_logical(finding)}}}]{_related(finding, view)}, '
        f'"partialFingerprints": {{"orglint/v1": {quoted(finding.fingerprint)}}}, '
        f'"suppressions": [{_suppression(finding.suppressed, view)}]{_fixes(finding.fixes, view)}, '
        f'"properties": {{{_properties(finding)}}}}}'
    )


def _physical(location: Location, view: View) -> str:
    path = view.path(location.file)
    base = "" if path.startswith(("/", "../")) else ', "uriBaseId": "%SRCROOT%"'
    artifact = f'{{"uri": {quoted(uri(path))}{base}}}'
    return f'"physicalLocation": {{"artifactLocation": {artifact}, "region": {_region(location)}}}'


def _region(location: Location) -> str:
    start, end = location.start, location.end
    return (
        f'{{"startLine": {start.line}, "startColumn": {start.column}, '
        f'"endLine": {end.line}, "endColumn": {end.column}}}'
    )


def _logical(finding: Finding) -> str:
    if finding.unit is None:
        return ""
    return f', "logicalLocations": [{{"fullyQualifiedName": {shown(finding.unit)}, "kind": "object"}}]'


def _related(finding: Finding, view: View) -> str:
    if not finding.related:
        return ""
    places = ", ".join(
        f'{{"id": {number}, {_physical(one.location, view)}, '
        f'"message": {{"text": {shown(one.message.read(view.language))}}}}}'
        for number, one in enumerate(finding.related[:MOST_PLACES], 1)
    )
    return f', "relatedLocations": [{places}]'


def _suppression(suppressed: Suppression | None, view: View) -> str:
    if suppressed is None:
        return ""
    kind = "inSource" if suppressed.kind in _IN_SOURCE else "external"
    return (
        f'{{"kind": "{kind}", "status": "accepted", "justification": {shown(reason(suppressed, view.language))}, '
        f'"location": {{{_physical(suppressed.location, view)}}}, '
        f'"properties": {{"kind": {quoted(suppressed.kind)}, "until": {_optional(suppressed.until)}, '
        f'"approved_by": {_optional(suppressed.approved_by)}}}}}'
    )


def _fixes(fixes: tuple[Fix, ...], view: View) -> str:
    if not fixes:
        return ""
    return f', "fixes": [{", ".join(_fix(one, view) for one in fixes)}]'


def _fix(fix: Fix, view: View) -> str:
    changes = []
    for file in dict.fromkeys(edit.location.file for edit in fix.edits):
        replacements = ", ".join(
            f'{{"deletedRegion": {_region(edit.location)}, "insertedContent": {{"text": {quoted(edit.text)}}}}}'
            for edit in fix.edits
            if edit.location.file == file
        )
        artifact = f'{{"uri": {quoted(uri(view.path(file)))}}}'
        changes.append(f'{{"artifactLocation": {artifact}, "replacements": [{replacements}]}}')
    title = shown(fix.title.read(view.language))
    return f'{{"description": {{"text": {title}}}, "artifactChanges": [{", ".join(changes)}]}}'


def _properties(finding: Finding) -> str:
    return (
        f'"rule": {quoted(finding.rule)}, "unit": {_optional(finding.unit)}, "duty": {_optional(finding.duty)}, '
        f'"statements": [{", ".join(map(quoted, finding.statements))}]'
    )


def _optional(text: str | None) -> str:
    return "null" if text is None else shown(text)
