"""`kind: independence`: units of a group have no lines among each other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from orglint.findings.violation import Violation
from orglint.graph.lines import LineKind
from orglint.graph.org_graph import OrgGraph
from orglint.lean.values import frozen
from orglint.rules.outcome import PARAMETERS, Outcome
from orglint.rules.selector import Chosen, selected


@frozen
class Independence:
    """No line runs between two units that `units` selects, in either direction.

    lines: which written lines count. reporting: one of them reporting to another counts as well. except: units that
    are left alone. Facts: unit, other.
    """

    __pydantic_config__ = PARAMETERS

    kind: Literal["independence"]
    units: Chosen
    lines: tuple[LineKind, ...] = ("directs", "guides", "relays")
    reporting: bool = True
    except_: Chosen | None = None

    def run(self, org: OrgGraph, options: Mapping[str, object]) -> Outcome:
        """Judge every unit of the group by its lines to the others."""
        group = {unit.order: unit for unit in selected(org, self.units, self.except_)}
        violations = []
        for unit in group.values():
            for line in org.lines.out_of(unit, *self.lines):
                if line.target.order in group and line.target is not unit:
                    facts = {"unit": unit.label, "other": line.target.label}
                    violations.append(Violation(at=line.place, facts=facts, unit=unit.id))
            if self.reporting and unit.parent is not None and unit.parent.order in group:
                facts = {"unit": unit.label, "other": unit.parent.label}
                violations.append(Violation(at=unit.place, facts=facts, unit=unit.id))
        return Outcome(len(group) if len(group) > 1 else 0, violations)
