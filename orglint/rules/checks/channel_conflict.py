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
    reach = Reach(unit for unit in org.owners.units(_MANAGED) if not unit.external)
    for number, unit in enumerate(org.owners.units(_DIRECT)):
        other = reach.met(unit)
        if other is None or unit.external:
            continue
        examined += 1
        if other is not unit and not _joined(org, unit, other):
            one, managed = org.owners[_DIRECT][number], [one for one in other.owns if one.duty == _MANAGED][-1]
            facts = {"unit": unit.label, "other": other.label}
            related = (Related(managed.place, "other"),)
            violations.append(Violation(at=one.place, facts=facts, related=related, unit=unit.id, duty=one.duty))
    return Outcome(examined, violations)


_DIRECT, _MANAGED = "direct-sales-channel", "channel-management"


def _joined(org: OrgGraph, one: Unit, other: Unit) -> bool:
    if any(line.source in (one, other) for line in (*org.lines.into(one), *org.lines.into(other))):
        return True
    return not _over(org, one).isdisjoint(_over(org, other))


def _over(org: OrgGraph, unit: Unit) -> set[int]:
    above = [one for one in unit.ancestors() if not {"executive", "hq"} & set(one.kinds)]
    directing = [line.source for line in org.lines.into(unit, "directs", "guides")]
    return {one.order for one in (*above, *directing)}
