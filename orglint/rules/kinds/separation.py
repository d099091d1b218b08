"""`kind: separation`: what is never one unit, and duties that one unit never holds together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from orglint.findings.text import Text, joined
from orglint.findings.violation import Related, Violation
from orglint.graph.org_graph import OrgGraph
from orglint.graph.unit import Ownership, Unit
from orglint.lean.values import frozen
from orglint.rules.outcome import PARAMETERS, Outcome
from orglint.rules.selector import EVERY, Chosen, Test, excepting, selected
from orglint.rules.writing import DutyWords


@frozen
class Separation:
    """No unit is selected by two of `units`, and none owns duties of two of the groups in `duties`.

    duties: a list of groups, each a duty or a list of them, by any of their names. among: the units that are looked at.
    except: those of them that are left alone. market_stage: only in a company that declares this stage of its market.
    Variants: "" (facts unit, duties), units (facts unit, both).
    """

    __pydantic_config__ = PARAMETERS

    kind: Literal["separation"]
    units: tuple[Chosen, ...] = ()
    duties: tuple[DutyWords, ...] = ()
    among: Chosen = EVERY
    except_: Chosen | None = None
    market_stage: Literal["growth", "competitive"] | None = None

    def run(self, org: OrgGraph, options: Mapping[str, object]) -> Outcome:
        """Judge every unit that belongs to any of the groups."""
        if self.market_stage is not None and org.company.value("market_stage") != self.market_stage:
            return Outcome(0, [])
        wanted, left_out = self.among.test(org, by_role=True), excepting(org, self.except_)
        outcomes = [
            judged(org, lambda unit: wanted(unit) and not left_out(unit))
            for judged, groups in ((self._of_units, self.units), (self._of_duties, self.duties))
            if groups
        ]
        return Outcome(sum(one.examined for one in outcomes), [found for one in outcomes for found in one.violations])

    def _of_units(self, org: OrgGraph, looked_at: Test) -> Outcome:
        held: dict[int, list[Text]] = {}
        present = 0
        for one in self.units:
            group = [unit for unit in selected(org, one, None) if looked_at(unit)]
            present += bool(group)
            for unit in group:
                held.setdefault(unit.order, []).append(one.label(org))
        violations = []
        for order, labels in held.items():
            if len(labels) > 1:
                unit = org.units[order]
                facts = {"unit": unit.label, "both": _and(labels)}
                violations.append(Violation(at=unit.name_place, variant="units", facts=facts, unit=unit.id))
        return Outcome(len(held) if present > 1 else 0, violations)  # one group alone has nothing to be apart from

    def _of_duties(self, org: OrgGraph, looked_at: Test) -> Outcome:
        group_of = {duty: number for number, group in enumerate(self.duties) for duty in group}
        groups: dict[int, set[int]] = {}
        for duty, number in group_of.items():
            for unit in org.units_owning(duty):
                if looked_at(unit):
                    groups.setdefault(unit.order, set()).add(number)
        violations = []
        for order in [order for order, numbers in groups.items() if len(numbers) > 1]:
            held: dict[int, Ownership] = {}
            for one in org.units[order].owns:
                if (one.duty or one.text) in group_of:
                    held.setdefault(group_of[one.duty or one.text], one)
            violations.append(self._together(org, org.units[order], list(held.values())))
        return Outcome(len(groups), violations)

    def _together(self, org: OrgGraph, unit: Unit, held: list[Ownership]) -> Violation:
        duties = _and([org.catalogue.duty_label(one.duty or one.text) for one in held])
        facts = {"unit": unit.label, "duties": duties}
        related = tuple(Related(one.place, "held") for one in held[:1])
        return Violation(at=held[1].place, facts=facts, related=related, unit=unit.id, duty=held[1].duty)


def _and(labels: list[Text]) -> Text:
    return joined(labels, " and ", "与")
