"""Customer needs that no unit serves."""

from __future__ import annotations

from collections.abc import Mapping

from orglint.graph.org_graph import OrgGraph
from orglint.rules.outcome import Outcome
from orglint.rules.unserved import unserved


def check(org: OrgGraph, options: Mapping[str, object]) -> Outcome:
    """Each of the company's `value_needs` is among the `serves_needs` of some unit."""
    return unserved(org, "value_needs", "serves_needs", org.units, once_declared=False)
