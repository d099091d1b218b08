"""`kind: span`: the span of control stays within a limit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from orglint.findings.severity import Severity
from orglint.findings.violation import Fact, Violation
from orglint.graph.org_graph import OrgGraph
from orglint.graph.unit import Unit
from orglint.lean.values import frozen
from orglint.rules.outcome import PARAMETERS, Outcome
from orglint.rules.selector import EVERY, Chosen, selected
from orglint.rules.writing import Count


@frozen
class Span:
    """No more than `limit` units report directly to a unit that `units` selects.

    of: duties counts the duties that a unit owns instead. much: beyond this number it is a warning, whatever the rule
    says. except: units that are left alone. Facts: unit, count, limit.
    """

    __pydantic_config__ = PARAMETERS

    kind: Literal["span"]
    limit: Count
    of: Literal["reports", "duties"] = "reports"
    units: Chosen = EVERY
    except_: Chosen | None = None
    much: Count | None = None

    def run(self, org: OrgGraph, options: Mapping[str, object]) -> Outcome:
        """Judge every unit that has any."""
        if self.of == "reports":
            held = selected(org, self.units, self.except_, among=org.heads)
            wide = [(unit, len(unit.children)) for unit in held if len(unit.children) > self.limit]
        else:
            held = [unit for unit in selected(org, self.units, self.except_) if unit.owned_count]
            wide = [(unit, unit.owned_count) for unit in held if unit.owned_count > self.limit]
        return Outcome(len(held), [self._wide(unit, count) for unit, count in wide])

    def _wide(self, unit: Unit, count: int) -> Violation:
        facts: dict[str, Fact] = {"unit": unit.label, "count": count, "limit": self.limit}
        severity = Severity.WARNING if self.much is not None and count > self.much else None
        return Violation(at=unit.place, facts=facts, unit=unit.id, severity=severity)
