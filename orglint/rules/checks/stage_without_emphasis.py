"""Market departments that own nothing of what the stage of the product asks for."""

from __future__ import annotations

from collections.abc import Mapping

from orglint.findings.text import joined
from orglint.findings.violation import Violation
from orglint.graph.org_graph import OrgGraph
from orglint.rules.outcome import Outcome

EMPHASIS = {
    "introduction": ("consumer-research", "new-product-launch", "channel-planning", "pricing", "product-planning"),
    "growth": ("marketing-information-system", "annual-marketing-plan", "production-sales-coordination"),
    "maturity": (
        "competitor-product-intelligence",
        "competitor-advertising-analysis",
        "sales-forecasting",
        "product-planning",
        "advertising-campaigns",
        "brand-building",
    ),
}


def check(org: OrgGraph, options: Mapping[str, object]) -> Outcome:
    """In the declared stage of its products, a company's market departments own one of the emphasized duties.
    Facts: unit, duties."""
    stage = org.company.value("product_stage")
    if not isinstance(stage, str):
        return Outcome(0, [])
    judged = [one for one in org.hierarchies.values() if one.of_kind("market")]
    violations = []
    for hierarchy in judged:
        owned = {one.duty for unit in hierarchy.of_kind("market") for one in unit.owns}
        if owned and owned.isdisjoint(EMPHASIS[stage]):
            labels = [org.catalogue.duty_label(duty) for duty in EMPHASIS[stage]]
            duties = joined(labels)
            unit = hierarchy.of_kind("market")[0]
            violations.append(Violation(at=unit.name_place, facts={"unit": unit.label, "duties": duties}, unit=unit.id))
    return Outcome(len(judged), violations)
