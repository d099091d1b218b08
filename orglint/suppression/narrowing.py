"""Findings narrowed to what a change touches: the whole is judged, and what stands untouched is hidden and counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set

from orglint.findings.finding import Finding
from orglint.findings.place import Location, Place
from orglint.findings.report import ChangedOnly
from orglint.findings.severity import Severity
from orglint.graph.unit import Unit
from orglint.lean.values import frozen
from orglint.model.definition import UnitDefinition
from orglint.rules.rule import Rule
from orglint.source.changes import EVERYTHING, ChangedLines, Changes
from orglint.source.text import SourceText
from orglint.suppression.scope import Case, last_line, places


@frozen
class Since:
    """What is known of the state that a run is compared with.

    ref: as the user called it. changes: those of each repository. known: organization (as named on the command line) ->
    fingerprint -> how many such findings counted in that state; an organization that was not there is left out.
    """

    ref: str
    changes: tuple[Changes, ...]
    known: Mapping[str, Mapping[str, int]]


def narrowed(
    findings: Sequence[Finding],
    cases: Sequence[Case],
    since: Since,
    rules: Mapping[str, Rule],
    texts: Mapping[str, SourceText],
) -> tuple[list[Finding], ChangedOnly]:
    """The findings that a change touches, and how many others there are.

    A finding is touched when it is new, when a line of its place or of a related place changed or stands beside a line
    that was taken out, and when a line of its unit did. What says that the definition could not be understood always
    stays, for then nothing is known of the rest; so do suppressed findings, which count nowhere.
    """
    worker = _Worker(cases, since, texts)
    new = worker.new(findings)
    kept, hidden = [], Counter(dict.fromkeys(Severity, 0))
    for number, finding in enumerate(findings):
        if finding.suppressed or number in new or _is_obstacle(rules[finding.rule]) or worker.touched(finding):
            kept.append(finding)
        else:
            hidden[finding.severity] += 1
    return kept, ChangedOnly(since.ref, hidden)


def _is_obstacle(rule: Rule) -> bool:
    return rule.is_reader and rule.severity is Severity.ERROR


class _Worker:
    def __init__(self, cases: Sequence[Case], since: Since, texts: Mapping[str, SourceText]) -> None:
        self._since, self._texts = since, texts
        self._lines: dict[str, ChangedLines] = {}
        self._units: dict[str, Set[str]] = {}
        self._everywhere: set[str] = set()
        self._ids = {id for case in cases for id in case.org.by_id}
        self._names = {file: case.name for case in cases for file in case.files}
        for case in cases:
            changed = frozenset(unit.id for unit in case.org.units if self._is_changed(unit))
            self._everywhere |= changed
            self._units.update(dict.fromkeys(case.files, changed))

    def new(self, findings: Sequence[Finding]) -> set[int]:
        """The numbers of the findings that did not count before; of several alike, the last ones.

        Of an organization that was not there, or had another name, its lines alone must tell.
        """
        left = {name: Counter(known) for name, known in self._since.known.items()}
        elsewhere = sum(left.values(), Counter[str]())
        new = set()
        for number, finding in enumerate(findings):
            name = self._names.get(finding.location.file)
            known = elsewhere if name is None else left.get(name)
            if finding.suppressed is None and known is not None:
                known[finding.fingerprint] -= 1
                if known[finding.fingerprint] < 0:
                    new.add(number)
        return new

    def touched(self, finding: Finding) -> bool:
        """Whether a change touches the place of a finding, a related place, or its unit."""
        if any(self._of(place.file).touch(place.start.line, last_line(place)) for place in places(finding)):
            return True
        units = self._units.get(finding.location.file, self._everywhere)
        return finding.unit is not None and (finding.unit in units or finding.unit not in self._ids)

    def _of(self, file: str) -> ChangedLines:
        if file not in self._lines:
            text = self._texts[file].text
            told = (changes.of(file, text) for changes in self._since.changes)
            self._lines[file] = next((one for one in told if one is not None), EVERYTHING)
        return self._lines[file]

    def _is_changed(self, unit: Unit) -> bool:
        lines = self._of(unit.definition.file)
        if not lines.stretches and not lines.gaps:
            return False
        extent = self._extent(unit.definition)
        own = self._own(unit.definition, *extent)
        return any(lines.touch(first, last) for first, last in own) or extent[1] in lines.gaps

    def _own(self, unit: UnitDefinition, first: int, last: int) -> Iterator[tuple[int, int]]:
        """The lines of a unit without those of the units written in it; between two of these, an empty stretch."""
        for inner in unit.units:
            start, end = self._extent(inner)
            if start >= first:
                yield first, start - 1
            first = max(first, end + 1)
        if first <= last:
            yield first, last

    def _extent(self, unit: UnitDefinition) -> tuple[int, int]:
        place = unit.place()
        stands = self._locate(place.anchor or place)
        return stands.start.line, last_line(stands)

    def _locate(self, place: Place) -> Location:
        return self._texts[place.file].location(place)
