"""Duties that the marketing department and a market department both own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from orglint.findings.violation import Related, Violation
from orglint.graph.org_graph import OrgGraph
from orglint.graph.sites import Reach
from orglint.graph.unit import Ownership
from orglint.rules.outcome import Outcome


def check(org: OrgGraph, options: Mapping[str, object]) -> Outcome:
    """No duty is owned by a marketing and by a market department that meet, unless the scopes differ. T-GM only.

    Umbrella duties and catch-alls do not say enough to overlap. One violation for each duty and hierarchy, at the
    marketing department's entry. Facts: unit, other, duty.
    """
    examined = 0
    violations: list[Violation] = []
    for duty in sorted(org.owners):
        known = org.catalogue.duties[duty]
        if known.members or known.catch_all:
            continue
        by_hierarchy: dict[int, list[Ownership]] = {}
        for one in org.owners[duty]:
            hierarchy = org.hierarchy(one.unit)
            if hierarchy.structure == "T-GM" and not one.unit.external:
                by_hierarchy.setdefault(id(hierarchy), []).append(one)
        for owners in by_hierarchy.values():
            examined += 1
            violations.extend(_overlap(org, duty, owners))
    return Outcome(examined, violations)


def _overlap(org: OrgGraph, duty: str, owners: list[Ownership]) -> Iterator[Violation]:
    markets = [one for one in owners if "market" in org.roles(one.unit)]
    for one in owners:
        if "marketing" not in org.roles(one.unit):
            continue
        rivals = [other for other in markets if _same_part(one, other) and Reach([other.unit]).met(one.unit)]
        if rivals and rivals[0].unit is not one.unit:
            yield Violation(
                at=one.place,
                facts={"unit": one.unit.label, "other": rivals[0].unit.label, "duty": org.catalogue.duty_label(duty)},
                related=(Related(rivals[0].place, "other"),),
                unit=one.unit.id,
                duty=duty,
            )
            return


def _same_part(one: Ownership, other: Ownership) -> bool:
    """Whether both own the same part; a scope at another place is the local part of what the center owns as a whole."""
    if one.scope is None or other.scope is None:
        return one.unit.site is other.unit.site or one.scope == other.scope
    return one.scope == other.scope
