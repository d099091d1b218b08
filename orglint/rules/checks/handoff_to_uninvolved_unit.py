"""Something handed over for a duty in which the receiver has no part."""

from __future__ import annotations

from collections.abc import Mapping

from orglint.findings.violation import Related, Violation
from orglint.graph.org_graph import OrgGraph
from orglint.rules.outcome import Outcome


def check(org: OrgGraph, options: Mapping[str, object]) -> Outcome:
    """The receiver of a hand-off `for` a duty owns that duty, one around it, or takes part. Facts: unit, receiver,
    duty.

    A receiver that lists no duties at all says nothing about them and is not judged.
    """
    examined = 0
    violations: list[Violation] = []
    for handoff in org.handoffs:
        receiver, duty = handoff.receiver, handoff.duty
        if receiver is None or duty is None or receiver is handoff.unit:
            continue
        if not receiver.owned_count and not receiver.shared_count:
            continue
        examined += 1
        involved = {one.duty for one in receiver.duties}
        if involved.isdisjoint({duty, *org.catalogue.duty_ancestors(duty)}):
            violations.append(
                Violation(
                    at=handoff.receiver_place,
                    facts={
                        "unit": handoff.unit.label,
                        "receiver": receiver.label,
                        "receiver_id": receiver.id,
                        "duty": org.catalogue.duty_label(duty),
                    },
                    related=(Related(receiver.place, "receiver"),),
                    unit=handoff.unit.id,
                    duty=duty,
                )
            )
    return Outcome(examined, violations)
