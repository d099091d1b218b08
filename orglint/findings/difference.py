"""What differs between two reports on the same organizations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from orglint.findings.finding import Finding
from orglint.findings.report import Report
from orglint.lean.values import frozen


@frozen
class Difference:
    """Findings that count, in order. changed: the same finding before and after, with another severity."""

    added: tuple[Finding, ...]
    gone: tuple[Finding, ...]
    changed: tuple[tuple[Finding, Finding], ...]


def difference(before: Report, after: Report) -> Difference:
    """What the second report says otherwise than the first. Findings are the same when their fingerprints are."""
    waiting = _by_fingerprint(before.active)
    added, changed = [], []
    for finding in after.active:
        same = waiting[finding.fingerprint]
        if not same:
            added.append(finding)
        elif (old := same.pop(0)).severity is not finding.severity:
            changed.append((old, finding))
    gone = sorted((one for rest in waiting.values() for one in rest), key=lambda one: one.order)
    return Difference(tuple(added), tuple(gone), tuple(changed))


def _by_fingerprint(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        found[finding.fingerprint].append(finding)
    return found
