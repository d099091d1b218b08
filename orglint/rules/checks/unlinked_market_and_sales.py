"""Market and sales departments that nothing leads to and fro."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from orglint.findings.violation import Related, Violation
from orglint.graph.org_graph import OrgGraph
from orglint.graph.unit import Unit
from orglint.rules.outcome import Outcome


def check(org: OrgGraph, options: Mapping[str, object]) -> Outcome:
    """Between a market department and a sales department at one place something runs each way. Facts: unit, other.

    A hand-off, a relay, a line, or a duty of the one in which the other takes part counts for its direction.
    """
    examined = 0
    violations: list[Violation] = []
    sellers = _by_site(unit for unit in org.of_kinds("sales") if "market" not in unit.kinds)
    for site, markets in _by_site(org.of_kinds("market")).items():
        sales = sellers.get(site)
        if not sales or not any(_says(unit) for unit in (*markets, *sales)):
            continue
        examined += 1
        onward, back = _any_leads(org, markets, sales), _any_leads(org, sales, markets)
        if not (onward and back):
            facts = {"unit": markets[0].label, "other": sales[0].label}
            related = (Related(sales[0].name_place, "other"),)
            variant = "" if not onward and not back else ("back" if onward else "onward")
            at = markets[0].name_place
            violations.append(Violation(at=at, variant=variant, facts=facts, related=related, unit=markets[0].id))
    return Outcome(examined, violations)


def _by_site(units: Iterable[Unit]) -> dict[Unit | None, list[Unit]]:
    found: dict[Unit | None, list[Unit]] = {}
    for unit in units:
        found.setdefault(unit.site, []).append(unit)
    return found


def _says(unit: Unit) -> bool:
    return bool(unit.shared_count or unit.supplies)


def _any_leads(org: OrgGraph, some: list[Unit], others: list[Unit]) -> bool:
    for one in some:
        for other in others:
            if _leads(org, one, other):
                return True
    return False


def _leads(org: OrgGraph, one: Unit, other: Unit) -> bool:
    if one.supplies and any(handoff.receiver is other for handoff in one.supplies):
        return True
    if org.lines.join(one, other):
        return True
    if not one.shared_count:
        return False
    shared = one.shared_duties & other.owned_duties
    return bool(shared) and shared != {None}
