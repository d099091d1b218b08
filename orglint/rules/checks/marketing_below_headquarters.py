"""Marketing departments in branches and regions."""

from __future__ import annotations

from collections.abc import Mapping

from orglint.findings.severity import Severity
from orglint.findings.violation import Violation
from orglint.graph.org_graph import OrgGraph
from orglint.graph.structure import Hierarchy
from orglint.graph.unit import Unit
from orglint.rules.outcome import Outcome


def check(org: OrgGraph, options: Mapping[str, object]) -> Outcome:
    """A marketing department sits at the headquarters of its hierarchy, not at a branch or a region below it.

    Facts: unit, place. Variants: "" at a branch, region at a region (an info), absent where the option `required`
    is set and a headquarters above branches has none (facts place).
    """
    examined = 0
    violations: list[Violation] = []
    for hierarchy in org.hierarchies.values():
        for unit in hierarchy.of_kind("marketing"):
            examined += 1
            site = unit.site
            if site is not None and site is not hierarchy.headquarters and {"branch", "region"} & set(site.kinds):
                violations.append(_misplaced(unit, site))
        if options.get("required") is True and _lacks(hierarchy):
            examined += 1
            assert hierarchy.headquarters is not None, "only a headquarters can lack one"
            top = hierarchy.headquarters
            violations.append(Violation(at=top.place, variant="absent", facts={"place": top.label}, unit=top.id))
    return Outcome(examined, violations)


def _lacks(hierarchy: Hierarchy) -> bool:
    top = hierarchy.headquarters
    branches = [one for one in hierarchy.of_kind("branch") if one is not top and one.container]
    return top is not None and bool(branches) and not hierarchy.of_kind("marketing")


def _misplaced(unit: Unit, site: Unit) -> Violation:
    region = "branch" not in site.kinds
    return Violation(
        at=unit.place,
        variant="region" if region else "",
        facts={"unit": unit.label, "place": site.label},
        unit=unit.id,
        severity=Severity.INFO if region else None,
    )
