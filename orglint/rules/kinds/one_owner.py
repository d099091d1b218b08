"""`kind: one-owner`: every duty has one accountable owner."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from orglint.findings.violation import Related, Violation
from orglint.graph.org_graph import OrgGraph
from orglint.graph.sites import Reach, enclosing
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
            owners = [one for one in org.owners.get(duty, ()) if not one.unit.external and not one.unit.container]
            if self.except_ is not None:
                owners = [one for one in owners if not left_out(one.unit)]
            examined += max(1, len(owners)) if self.nobody else len(owners)
            if len(owners) > 1 and not _apart(owners):
                rivals = list(self._rivals(org, duty, owners))
                if rivals and not any(one.entry.lead for one in owners):
                    violations.extend(rivals)
            if self.nobody and not org.owners.get(duty):
                violations.append(_nobody(org, duty))
        return Outcome(examined, violations)

    def _judges(self, org: OrgGraph, duty: str) -> bool:
        known = org.catalogue.duties[duty]
        return (not self.duties or duty in self.duties) and not known.members and not known.catch_all

    def _rivals(self, org: OrgGraph, duty: str, owners: list[Ownership]) -> Iterator[Violation]:
        by_scope: dict[str | None, list[Ownership]] = {}
        for one in owners:
            by_scope.setdefault(one.scope, []).append(one)
        for some in by_scope.values():
            entries = {one.unit.order: one for one in reversed(some)}
            earlier = Reach()
            for one in some:
                other = earlier.met(one.unit)
                earlier.add(one.unit)
                if other is not None and other is not one.unit and not self._agreed(org, one, entries[other.order]):
                    rival = entries[other.order]
                    facts = {"unit": one.unit.label, "other": rival.unit.label, "duty": org.catalogue.duty_label(duty)}
                    related = (Related(rival.place, "other"),)
                    yield Violation(at=one.place, facts=facts, related=related, unit=one.unit.id, duty=duty)

    def _agreed(self, org: OrgGraph, one: Ownership, other: Ownership) -> bool:
        roles = one.unit.roles, other.unit.roles
        both = roles[0] | roles[1]
        mirrored = one.unit.site is not other.unit.site and (
            both.isdisjoint(CORE) or one.unit.kinds == other.unit.kinds
        )
        told = one.duty in self.told_elsewhere and roles[0] != roles[1]
        return mirrored or told or len(both.intersection(self.together)) > 1


def _apart(owners: list[Ownership]) -> bool:
    """Whether it is plain without a look at pairs that none rivals another: all sit at different places, and no two of
    them meet, or all are of one kind, or none sells (`_agreed`)."""
    sites = {one.unit.site for one in owners}
    if len(sites) < len(owners):
        return False
    around = {site.site for site in sites if site is not None}
    if None not in sites and sites.isdisjoint(place for outer in around for place in enclosing(outer)):
        return True
    kinds = {one.unit.kinds for one in owners}
    return len(kinds) == 1 or all(one.unit.roles.isdisjoint(CORE) for one in owners)


def _nobody(org: OrgGraph, duty: str) -> Violation:
    one = org.participants[duty][0]
    facts = {"unit": one.unit.label, "duty": org.catalogue.duty_label(duty)}
    return Violation(at=one.place, variant="nobody", facts=facts, unit=one.unit.id, duty=duty)
