"""Companies that lack one of the two sides of marketing."""

from __future__ import annotations

from collections.abc import Mapping

from orglint.findings.violation import Violation
from orglint.graph.duties import MARKETING_DUTIES
from orglint.graph.org_graph import OrgGraph
from orglint.graph.unit import Unit
from orglint.rules.outcome import Outcome


def check(org: OrgGraph, options: Mapping[str, object]) -> Outcome:
    """A company has a market side and a sales side. Variants: nothing, no-sales, no-marketing. Facts: unit.

    The market side is a market or marketing department. The sales side is a sales department, an integrated marketing
    department, an owner of product sales, or outsourced sales. A company with sales alone is excused when its sales
    department does marketing work, and not judged when it lists no duties. Asked only where all units are listed, and
    not where a name that leaves its kind open may be the missing side.
    """
    if not org.company.full("units") or not org.units:
        return Outcome(0, [])
    market, marketing, sales = (_of_kind(org, kind) for kind in ("market", "marketing", "sales"))
    open_kinds = {kind for one in org.unclear_kinds if not one.unit.kinds for kind in one.trap.candidates}
    if not (market or marketing or sales) and not open_kinds:
        return Outcome(1, [Violation(at=org.place, variant="nothing")])
    if market and not (marketing or sales or "sales" in open_kinds or _sold_otherwise(org)):
        return Outcome(1, [_violation(market[0], "no-sales")])
    listed = any(unit.owned_count for unit in sales)
    if listed and not (market or marketing or open_kinds or _does_marketing(org)):
        return Outcome(1, [_violation(sales[0], "no-marketing")])
    return Outcome(1, [])


def _of_kind(org: OrgGraph, kind: str) -> list[Unit]:
    return [unit for hierarchy in org.hierarchies.values() for unit in hierarchy.of_kind(kind)]


def _sold_otherwise(org: OrgGraph) -> bool:
    return org.company.value("sales_model") == "outsourced" or bool(org.owners.get("product-sales"))


def _does_marketing(org: OrgGraph) -> bool:
    """Whether sales or a team that counts as sales owns marketing work."""
    return any("sales" in unit.roles for duty in MARKETING_DUTIES for unit in org.owners.units(duty))


def _violation(unit: Unit, variant: str) -> Violation:
    return Violation(at=unit.name_place, variant=variant, facts={"unit": unit.label}, unit=unit.id)
