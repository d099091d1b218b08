"""The fifteen areas of the market department, counted."""

from __future__ import annotations

from collections.abc import Mapping

from orglint.findings.text import joined
from orglint.findings.violation import Fact, Violation
from orglint.graph.org_graph import OrgGraph
from orglint.graph.structure import Hierarchy
from orglint.rules.outcome import Outcome

AREAS: tuple[tuple[str, ...], ...] = (
    ("annual-marketing-plan",),
    ("marketing-information-system", "marketing-information-confidentiality"),
    ("consumer-research",),
    ("competitor-product-intelligence",),
    ("competitor-advertising-analysis",),
    ("sales-forecasting", "market-outlook"),
    ("product-planning",),
    ("pricing",),
    ("new-product-launch",),
    ("channel-planning", "channel-stage-objectives"),
    ("promotion-planning", "promotion-organizing"),
    ("media-management", "agency-management"),
    ("advertising-campaigns", "public-relations"),
    ("brand-planning", "brand-building"),
    ("production-sales-coordination",),
)
"""The fifteen items of the list, each with the duties it names (lines 4 to 18 of the source text)."""


def check(org: OrgGraph, options: Mapping[str, object]) -> Outcome:
    """Where all duties are listed, every area has an owner in the hierarchy. Facts: unit, held, missing. A summary."""
    judged = [one for one in org.hierarchies.values() if one.of_kind("market")] if org.company.full("duties") else []
    violations = []
    for hierarchy in judged:
        missing = [duty for area in AREAS for duty in area if not _held(org, hierarchy, duty)]
        if missing:
            held = sum(1 for area in AREAS if not set(area) & set(missing))
            labels = [org.catalogue.duty_label(duty) for duty in missing]
            names = joined(labels)
            unit = hierarchy.of_kind("market")[0]
            facts: dict[str, Fact] = {"unit": unit.label, "held": held, "missing": names}
            violations.append(Violation(at=unit.name_place, facts=facts, unit=unit.id))
    return Outcome(len(judged), violations)


def _held(org: OrgGraph, hierarchy: Hierarchy, duty: str) -> bool:
    duties = {duty, *org.catalogue.duty_ancestors(duty)}
    return any(one.duty in duties for unit in hierarchy.units for one in unit.owns)
