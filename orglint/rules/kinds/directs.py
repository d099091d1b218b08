"""`kind: directs`: certain units direct, themselves or through others, each of certain others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from orglint.findings.text import Text, joined
from orglint.findings.violation import Related, Violation
from orglint.graph.lines import reached
from orglint.graph.org_graph import OrgGraph
from orglint.graph.unit import Unit
from orglint.lean.values import frozen
from orglint.rules.outcome import PARAMETERS, Outcome
from orglint.rules.selector import Chosen, Test, excepting, selected


@frozen
class Directs:
    """A path of direction leads from a unit that `from` selects to every unit that `every` selects.

    Direction is any path of `directs`, `guides` and line reporting, also through regions, branches and other units, but
    never through a unit that `not_through` selects. within: whether the director may stand anywhere in the company or
    must belong to the same sales hierarchy; a hierarchy without a director is not judged then. Judged only where the
    definition lists its lines in full. Variants: "" (facts unit, unit_id, director, line), nobody (unit, unit_id,
    director): no unit is selected by `from`.
    """

    __pydantic_config__ = PARAMETERS

    kind: Literal["directs"]
    from_: Chosen
    every: Chosen
    not_through: Chosen | None = None
    except_: Chosen | None = None
    within: Literal["company", "hierarchy"] = "company"

    def run(self, org: OrgGraph, options: Mapping[str, object]) -> Outcome:
        """Follow the lines from every director and report whom they do not reach."""
        if not org.company.full("direction"):
            return Outcome(0, [])
        targets = selected(org, self.every, self.except_)
        directors = selected(org, self.from_, None)
        if self.within == "company":
            return Outcome(len(targets), list(self._unreached(org, directors, targets)))
        examined = 0
        violations: list[Violation] = []
        own_of, heads_of = _by_hierarchy(targets), _by_hierarchy(directors)
        for key in org.hierarchies:
            own, heads = own_of.get(key), heads_of.get(key)
            if own and heads:
                examined += len(own)
                violations.extend(self._unreached(org, heads, own))
        return Outcome(examined, violations)

    def _unreached(self, org: OrgGraph, directors: list[Unit], targets: Iterable[Unit]) -> Iterator[Violation]:
        wanted, stopped = self.every.test(org), excepting(org, self.not_through)
        found = reached(directors, lambda unit: _onward(org, unit, stopped, wanted))
        for unit in targets:
            if unit.order not in found:
                yield self._violation(org, unit, directors)

    def _violation(self, org: OrgGraph, unit: Unit, directors: list[Unit]) -> Violation:
        facts: dict[str, Text | str | int] = {"unit": unit.label, "unit_id": unit.id}
        if not directors:
            facts["director"] = self.from_.label(org)
            return Violation(at=unit.place, variant="nobody", facts=facts, unit=unit.id)
        facts |= {"director": _names(directors), "line": directors[0].id}
        related = (Related(directors[0].name_place, "director"),)
        return Violation(at=unit.place, facts=facts, related=related, unit=unit.id)


def _by_hierarchy(units: list[Unit]) -> dict[int | None, list[Unit]]:
    found: dict[int | None, list[Unit]] = {}
    for unit in units:
        found.setdefault(None if unit.headquarters is None else unit.headquarters.order, []).append(unit)
    return found


def _onward(org: OrgGraph, unit: Unit, stopped: Test, wanted: Test) -> Iterator[Unit]:
    """Where direction goes on from a unit; nowhere from one that it must not pass through."""
    if stopped(unit) and not wanted(unit):
        return
    for line in org.lines.out_of(unit, "directs", "guides"):
        yield line.target
    yield from unit.children


def _names(units: list[Unit]) -> Text:
    return joined([unit.label for unit in units[:3]])
