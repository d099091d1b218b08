"""`kind: naming`: ids and names follow a convention."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from orglint.findings.violation import Violation
from orglint.graph.org_graph import OrgGraph
from orglint.lean.values import frozen
from orglint.rules.matching import Expression, matcher
from orglint.rules.outcome import PARAMETERS, Outcome
from orglint.rules.selector import EVERY, Chosen, selected

Convention = Literal["kebab-case", "snake_case", "UPPER-CASE", "ascii", "chinese"]

CONVENTIONS: dict[str, str] = {
    "kebab-case": "^[a-z0-9]+(-[a-z0-9]+)*$",
    "snake_case": "^[a-z0-9]+(_[a-z0-9]+)*$",
    "UPPER-CASE": "^[A-Z0-9]+([-_][A-Z0-9]+)*$",
    "ascii": "^[ -~]+$",
    "chinese": r"^\p{Han}[\p{Han}0-9A-Za-z（）()·-]*$",
}
"""Convention -> the expression that it stands for. Chinese: begins with a Chinese character."""


@frozen
class Naming:
    """The id or the name of every unit that `units` selects matches an expression or follows a convention.

    field: id or name; a unit without a name is not judged by it. matches: a regular expression of the Rust engine,
    found anywhere unless ^ and $ bound it; it has no look-around and no back references, and its time grows with the
    length of the text alone. convention: a named expression. except: units that are left alone. Facts: unit, field,
    value, wanted.
    """

    __pydantic_config__ = PARAMETERS

    kind: Literal["naming"]
    field: Literal["id", "name"] = "name"
    matches: Annotated[str, Expression()] | None = None
    convention: Convention | None = None
    units: Chosen = EVERY
    except_: Chosen | None = None

    def run(self, org: OrgGraph, options: Mapping[str, object]) -> Outcome:
        """Judge every such unit that has the field."""
        tests = [matcher(one) for one in (self.matches, CONVENTIONS.get(self.convention or "")) if one]
        wanted = self.convention or self.matches or ""
        units = [unit for unit in selected(org, self.units, self.except_) if getattr(unit.definition, self.field)]
        violations = []
        for unit in units:
            value = str(getattr(unit.definition, self.field))
            if not all(test(value) for test in tests):
                facts = {"unit": unit.label, "field": self.field, "value": value, "wanted": wanted}
                violations.append(Violation(at=unit.definition.place(self.field), facts=facts, unit=unit.id))
        return Outcome(len(units), violations)
