"""A marketing and a market department that are one in all but name."""

from __future__ import annotations

from collections.abc import Mapping

from orglint.findings.violation import Related, Violation
from orglint.graph.org_graph import OrgGraph
from orglint.graph.unit import Unit
from orglint.rules.outcome import Outcome


def check(org: OrgGraph, options: Mapping[str, object]) -> Outcome:
    """Where both departments exist, no unit is both, and no two own just the same duties.

    Variants: both (facts unit), same (unit, other). Empty lists of duties say nothing.
    """
    examined = 0
    violations: list[Violation] = []
    for hierarchy in org.hierarchies.values():
        if hierarchy.structure != "T-GM":
            continue
        marketing = hierarchy.of_kind("marketing")
        firsts = dict.fromkeys(unit.owns[0].duty or unit.owns[0].text for unit in marketing if unit.owns)
        sharing = {unit.order for duty in firsts for unit in org.units_owning(duty)}
        markets = {_duties(unit): unit for unit in reversed(hierarchy.of_kind("market")) if unit.order in sharing}
        for unit in marketing:
            examined += 1
            if "market" in unit.kinds:
                facts = {"unit": unit.label}
                violations.append(Violation(at=unit.name_place, variant="both", facts=facts, unit=unit.id))
            elif _duties(unit) and _duties(unit) in markets:
                violations.append(_same(unit, markets[_duties(unit)]))
    return Outcome(examined, violations)


def _duties(unit: Unit) -> frozenset[tuple[str, str | None]]:
    return frozenset((one.duty or one.text, one.scope) for one in unit.owns)


def _same(unit: Unit, other: Unit) -> Violation:
    return Violation(
        at=unit.name_place,
        variant="same",
        facts={"unit": unit.label, "other": other.label},
        related=(Related(other.name_place, "other"),),
        unit=unit.id,
    )
