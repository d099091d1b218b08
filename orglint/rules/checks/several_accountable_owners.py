"""Duties with more than one accountable owner."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from orglint.findings.violation import Related, Violation
from orglint.graph.org_graph import OrgGraph
from orglint.graph.sites import Reach
from orglint.graph.unit import Ownership
from orglint.rules.outcome import Outcome

NAMED = frozenset({"pricing", "channel-planning", "channel-stage-objectives"})
"""Duties of which a second owner of another kind is the business of their own rules."""

_COMMERCIAL = frozenset({"market", "marketing", "sales"})


def check(org: OrgGraph, options: Mapping[str, object]) -> Outcome:
    """A duty has one owner where owners meet, unless their scopes differ or one of them leads. Facts: unit, other,
    duty.

    Left out: departments of one kind, and supporting departments, at different places (finance of the group and the
    office of a branch), umbrella duties, catch-alls, the pair of marketing and market department, and the second owner
    that the rules of price and channel planning judge themselves. One violation for each owner that meets an earlier.
    """
    examined = 0
    violations: list[Violation] = []
    for duty in sorted(org.owners):
        known = org.catalogue.duties[duty]
        if known.members or known.catch_all:
            continue
        owners = [one for one in org.owners[duty] if not one.unit.external and not one.unit.container]
        examined += len(owners)
        if len(owners) > 1 and not any(one.entry.lead for one in owners):
            violations.extend(_rivals(org, duty, owners))
    return Outcome(examined, violations)


def _rivals(org: OrgGraph, duty: str, owners: list[Ownership]) -> Iterator[Violation]:
    by_scope: dict[str | None, list[Ownership]] = {}
    for one in owners:
        by_scope.setdefault(one.scope, []).append(one)
    for some in by_scope.values():
        entries = {one.unit.order: one for one in reversed(some)}
        for number, one in enumerate(some[1:], start=1):
            other = Reach(earlier.unit for earlier in some[:number]).met(one.unit) if number < 50 else None
            if other is not None and other is not one.unit and not _agreed(org, one, entries[other.order]):
                rival = entries[other.order]
                facts = {"unit": one.unit.label, "other": rival.unit.label, "duty": org.catalogue.duty_label(duty)}
                related = (Related(rival.place, "other"),)
                yield Violation(at=one.place, facts=facts, related=related, unit=one.unit.id, duty=duty)


def _agreed(org: OrgGraph, one: Ownership, other: Ownership) -> bool:
    roles = org.roles(one.unit), org.roles(other.unit)
    supporting = _COMMERCIAL.isdisjoint(roles[0] | roles[1])
    mirrored = one.unit.site is not other.unit.site and (supporting or one.unit.kinds == other.unit.kinds)
    told = one.duty in NAMED and roles[0] != roles[1]
    return mirrored or told or {"market", "marketing"} <= roles[0] | roles[1]
