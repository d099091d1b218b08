"""Units that are commanded from two sides."""

from __future__ import annotations

from collections.abc import Mapping

from orglint.findings.violation import Related, Violation
from orglint.graph.lines import Line
from orglint.graph.org_graph import OrgGraph
from orglint.graph.reach import Above
from orglint.rules.outcome import Outcome


def check(org: OrgGraph, options: Mapping[str, object]) -> Outcome:
    """Of two units that direct a third by a written line, one directs the other. Guidance is exempt. Facts: unit,
    one, other."""
    commanded: dict[int, list[Line]] = {}
    for line in org.lines.all:
        if line.kind == "directs":
            commanded.setdefault(line.target.order, []).append(line)
    several = [lines for lines in commanded.values() if len(lines) > 1]
    violations = []
    if not several:
        return Outcome(len(commanded), [])
    above = _commands(org)
    for first, *others in several:
        unit = first.target
        for line in others:
            one, other = first.source.order, line.source.order
            if not above.asked(one, other) and not above.asked(other, one):
                facts = {"unit": unit.label, "one": first.source.label, "other": line.source.label}
                related = (Related(first.place, "first"),)
                violations.append(Violation(at=line.place, facts=facts, related=related, unit=unit.id))
                break
    return Outcome(len(commanded), violations)


def _commands(org: OrgGraph) -> Above:
    def onward(order: int) -> list[int]:
        unit = org.units[order]
        return [
            *(line.target.order for line in org.lines.out_of(unit, "directs")),
            *(one.order for one in unit.children),
        ]

    return Above(len(org.units), onward)
