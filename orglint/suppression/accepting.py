"""What a new baseline holds: all that is found today, or of an old one what is still there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from orglint.findings.baseline import BaselineUse
from orglint.findings.finding import Finding
from orglint.findings.place import Place
from orglint.suppression.absorbing import Bounds
from orglint.suppression.baseline import Accepted, Baseline, Reach, identity, organization_path
from orglint.suppression.scope import Case

_NOWHERE = Place("", 0, 0)


def accept_all(cases: Sequence[Case], bounds: Bounds, folder: str, old: Baseline | None) -> list[Accepted]:
    """Entries for all findings that count and may be accepted. folder: the real path of the folder of the file.

    Of an old baseline, the entries of organizations that are not in the run stay, and so do the notes of all others.
    """
    reach = Reach(folder, cases)
    kept = [one for one in old.accepted if not reach.concerned(one.organization)] if old else []
    found = (
        (organization_path(case, folder), finding, note)
        for case in cases
        for finding, note in _noted(case, bounds, old)
    )
    return [*kept, *_counted(found)]


def left_out(active: Iterable[Finding], bounds: Bounds) -> tuple[int, int]:
    """How many of the findings that count may not be accepted: those of protected rules, and all others."""
    rest = [one for one in active if not bounds.accepts(one)]
    protected = sum(1 for one in rest if one.rule in bounds.protected)
    return protected, len(rest) - protected


def prune(baseline: Baseline, use: BaselineUse, cases: Sequence[Case]) -> list[Accepted]:
    """The entries of a baseline without what is not there any more; what could not be judged stays as it is.

    Units are called by their present ids, and an organization that has another name now by that.
    """
    reach = Reach(baseline.folder, cases)
    pairs = list(zip(baseline.accepted, use.entries, strict=True))
    kept = [accepted for accepted, entry in pairs if entry.status == "not-checked"]
    named = {file: organization_path(case, baseline.folder) for case in cases for file in case.files}
    found = (
        (
            accepted.organization if reach.is_there(accepted.organization) else named[finding.location.file],
            finding,
            accepted.note,
        )
        for accepted, entry in pairs
        if entry.status != "not-checked"
        for finding in entry.absorbed
    )
    return [*kept, *_counted(found)]


def _noted(case: Case, bounds: Bounds, old: Baseline | None) -> Iterator[tuple[Finding, str]]:
    notes = {identity(one, case.org): one.note for one in old.accepted if one.note} if old else {}
    for finding in case.findings:
        if finding.suppressed is None and bounds.accepts(finding):
            yield finding, notes.get(identity(finding, case.org), "")


def _counted(found: Iterable[tuple[str, Finding, str]]) -> Iterator[Accepted]:
    """An entry for all findings of an organization that are the same, with the note of the first."""
    counts: Counter[tuple[str, str, str | None, str | None, tuple[str, ...]]] = Counter()
    notes: dict[tuple[str, str, str | None, str | None, tuple[str, ...]], str] = {}
    for organization, finding, note in found:
        key = (organization, finding.rule, finding.unit, finding.duty, finding.facts)
        counts[key] += 1
        notes[key] = notes.get(key) or note
    for key, count in counts.items():
        organization, rule, unit, duty, facts = key
        yield Accepted(rule, organization, _NOWHERE, unit, duty, facts, count, notes[key])
