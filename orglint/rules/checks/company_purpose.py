"""A company's purpose without its customers."""

from __future__ import annotations

from collections.abc import Mapping

from orglint.findings.violation import Violation
from orglint.graph.org_graph import OrgGraph
from orglint.rules.outcome import Outcome


def check(org: OrgGraph, options: Mapping[str, object]) -> Outcome:
    """Who names enterprise value as a purpose names customer value too. A purpose that is not declared is not judged.

    Variant absent: nothing is declared and the option `expected` is set.
    """
    declaring = [part for part in org.company.parts if part.purpose]
    purposes = {word for part in declaring for word in part.purpose}
    if not declaring:
        if options.get("expected") is True and org.units:
            return Outcome(1, [Violation(at=org.place, variant="absent")])
        return Outcome(0, [])
    if "enterprise-value" in purposes and "customer-value" not in purposes:
        return Outcome(1, [Violation(at=declaring[0].place("purpose"))])
    return Outcome(1, [])
