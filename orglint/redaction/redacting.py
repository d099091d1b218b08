"""A report from which every name is taken: a pseudonym stands for it, whatever format the report is written in.

What comes from a definition is told from our own words by where it is, not by how it looks: a field of the report that
is not listed here as ours, and a value that filled a placeholder of a text, is replaced unless it is a word of the
catalogue, of a rule or of the format. So a field that is new to the report is redacted until somebody says otherwise.
"""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from orglint.findings.baseline import BaselineEntry
from orglint.findings.coverage import Contrast, Coverage, Judgement, Structure
from orglint.findings.difference import Difference
from orglint.findings.explanation import Cited, Elsewhere, Explanation, WaysOut
from orglint.findings.finding import Contested, Finding, Suppression
from orglint.findings.ledger import LedgerEntry
from orglint.findings.report import PluginRun, Report, RuleRun
from orglint.findings.text import Text, same
from orglint.graph.org_graph import OrgGraph
from orglint.redaction.pseudonyms import Pseudonyms
from orglint.redaction.words import PublicWords, RunningNames, named_by
from orglint.rules.identity import fingerprint

T = TypeVar("T")

_OURS: Mapping[type[Any], frozenset[str]] = {
    Finding: frozenset({"code", "rule", "statements"}),
    Contested: frozenset(field.name for field in fields(Contested)),
    Suppression: frozenset({"kind", "until"}),
    LedgerEntry: frozenset({"kind", "status", "until"}),
    BaselineEntry: frozenset({"status"}),
    PluginRun: frozenset({"version"}),
    Report: frozenset({"edition"}),
    Structure: frozenset({"structure"}),
    Judgement: frozenset({"id", "answer", "line", "says", "verdict", "profile", "rules"}),
    Contrast: frozenset({"rule", "about", "statements"}),
    Coverage: frozenset({"profile", "edition", "vacuous"}),
    Cited: frozenset(field.name for field in fields(Cited)),
    Elsewhere: frozenset(field.name for field in fields(Elsewhere)),
    WaysOut: frozenset({"waiver", "comment"}),
    Explanation: frozenset({"profile", "summary", "why"}),
    RuleRun: frozenset(field.name for field in fields(RuleRun)),
}
"""Fields that hold words of orglint, of a rule or of a pack."""
_EMPTY: Mapping[str, Any] = {"texts": {}, "fixes": (), "trace": ""}
"""Fields that hold the source itself, by name; a redacted report has none of it."""
_NAMES = {
    "unit": "unit",
    "below": "unit",
    "approved_by": "person",
    "reason": "text",
    "note": "text",
    "origin": "plugin",
}
"""Fields that hold a name whatever it looks like."""

_SORTS = frozenset({"duty", "path", "profile"})
"""Fields whose words have pseudonyms of their own sort."""

_QUOTED = re.compile(r"“([^”]*)”")
_BETWEEN = re.compile(r"(, | → |[、，;；])")
_STANDARD_INPUT = frozenset({"-", "<stdin>"})
_SUFFIXES = (".yaml", ".yml", ".toml")


def redacted(report: Report, organizations: Iterable[OrgGraph], public: PublicWords, pseudonyms: Pseudonyms) -> Report:
    """The report with pseudonyms for names of units, people, files and everything else that is not orglint's own.

    Free text has a pseudonym too; source lines and fixes are left out. organizations: those that the report is about.
    """
    worker = _Redactor(organizations, report.texts, public, pseudonyms)
    told = replace(worker.one(report), redacted=True)
    if not pseudonyms.keyed:  # the numbers tell the order anyway
        return told
    findings = tuple(sorted(told.findings, key=lambda one: one.order))
    return replace(told, findings=findings, ledger=tuple(sorted(told.ledger, key=lambda one: one.order)))


def redacted_coverage(
    coverage: Coverage, org: OrgGraph, files: Iterable[str], public: PublicWords, pseudonyms: Pseudonyms
) -> Coverage:
    """The coverage of an organization with pseudonyms in the same way. files: those that it stands in."""
    return replace(_Redactor([org], files, public, pseudonyms).one(coverage), redacted=True)


def redacted_difference(
    found: Difference,
    organizations: Iterable[OrgGraph],
    files: Iterable[str],
    public: PublicWords,
    pseudonyms: Pseudonyms,
) -> Difference:
    """What differs between two reports that still have their names, with pseudonyms in the same way."""
    return _Redactor(organizations, files, public, pseudonyms).one(found)


def redacted_explanation(
    explanation: Explanation, org: OrgGraph, files: Iterable[str], public: PublicWords, pseudonyms: Pseudonyms
) -> Explanation:
    """The explanation of a finding with pseudonyms in the same way, the waiver that it offers as well."""
    worker = _Redactor([org], files, public, pseudonyms)
    told = replace(worker.one(explanation), redacted=True)
    unit = explanation.finding.unit
    if unit is None or told.finding.unit is None:
        return told
    waiver = told.ways.waiver.replace(f"    unit: {unit}\n", f"    unit: {told.finding.unit}\n")
    return replace(told, ways=replace(told.ways, waiver=waiver))


class _Redactor:
    """Walks through a report and replaces."""

    def __init__(
        self,
        organizations: Iterable[OrgGraph],
        files: Iterable[str],
        public: PublicWords,
        pseudonyms: Pseudonyms,
    ) -> None:
        self._public, self._pseudonyms, self._files = public, pseudonyms, frozenset(files)
        named = [name for org in organizations for name in named_by(org)]
        self._sorts = {text: (sort, meant) for sort, text, meant in named}
        self._ids = {meant for sort, _, meant in named if sort == "unit"}
        self._running = RunningNames(text for text in self._sorts if text not in public)

    def one(self, value: T, field: str = "") -> T:
        """The same value without names. field: the name of the field that holds it."""
        return self._one(value, field)  # type: ignore[no-any-return]

    def _one(self, value: Any, field: str) -> Any:
        if isinstance(value, Text):
            return self._text(value)
        if is_dataclass(value) and not isinstance(value, type):
            return self._record(value)
        if isinstance(value, str) and type(value) is str:
            return self._field(value, field)
        if isinstance(value, Mapping):
            return {self._one(key, field): self._one(one, field) for key, one in value.items()}
        if isinstance(value, (tuple, list, set, frozenset)):
            return type(value)(self._one(one, field) for one in value)
        return value

    def _record(self, record: Any) -> Any:
        ours = _OURS.get(type(record), frozenset())
        names = [field.name for field in fields(record) if field.name not in ours]
        if not names:
            return record
        told = replace(record, **{name: _EMPTY.get(name, self._one(getattr(record, name), name)) for name in names})
        return self._again_known(record, told) if isinstance(told, Finding) else told

    def _again_known(self, finding: Finding, told: Finding) -> Finding:
        """With a fingerprint from which nobody can guess a name: made under the key, else of what is told anyway."""
        known = self._pseudonyms.fingerprint(finding.fingerprint)
        return replace(told, fingerprint=known or fingerprint(told.rule, told.unit, told.duty, told.facts, {}))

    def _field(self, text: str, field: str) -> str:
        if not text or text in _STANDARD_INPUT:
            return text
        if field == "file":
            return self._path(text)
        if field in _NAMES:
            return self._named(text, _NAMES[field])
        return text if field == "duty" and text in self._public else self._word(text, field)

    def _named(self, text: str, sort: str) -> str:
        known = self._sorts.get(text)
        return self._pseudonyms.name(sort, known[1] if known and known[0] == sort else text)

    def _text(self, text: Text) -> Text:
        if text.filled_from is None and text.en == text.zh:  # a name, for which neither language has a word
            return same(self._word(text.en))
        if text.filled_from is None:
            return Text(self._composed(text.en), self._composed(text.zh))
        template, values = text.filled_from
        if template.filled_from is not None:
            template = self._text(template)
        return template.filled(**{name: self._one(value, "") for name, value in values.items()})

    def _word(self, text: str, sort: str = "") -> str:
        """A word that comes from the definition, or several in a row."""
        if text in self._ids:
            return self._pseudonyms.name("unit", text)
        if text in self._public or not text.strip():
            return text
        if text in self._files:
            return self._path(text)
        if text in self._sorts:
            return self._pseudonyms.name(*self._sorts[text])
        parts = _BETWEEN.split(text)
        if len(parts) > 1:
            return "".join(part if _BETWEEN.fullmatch(part) else self._word(part) for part in parts)
        return self._pseudonyms.name(sort if sort in _SORTS else "word", text)

    def _composed(self, text: str) -> str:
        """A text that code put together: what it quotes is a name, and so is what the definition is known to name."""
        if text in self._public:
            return text
        parts = _QUOTED.split(text)
        parts[::2] = [self._running.replaced(part, self._word) for part in parts[::2]]
        parts[1::2] = [f"“{self._word(part)}”" for part in parts[1::2]]
        return "".join(parts)

    def _path(self, file: str) -> str:
        path = posixpath.normpath(file)
        inside = os.getcwd().replace(os.sep, "/").rstrip("/") + "/"
        folders, last = posixpath.split(path.removeprefix(inside))
        told = [self._pseudonyms.name("folder", one) if one.strip(".") else one for one in folders.split("/")]
        stem, suffix = posixpath.splitext(last)
        shown = suffix if suffix in _SUFFIXES else ""
        name = self._pseudonyms.name("file", stem if shown else last) + shown
        return "/".join([*told, name]) if folders else name
