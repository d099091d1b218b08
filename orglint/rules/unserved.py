"""What the company declares and no unit takes up."""

from __future__ import annotations

from orglint.findings.violation import Violation
from orglint.graph.org_graph import OrgGraph
from orglint.graph.unit import Unit
from orglint.model.declared import declared
from orglint.rules.outcome import Outcome


def unserved(org: OrgGraph, company_field: str, unit_field: str, units: list[Unit], once_declared: bool) -> Outcome:
    """Every word of a field of the company is taken up by a field of some unit's charter. Facts: word.

    once_declared: judged only where some unit declares the field at all.
    """
    wanted = [
        (part, index, word) for part in org.company.parts for index, word in enumerate(getattr(part, company_field))
    ]
    if not wanted:
        return Outcome(0, [])
    served = {word for unit in units for word in declared(unit.definition.charter, unit_field)}
    if once_declared and not served:
        return Outcome(0, [])
    violations = [
        Violation(at=part.place(company_field, index), facts={"word": word})
        for part, index, word in wanted
        if word not in served
    ]
    return Outcome(len(wanted), violations)
