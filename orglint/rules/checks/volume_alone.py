"""Sales departments that may discount and are measured by volume alone."""

from __future__ import annotations

from collections.abc import Mapping

from orglint.findings.violation import Violation
from orglint.graph.org_graph import OrgGraph
from orglint.rules.outcome import Outcome

VOLUME = frozenset({"volume", "revenue", "销量", "销售额"})


def check(org: OrgGraph, options: Mapping[str, object]) -> Outcome:
    """A sales unit with price discretion has a measure besides volume and revenue. Facts: unit, kpis."""
    judged = []
    for unit in org.units:
        charter = unit.definition.charter
        if "sales" in unit.kinds and charter is not None and charter.price_discretion and charter.kpis:
            judged.append((unit, charter.kpis))
    violations = [
        Violation(
            at=unit.definition.place("charter", "kpis"),
            facts={"unit": unit.label, "kpis": ", ".join(kpis)},
            unit=unit.id,
        )
        for unit, kpis in judged
        if VOLUME.issuperset(kpis)
    ]
    return Outcome(len(judged), violations)
