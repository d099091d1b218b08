"""Links of the sales process that no marketing department governs."""

from __future__ import annotations

from collections.abc import Mapping

from orglint.graph.org_graph import OrgGraph
from orglint.rules.outcome import Outcome
from orglint.rules.unserved import unserved


def check(org: OrgGraph, options: Mapping[str, object]) -> Outcome:
    """Each of the company's `sales_links` is among the `governs.links` of a marketing department, where any
    declares such."""
    marketing = [unit for unit in org.units if "marketing" in unit.kinds and not unit.external]
    return unserved(org, "sales_links", "governs.links", marketing, once_declared=True)
