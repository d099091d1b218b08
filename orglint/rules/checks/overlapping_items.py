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

    Umbrella duties and catch-alls do not say enough to overlap. Examined: the duties of marketing departments. One
    violation for each duty and hierarchy, at the marketing department's entry. Facts: unit, other, duty.
    """
    owned: dict[tuple[str, int], list[Ownership]] = {}
    for unit in org.of_role("marketing"):
        hierarchy = org.hierarchy(unit)
        for one in unit.owns if hierarchy.structure == "T-GM" else ():
            known = org.catalogue.duties.get(one.duty or "")
            if known is not None and not known.members and not known.catch_all:
                owned.setdefault((known.id, id(hierarchy)), []).append(one)
    violations = [found for (duty, _), owners in owned.items() for found in _overlap(org, duty, owners)]
    return Outcome(len(owned), violations)


def _overlap(org: OrgGraph, duty: str, owners: list[Ownership]) -> Iterator[Violation]:
    hierarchy = org.hierarchy(owners[0].unit)
    others = [one for one in org.owners[duty] if "market" in one.unit.roles and not one.unit.external]
    markets = [one for one in others if org.hierarchy(one.unit) is hierarchy]
    for one in owners:
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
