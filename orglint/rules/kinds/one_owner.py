"""`kind: one-owner`: every duty has one accountable owner."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from orglint.findings.violation import Related, Violation
from orglint.graph.org_graph import OrgGraph
from orglint.graph.sites import Reach
from orglint.graph.structure import CORE
from orglint.graph.unit import Ownership
from orglint.lean.values import frozen
from orglint.rules.outcome import PARAMETERS, Outcome
from orglint.rules.selector import Chosen, excepting
from orglint.rules.writing import DutyWords, KindWords


@frozen
class OneOwner:
    """A duty has one owner where owners meet, unless their scopes differ or one of them leads.

    Owners meet when they sit at the same place or one above the other. Departments of one kind, and supporting
    departments, at different places (finance of the group and the office of a branch) do not rival each other; umbrella
    duties and catch-alls are left out, for their names do not say what is owned. duties: only these. told_elsewhere:
    duties of which a second owner of another kind is the business of other rules. together: kinds of which two may own
    a duty together. except: owners that are left alone. nobody: a duty in which someone takes part and that nobody owns
    is a violation too.

    Variants: "" (facts unit, other, duty; one for each owner that meets an earlier one), nobody (unit, duty).
    """

    __pydantic_config__ = PARAMETERS

    kind: Literal["one-owner"]
    duties: DutyWords = ()
    told_elsewhere: DutyWords = ()
    together: KindWords = ()
    except_: Chosen | None = None
    nobody: bool = True

    def run(self, org: OrgGraph, options: Mapping[str, object]) -> Outcome:
        """Judge every duty that the catalogue knows."""
        left_out = excepting(org, self.except_)
        examined = 0
        violations: list[Violation] = []
        for duty in sorted({*org.owners, *(org.participants if self.nobody else ())}):
            if not self._judges(org, duty):
                continue
            places = org.owning_at.get(duty, [])
            count = len(places)
            if self.except_ is not None or (count > 1 and _any_meet(org, places)):
                owners = [one for one in org.owners.get(duty, ()) if not one.unit.external and not one.unit.container]
                owners = [one for one in owners if not left_out(one.unit)]
                count = len(owners)
                violations.extend(self._rivals(org, duty, owners))
            examined += max(1, count) if self.nobody else count
            if self.nobody and duty not in org.owners:
                violations.append(_nobody(org, duty))
        return Outcome(examined, violations)

    def _judges(self, org: OrgGraph, duty: str) -> bool:
        known = org.catalogue.duties[duty]
        return (not self.duties or duty in self.duties) and not known.members and not known.catch_all

    def _rivals(self, org: OrgGraph, duty: str, owners: list[Ownership]) -> list[Violation]:
        """The owners that meet an earlier one; none where one of them all leads."""
        by_scope: dict[str | None, list[Ownership]] = {}
        for one in owners:
            by_scope.setdefault(one.scope, []).append(one)
        found = [(one, other) for some in by_scope.values() for one, other in self._meeting(some)]
        if not found or any(one.entry.lead for one in owners):
            return []
        return [
            Violation(
                at=one.place,
                facts={"unit": one.unit.label, "other": other.unit.label, "duty": org.catalogue.duty_label(duty)},
                related=(Related(other.place, "other"),),
                unit=one.unit.id,
                duty=duty,
            )
            for one, other in found
        ]

    def _meeting(self, owners: list[Ownership]) -> Iterator[tuple[Ownership, Ownership]]:
        entries = {one.unit.order: one for one in reversed(owners)}
        earlier = Reach()
        for one in owners:
            other = earlier.met(one.unit)
            earlier.add(one.unit)
            if other is not None and other is not one.unit and not self._agreed(one, entries[other.order]):
                yield one, entries[other.order]

    def _agreed(self, one: Ownership, other: Ownership) -> bool:
        roles = one.unit.roles, other.unit.roles
        both = roles[0] | roles[1]
        mirrored = one.unit.site is not other.unit.site and (
            both.isdisjoint(CORE) or one.unit.kinds == other.unit.kinds
        )
        told = one.duty in self.told_elsewhere and roles[0] != roles[1]
        return mirrored or told or len(both.intersection(self.together)) > 1


def _any_meet(org: OrgGraph, places: list[int | None]) -> bool:
    """Whether any of those who sit at the places (by order) sit at the same place or one above the other."""
    distinct = set(places)
    if len(distinct) < len(places) or None in distinct:
        return True
    if distinct.isdisjoint(org.outer):
        return False
    outer = {org.units[place].around[0] for place in distinct if place is not None}
    above = {place for one in outer if one is not None for place in (one, *org.units[one].around)}
    return not distinct.isdisjoint(above)


def _nobody(org: OrgGraph, duty: str) -> Violation:
    one = org.participants[duty][0]
    facts = {"unit": one.unit.label, "duty": org.catalogue.duty_label(duty)}
    return Violation(at=one.place, variant="nobody", facts=facts, unit=one.unit.id, duty=duty)
