"""Direct and indirect channels in two hands that nobody joins."""

from __future__ import annotations

from collections.abc import Mapping

from orglint.findings.violation import Related, Violation
from orglint.graph.org_graph import OrgGraph
from orglint.graph.sites import Reach
from orglint.graph.unit import Unit
from orglint.rules.outcome import Outcome


def check(org: OrgGraph, options: Mapping[str, object]) -> Outcome:
    """Owners of the direct channel and of channel management that meet have someone over both, or one relays to the
    other.

    The management of the company does not count as that someone. Facts: unit, other.
    """
    examined = 0
    violations: list[Violation] = []
    managers = [one for one in org.owners.get("channel-management", ()) if not one.unit.external]
    reach = Reach(one.unit for one in managers)
    entries = {one.unit.order: one for one in managers}
    for one in org.owners.get("direct-sales-channel", ()):
        other = reach.met(one.unit)
        if other is None or one.unit.external:
            continue
        examined += 1
        if other is not one.unit and not _joined(org, one.unit, other):
            facts = {"unit": one.unit.label, "other": other.label}
            related = (Related(entries[other.order].place, "other"),)
            violations.append(Violation(at=one.place, facts=facts, related=related, unit=one.unit.id, duty=one.duty))
    return Outcome(examined, violations)


def _joined(org: OrgGraph, one: Unit, other: Unit) -> bool:
    if any(line.source in (one, other) for line in (*org.lines.into(one), *org.lines.into(other))):
        return True
    return not _over(org, one).isdisjoint(_over(org, other))


def _over(org: OrgGraph, unit: Unit) -> set[int]:
    above = [one for one in unit.ancestors() if not {"executive", "hq"} & set(one.kinds)]
    directing = [line.source for line in org.lines.into(unit, "directs", "guides")]
    return {one.order for one in (*above, *directing)}
