"""A duty that one unit owns and also takes part in."""

from __future__ import annotations

from collections.abc import Mapping

from orglint.findings.violation import Related, Violation
from orglint.graph.org_graph import OrgGraph
from orglint.rules.outcome import Outcome


def check(org: OrgGraph, options: Mapping[str, object]) -> Outcome:
    """What a unit owns is not among what it takes part in, unless the scopes differ. Facts: unit, duty."""
    violations: list[Violation] = []
    for unit in dict.fromkeys(org.sharing_own):
        owned = {(one.duty or one.text, one.scope): one for one in reversed(unit.owns)}
        for part in unit.participates:
            first = owned.get((part.duty or part.text, part.scope))
            if first is not None:
                violations.append(
                    Violation(
                        at=part.place,
                        facts={"unit": unit.label, "duty": org.catalogue.duty_label(part.duty or part.text)},
                        related=(Related(first.place, "owned"),),
                        unit=unit.id,
                        duty=part.duty,
                    )
                )
    return Outcome(org.shared_count, violations)
