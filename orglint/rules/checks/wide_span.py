"""Units with very many units below them."""

from __future__ import annotations

from collections.abc import Mapping

from orglint.findings.severity import Severity
from orglint.findings.violation import Violation
from orglint.graph.org_graph import OrgGraph
from orglint.rules.outcome import Outcome


def check(org: OrgGraph, options: Mapping[str, object]) -> Outcome:
    """A department has no more direct reports than the option `limit`; beyond `much` it is a warning. Facts: unit,
    count.

    Places are not judged: a head office lists its departments.
    """
    limit, much = _number(options["limit"]), _number(options["much"])
    judged = [unit for unit in org.units if unit.children and not unit.container]
    violations = [
        Violation(
            at=unit.place,
            facts={"unit": unit.label, "count": len(unit.children), "limit": limit},
            unit=unit.id,
            severity=Severity.WARNING if len(unit.children) > much else None,
        )
        for unit in judged
        if len(unit.children) > limit
    ]
    return Outcome(len(judged), violations)


def _number(value: object) -> int:
    return value if isinstance(value, int) else int(str(value))
