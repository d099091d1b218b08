"""`kind: required-field`: certain units say certain things about themselves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from orglint.findings.violation import Violation
from orglint.graph.org_graph import OrgGraph
from orglint.graph.unit import Unit
from orglint.lean.values import frozen
from orglint.rules.outcome import PARAMETERS, Outcome
from orglint.rules.selector import EVERY, Chosen, selected
from orglint.rules.writing import OneOrMore

Field = Literal[
    "name", "kind", "parent", "at", "owns", "participates", "supplies", "directs", "directed_by", "guides", "guided_by",
    "relays_to", "relayed_by", "sells", "tags", "charter", "charter.mandate", "charter.concerns", "charter.excludes",
    "charter.value", "charter.customer_scope", "charter.serves_needs", "charter.governs", "charter.kpis",
    "charter.function",
]  # fmt: skip


@frozen
class RequiredField:
    """Every unit that `units` selects fills the fields in its definition. Being written inside a unit is a `parent`.

    field: a field of a unit, or of its charter. except: units that are left alone. Facts: unit, field.
    """

    __pydantic_config__ = PARAMETERS

    kind: Literal["required-field"]
    field: Annotated[tuple[Field, ...], OneOrMore()]
    units: Chosen = EVERY
    except_: Chosen | None = None

    def run(self, org: OrgGraph, options: Mapping[str, object]) -> Outcome:
        """Judge every such unit."""
        units = selected(org, self.units, self.except_)
        violations = [
            Violation(at=unit.place, facts={"unit": unit.label, "field": field}, unit=unit.id)
            for unit in units
            for field in self.field
            if not _filled(unit, field)
        ]
        return Outcome(len(units), violations)


def _filled(unit: Unit, field: str) -> bool:
    if field == "parent":
        return unit.parent is not None
    value: object = unit.definition
    for step in field.split("."):
        value = getattr(value, step, None)
    return value is False or bool(value)
