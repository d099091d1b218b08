"""`kind: belongs`: duties belong to certain units."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from orglint.findings.text import Text
from orglint.findings.violation import Violation
from orglint.graph.org_graph import OrgGraph
from orglint.graph.unit import Ownership
from orglint.lean.values import frozen
from orglint.rules.outcome import PARAMETERS, Outcome
from orglint.rules.selector import Chosen, excepting
from orglint.rules.writing import DutyWords


@frozen
class Belongs:
    """Whoever owns one of the duties is selected by `to`. A specialist counts as the department that it belongs to.

    duty: duties of the catalogue, by any of their names. except: owners that are left alone. required: true when
    somebody must own each of them. Variants: "" (facts unit, duty, expected), missing (duty, expected).
    """

    __pydantic_config__ = PARAMETERS

    kind: Literal["belongs"]
    duty: DutyWords
    to: Chosen
    except_: Chosen | None = None
    required: bool = False

    def run(self, org: OrgGraph, options: Mapping[str, object]) -> Outcome:
        """Judge every owner of the duties, and with `required` every duty."""
        test, left_out = self.to.test(org, by_role=True), excepting(org, self.except_)
        owners = [one for one in self._owners(org) if not one.unit.external and not left_out(one.unit)]
        violations = [self._misplaced(org, one) for one in owners if not test(one.unit)]
        owned = {one.duty or one.text for one in owners}
        missing = [duty for duty in self.duty if self.required and duty not in owned]
        violations += [self._missing(org, duty) for duty in missing]
        return Outcome(len(owners) + (len(self.duty) if self.required else 0), violations)

    def _owners(self, org: OrgGraph) -> Iterator[Ownership]:
        for duty in self.duty:
            yield from org.owners_of(duty)

    def _misplaced(self, org: OrgGraph, one: Ownership) -> Violation:
        facts = {"unit": one.unit.label, **self._facts(org, one.duty or one.text)}
        return Violation(at=one.place, facts=facts, unit=one.unit.id, duty=one.duty)

    def _missing(self, org: OrgGraph, duty: str) -> Violation:
        return Violation(at=org.place, variant="missing", facts=self._facts(org, duty), duty=duty)

    def _facts(self, org: OrgGraph, duty: str) -> dict[str, Text]:
        return {"duty": org.catalogue.duty_label(duty), "expected": self.to.label(org)}
