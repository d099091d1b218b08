"""`kind: cardinality`: so many units of a sort, in the company or in each of certain units."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Literal

from orglint.findings.text import Text
from orglint.findings.violation import Violation
from orglint.graph.org_graph import OrgGraph
from orglint.graph.sites import enclosing
from orglint.graph.unit import Unit
from orglint.lean.values import frozen
from orglint.rules.outcome import PARAMETERS, Outcome
from orglint.rules.selector import Chosen, selected
from orglint.rules.writing import Count


@frozen
class Cardinality:
    """At least `at_least` and at most `at_most` units that `units` selects, in each unit that `in` selects.

    A unit is in a place when it sits there or at a place within it, and in a department when it reports to it, directly
    or through others. in: the whole company when absent. except: of the units in which is counted, those that are left
    alone. Too few is judged only where the definition lists its units in full. Variants: few, many (facts unit, count,
    wanted, limit).
    """

    __pydantic_config__ = PARAMETERS

    kind: Literal["cardinality"]
    units: Chosen
    at_least: Count | None = None
    at_most: Count | None = None
    in_: Chosen | None = None
    except_: Chosen | None = None

    def run(self, org: OrgGraph, options: Mapping[str, object]) -> Outcome:
        """Count, and judge each count."""
        counted = selected(org, self.units, None)
        if self.in_ is None:
            return Outcome(1, [one for one in [self._judged(org, None, len(counted))] if one])
        counts = Counter(order for unit in counted for order in _around(unit))
        holders = selected(org, self.in_, self.except_)
        judged = [self._judged(org, unit, counts[unit.order]) for unit in holders]
        return Outcome(len(holders), [one for one in judged if one])

    def _judged(self, org: OrgGraph, holder: Unit | None, count: int) -> Violation | None:
        if self.at_least is not None and count < self.at_least and org.company.full("units"):
            return self._violation(org, holder, count, "few", self.at_least)
        if self.at_most is not None and count > self.at_most:
            return self._violation(org, holder, count, "many", self.at_most)
        return None

    def _violation(self, org: OrgGraph, holder: Unit | None, count: int, variant: str, limit: int) -> Violation:
        label = holder.label if holder else _COMPANY
        facts: dict[str, Text | str | int] = {"unit": label, "count": count, "limit": limit}
        facts["wanted"] = self.units.label(org)
        at = holder.name_place if holder else org.place
        return Violation(at=at, variant=variant, facts=facts, unit=holder.id if holder else None)


def _around(unit: Unit) -> Iterable[int]:
    """The orders of the units that a unit is in."""
    return {one.order for one in (*enclosing(unit.site), *unit.ancestors())}


_COMPANY = Text("the company", "公司")
