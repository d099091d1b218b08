"""`kind: shared-duty`: departments of certain kinds take part in a duty that someone owns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from orglint.findings.text import joined
from orglint.findings.violation import Fact, Violation
from orglint.graph.org_graph import OrgGraph
from orglint.graph.sites import Reach
from orglint.graph.unit import Ownership
from orglint.lean.values import frozen
from orglint.rules.outcome import PARAMETERS, Outcome
from orglint.rules.writing import Count, DutyWords, KindWords


@frozen
class SharedDuty:
    """In a duty that is owned, at least `at_least` of the groups of kinds take part at, above or below its owner.

    groups: each a list of kinds of which one is enough; a group of which the organization has no unit is not asked
    for, nor one that the owner itself belongs to. One violation a duty and hierarchy. Facts: unit, duty, wanted.
    """

    __pydantic_config__ = PARAMETERS

    kind: Literal["shared-duty"]
    duties: DutyWords
    groups: tuple[KindWords, ...]
    at_least: Count

    def run(self, org: OrgGraph, options: Mapping[str, object]) -> Outcome:
        """Judge the owners of each duty."""
        present = [group for group in self.groups if any(org.of_role(kind) for kind in group)]
        examined = 0
        violations: list[Violation] = []
        for duty in self.duties:
            told: set[int] = set()
            partners = {group: self._partners(org, duty, group) for group in self.groups}
            for number, unit in enumerate(org.owners.units(duty)):
                examined += 1
                hierarchy = id(org.hierarchy(unit))
                if hierarchy in told or unit.external:
                    continue
                wanted = [group for group in present if unit.roles.isdisjoint(group)]
                lacking = [group for group in wanted if partners[group].met(unit) is None]
                if len(wanted) - len(lacking) < min(self.at_least, len(wanted)):
                    told.add(hierarchy)
                    violations.append(self._alone(org, org.owners[duty][number], lacking))
        return Outcome(examined, violations)

    def _partners(self, org: OrgGraph, duty: str, group: tuple[str, ...]) -> Reach:
        """Who of a group takes part in a duty. Whether two units meet is the same from either side."""
        return Reach(unit for unit in org.participants.units(duty) if not unit.roles.isdisjoint(group))

    def _alone(self, org: OrgGraph, one: Ownership, lacking: list[tuple[str, ...]]) -> Violation:
        labels = [org.catalogue.kind_label(group[0]) for group in lacking]
        wanted = joined(labels)
        duty = org.catalogue.duty_label(one.duty or "")
        facts: dict[str, Fact] = {"unit": one.unit.label, "duty": duty, "wanted": wanted}
        return Violation(at=one.place, facts=facts, unit=one.unit.id, duty=one.duty)
