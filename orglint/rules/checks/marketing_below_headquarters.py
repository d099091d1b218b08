"""Marketing departments in branches and regions."""

from __future__ import annotations

from collections.abc import Mapping

from orglint.findings.severity import Severity
from orglint.findings.text import Text
from orglint.findings.violation import Violation
from orglint.graph.org_graph import OrgGraph
from orglint.graph.structure import Hierarchy, at_headquarters
from orglint.graph.unit import Unit
from orglint.rules.outcome import Outcome


def check(org: OrgGraph, options: Mapping[str, object]) -> Outcome:
    """A marketing department sits at the headquarters of its hierarchy, not at a branch or a region below it.

    Facts: unit, place. Variants: "" at a branch, region at a region (info), absent where the option `required` is set
    and a headquarters above branches has none (facts place).
    """
    examined = 0
    violations: list[Violation] = []
    for hierarchy in org.hierarchies.values():
        for unit in hierarchy.of_kind("marketing"):
            examined += 1
            if unit.site is not None and not at_headquarters(unit):
                violations.append(_misplaced(unit, unit.site))
        if options.get("required") is True and _lacks(hierarchy):
            examined += 1
            violations.append(_absent(org, hierarchy.headquarters))
    return Outcome(examined, violations)


def _lacks(hierarchy: Hierarchy) -> bool:
    top = hierarchy.headquarters
    branches = [one for one in hierarchy.of_kind("branch") if one is not top and one.container]
    return bool(branches) and not any(at_headquarters(unit) for unit in hierarchy.of_kind("marketing"))


def _absent(org: OrgGraph, top: Unit | None) -> Violation:
    if top is None:
        return Violation(at=org.place, variant="absent", facts={"place": Text("the company", "公司")})
    return Violation(at=top.place, variant="absent", facts={"place": top.label}, unit=top.id)


def _misplaced(unit: Unit, site: Unit) -> Violation:
    facts = {"unit": unit.label, "place": site.label}
    if "branch" in site.kinds:
        return Violation(at=unit.place, facts=facts, unit=unit.id)
    return Violation(at=unit.place, facts=facts, unit=unit.id, variant="region", severity=Severity.INFO)
