"""For programs: JSON version 1. Keys are only ever added."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from orglint.findings.finding import Contested, Finding, Fix, RelatedPlace, Suppression
from orglint.findings.place import Location
from orglint.findings.problem import Problem
from orglint.findings.report import ChangedOnly, PluginRun, Report, Standing
from orglint.findings.severity import Severity
from orglint.findings.text import Language
from orglint.reporters.quoting import quoted
from orglint.reporters.view import View

if TYPE_CHECKING:
    from orglint.reporters.grouping import Group
    from orglint.reporters.statistics import RuleCount

VERSION = 1
_SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.INFO)


def pieces(report: Report, view: View) -> Iterator[str]:
    """One JSON object, a line for each finding and rule.

    Everything but assigned, visible text is escaped, so that no terminal obeys what a definition holds. Written by
    hand, for that is several times faster than building a tree for `json.dumps`.
    """
    yield f'{{\n"version": {VERSION},\n"findings": ['
    yield from _rows(_finding(one, view.language) for one in view.findings(report))
    summary = {
        "organizations": report.organizations,
        "units": report.units,
        **{severity.value: report.count(severity) for severity in _SEVERITIES},
        "suppressed": len(report.findings) - len(report.active),
        "suppressed_by": report.suppressed(),
        **_standing(report.standing),
        "baseline": None if report.baseline is None else report.baseline.counts(),
        "changed_only": None if report.changed_only is None else _changed_only(report.changed_only),
    }
    yield f'],\n"summary": {json.dumps(summary)},\n"profile": {quoted(report.profile)},'
    yield f'\n"edition": {quoted(report.edition)},'
    yield f'\n"redacted": {json.dumps(report.redacted)},'
    yield f'\n"plugins": [{", ".join(map(_plugin, report.plugins))}],'
    yield f'\n"failures": [{", ".join(_failure(one, view.language) for one in report.failures)}],'
    yield f'\n"vacuous": {json.dumps(report.vacuous)},\n"rules": ['
    yield from _rows(
        f'{{"code": {quoted(one.code)}, "rule": {quoted(one.rule)}, "examined": {one.examined}}}'
        for one in report.rules
    )
    yield "]"
    if view.group_by:
        from orglint.reporters.grouping import grouped

        yield f',\n"grouped_by": "{view.group_by}",\n"groups": ['
        yield from _rows(_group(one) for one in grouped(report.active, view.group_by))
        yield "]"
    if view.statistics:
        from orglint.reporters.statistics import rule_counts

        yield ',\n"statistics": ['
        yield from _rows(json.dumps(_rule_count(one)) for one in rule_counts(report))
        yield "]"
    yield "\n}\n"


def _standing(standing: tuple[Standing, ...]) -> dict[str, object]:
    """null where nothing can be said: not all rules of a profile were used."""
    if not standing:
        return {"profiles_met": None, "last_profile_met": None, "branches": []}
    whole, *branches = standing
    return {
        "profiles_met": whole.met,
        "last_profile_met": whole.rung,
        "branches": [{"unit": one.unit, "last_profile_met": one.rung} for one in branches],
    }


def _group(group: Group) -> str:
    counts = ", ".join(f'"{severity.value}": {group.count(severity)}' for severity in _SEVERITIES)
    held = json.dumps([one.fingerprint for one in group.findings])
    return f'{{"name": {_optional(group.name or None)}, {counts}, "findings": {held}}}'


def _rule_count(one: RuleCount) -> dict[str, Any]:
    names = {"code": one.code, "rule": one.rule, "severity": one.severity.value}
    return {**names, "findings": one.findings, "suppressed": one.suppressed}


def _changed_only(told: ChangedOnly) -> dict[str, Any]:
    return {"since": told.since, "hidden": {severity.value: told.hidden.get(severity, 0) for severity in _SEVERITIES}}


def _rows(rows: Iterable[str]) -> Iterator[str]:
    first = True
    for row in rows:
        yield ("\n" if first else ",\n") + row
        first = False
    if not first:
        yield "\n"


def _finding(finding: Finding, language: Language) -> str:
    related = ", ".join(_related(one, language) for one in finding.related)
    return (
        f'{{"code": {quoted(finding.code)}, "rule": {quoted(finding.rule)}, "severity": "{finding.severity.value}", '
        f'"message": {quoted(finding.message.read(language))}, "help": {quoted(finding.help.read(language))}, '
        f'"statements": [{", ".join(map(quoted, finding.statements))}], '
        f'"unit": {_optional(finding.unit)}, "duty": {_optional(finding.duty)}, '
        f'"location": {_location(finding.location)}, "related": [{related}], '
        f'"suppressed": {_suppression(finding.suppressed)}, '
        f'"contested": {_contested(finding.contested)}, "fingerprint": {quoted(finding.fingerprint)}, '
        f'"fixes": [{", ".join(_fix(one, language) for one in finding.fixes)}]}}'
    )


def _plugin(plugin: PluginRun) -> str:
    return (
        f'{{"name": {quoted(plugin.name)}, "origin": {quoted(plugin.origin)}, "version": {_optional(plugin.version)}}}'
    )


def _failure(failure: Problem, language: Language) -> str:
    at = "null" if failure.location is None else _location(failure.location)
    return f'{{"message": {quoted(failure.message.read(language))}, "location": {at}}}'


def _related(related: RelatedPlace, language: Language) -> str:
    return f'{{"message": {quoted(related.message.read(language))}, "location": {_location(related.location)}}}'


def _suppression(suppressed: Suppression | None) -> str:
    if suppressed is None:
        return "null"
    return (
        f'{{"kind": {quoted(suppressed.kind)}, "reason": {quoted(suppressed.reason)}, '
        f'"until": {_optional(suppressed.until)}, "approved_by": {_optional(suppressed.approved_by)}, '
        f'"location": {_location(suppressed.location)}}}'
    )


def _contested(contested: Contested | None) -> str:
    if contested is None:
        return "null"
    won, lost, follow = (", ".join(map(quoted, one)) for one in (contested.won, contested.lost, contested.follow))
    return f'{{"profile": {quoted(contested.profile)}, "won": [{won}], "lost": [{lost}], "follow": [{follow}]}}'


def _fix(fix: Fix, language: Language) -> str:
    edits = ", ".join(f'{{"location": {_location(one.location)}, "text": {quoted(one.text)}}}' for one in fix.edits)
    title, safe = quoted(fix.title.read(language)), json.dumps(fix.safe)
    return f'{{"title": {title}, "safe": {safe}, "edits": [{edits}]}}'


def _location(location: Location) -> str:
    start, end = location.start, location.end
    return (
        f'{{"file": {quoted(location.file)}, "start": {{"line": {start.line}, "column": {start.column}}}, '
        f'"end": {{"line": {end.line}, "column": {end.column}}}}}'
    )


def _optional(text: str | None) -> str:
    return "null" if text is None else quoted(text)
