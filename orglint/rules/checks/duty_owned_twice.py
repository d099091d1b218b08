"""A duty that stands twice among what one unit owns."""

from __future__ import annotations

from collections.abc import Mapping

from orglint.catalogue.normalise import forms
from orglint.findings.severity import Severity
from orglint.findings.violation import Related, Violation
from orglint.graph.org_graph import OrgGraph
from orglint.graph.unit import Ownership
from orglint.rules.outcome import Outcome


def check(org: OrgGraph, options: Mapping[str, object]) -> Outcome:
    """A unit lists a duty once, unless the scopes differ. Facts: unit, duty.

    An info where the two names differ: a charter may well list after-sales service and complaints, which the catalogue
    takes for one.
    """
    violations: list[Violation] = []
    catch_alls = org.catalogue.catch_alls
    for unit in dict.fromkeys(org.owning_twice):
        seen: dict[tuple[str, str | None], Ownership] = {}
        for one in unit.owns:
            if one.duty in catch_alls:
                continue  # the rules of the catch-all count those
            first = seen.setdefault((one.duty or one.text, one.scope), one)
            if first is not one:
                violations.append(
                    Violation(
                        at=one.place,
                        facts={"unit": unit.label, "duty": org.catalogue.duty_label(one.duty or one.text)},
                        related=(Related(first.place, "first"),),
                        unit=unit.id,
                        duty=one.duty,
                        severity=None if set(forms(one.text)) & set(forms(first.text)) else Severity.INFO,
                    )
                )
    return Outcome(org.owned_count, violations)
