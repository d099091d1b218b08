"""“Other matters assigned by superiors”, used for more than the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from orglint.findings.violation import Related, Violation
from orglint.graph.org_graph import OrgGraph
from orglint.graph.unit import Ownership, Unit
from orglint.rules.outcome import Outcome


def check(org: OrgGraph, options: Mapping[str, object]) -> Outcome:
    """A catch-all is the last of several duties and stands once. Facts: unit. Variants: alone, repeated, not-last."""
    examined = 0
    violations: list[Violation] = []
    found: dict[int, list[Ownership]] = {}
    for duty in sorted(org.catalogue.catch_alls):
        for one in org.owners.get(duty, ()):
            found.setdefault(one.unit.order, []).append(one)
    for ownerships in found.values():
        ownerships.sort(key=lambda one: one.unit.owns.index(one))
        examined += len(ownerships)
        violations.extend(_judge(ownerships[0].unit, ownerships))
    return Outcome(examined, violations)


def _judge(unit: Unit, found: list[Ownership]) -> Iterator[Violation]:
    if len(found) == len(unit.owns) and not unit.participates:
        yield _violation(unit, found[0], "alone")
    elif found[-1] is not unit.owns[-1] and len(found) == 1:
        yield _violation(unit, found[0], "not-last")
    for again in found[1:]:
        yield _violation(unit, again, "repeated", found[0])


def _violation(unit: Unit, one: Ownership, variant: str, first: Ownership | None = None) -> Violation:
    related = (Related(first.place, "first"),) if first else ()
    facts = {"unit": unit.label}
    return Violation(at=one.place, variant=variant, facts=facts, related=related, unit=unit.id, duty=one.duty)
