"""For programs: JSON version 1. Keys are only ever added."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from orglint.findings.finding import Finding, Fix
from orglint.findings.place import Location
from orglint.findings.report import Report
from orglint.findings.severity import Severity
from orglint.findings.text import Language

VERSION = 1


def json_report(report: Report, language: Language) -> Iterator[str]:
    """One JSON object, a line for each finding and rule, in pieces so that no report is ever whole in memory.

    Everything outside of ASCII but assigned, visible text is escaped, so that no terminal obeys what a definition
    holds.
    """
    yield f'{{\n"version": {VERSION},\n"findings": ['
    yield from _rows(_finding(one, language) for one in report.findings)
    summary = {
        "organizations": report.organizations,
        "units": report.units,
        **{severity.value: report.count(severity) for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO)},
        "suppressed": len(report.findings) - len(report.active),
    }
    yield f'],\n"summary": {json.dumps(summary)},\n"profile": {json.dumps(report.profile)},\n"rules": ['
    yield from _rows({"code": one.code, "rule": one.rule, "examined": one.examined} for one in report.rules)
    yield "]\n}\n"


def _rows(rows: Iterator[dict[str, Any]]) -> Iterator[str]:
    first = True
    for row in rows:
        yield ("\n" if first else ",\n") + _dumped(row)
        first = False
    if not first:
        yield "\n"


def _dumped(row: dict[str, Any]) -> str:
    text = json.dumps(row, ensure_ascii=False)
    return text if text.isprintable() else "".join(sign if sign.isprintable() else _escaped(sign) for sign in text)


def _escaped(sign: str) -> str:
    return json.dumps(sign)[1:-1]


def _finding(finding: Finding, language: Language) -> dict[str, Any]:
    return {
        "code": finding.code,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": finding.message.read(language),
        "help": finding.help.read(language),
        "statements": list(finding.statements),
        "unit": finding.unit,
        "duty": finding.duty,
        "location": _location(finding.location),
        "related": [
            {"message": one.message.read(language), "location": _location(one.location)} for one in finding.related
        ],
        "suppressed": None
        if finding.suppressed is None
        else {
            "kind": finding.suppressed.kind,
            "reason": finding.suppressed.reason,
            "until": finding.suppressed.until,
            "location": _location(finding.suppressed.location),
        },
        "fingerprint": finding.fingerprint,
        "fixes": [_fix(one, language) for one in finding.fixes],
    }


def _fix(fix: Fix, language: Language) -> dict[str, Any]:
    edits = [{"location": _location(one.location), "text": one.text} for one in fix.edits]
    return {"title": fix.title.read(language), "safe": fix.safe, "edits": edits}


def _location(location: Location) -> dict[str, Any]:
    return {
        "file": location.file,
        "start": {"line": location.start.line, "column": location.start.column},
        "end": {"line": location.end.line, "column": location.end.column},
    }
