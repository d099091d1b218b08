"""Central duties in which no branch takes part."""

from __future__ import annotations

from collections.abc import Mapping

from orglint.findings.violation import Violation
from orglint.graph.org_graph import OrgGraph
from orglint.rules.outcome import Outcome

DUTIES = ("brand-planning", "brand-building", "advertising-campaigns", "product-planning")


def check(org: OrgGraph, options: Mapping[str, object]) -> Outcome:
    """A brand, advertising or product duty of a head office's marketing names a branch market department that takes
    part.

    One violation for each marketing department, at the first such duty. Facts: unit, duties.
    """
    examined = 0
    violations: list[Violation] = []
    for hierarchy in org.hierarchies.values():
        locals_ = {unit.order for unit in hierarchy.of_kind("market") if unit.site is not hierarchy.headquarters}
        if not locals_:
            continue
        for unit in hierarchy.of_kind("marketing"):
            central = [one for one in unit.owns if one.duty in DUTIES]
            examined += bool(central)
            alone = [one for one in central if not _local(org, one.duty or "", locals_)]
            if central and len(alone) == len(central):
                facts = {"unit": unit.label, "duty": org.catalogue.duty_label(alone[0].duty or "")}
                violations.append(Violation(at=alone[0].place, facts=facts, unit=unit.id, duty=alone[0].duty))
    return Outcome(examined, violations)


def _local(org: OrgGraph, duty: str, units: set[int]) -> bool:
    return any(part.unit.order in units for part in org.participants.get(duty, ()))
