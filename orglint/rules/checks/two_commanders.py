"""Units that are commanded from two sides."""

from __future__ import annotations

from collections.abc import Mapping

from orglint.findings.violation import Related, Violation
from orglint.graph.lines import reached
from orglint.graph.org_graph import OrgGraph
from orglint.graph.unit import Unit
from orglint.rules.outcome import Outcome


def check(org: OrgGraph, options: Mapping[str, object]) -> Outcome:
    """Of two units that direct a third by a written line, one directs the other. Guidance is exempt. Facts: unit,
    one, other."""
    commanded = [(unit, org.lines.into(unit, "directs")) for unit in org.units]
    several = [(unit, lines) for unit, lines in commanded if len(lines) > 1]
    violations = []
    for unit, lines in several:
        first, *others = lines
        for line in others:
            if not _above(org, first.source, line.source) and not _above(org, line.source, first.source):
                facts = {"unit": unit.label, "one": first.source.label, "other": line.source.label}
                related = (Related(first.place, "first"),)
                violations.append(Violation(at=line.place, facts=facts, related=related, unit=unit.id))
                break
    return Outcome(sum(1 for _, lines in commanded if lines), violations)


def _above(org: OrgGraph, one: Unit, other: Unit) -> bool:
    def onward(unit: Unit) -> list[Unit]:
        return [*(line.target for line in org.lines.out_of(unit, "directs")), *unit.children]

    return other.order in reached([one], onward)
