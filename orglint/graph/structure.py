"""Sales hierarchies and the structure class of each.

Source: the structure classes T-MS, T-G, T-GM, T-S and T-0 of the reading of the source text.
"""

from __future__ import annotations

from typing import Literal

from orglint.graph.sites import enclosing
from orglint.graph.unit import Unit
from orglint.lean.values import field, mutable

StructureClass = Literal["T-MS", "T-G", "T-GM", "T-S", "T-0"]

CORE = ("market", "marketing", "sales")


@mutable(slots=True)
class Hierarchy:
    """The units under one headquarters; `headquarters` None stands for the company as a whole.

    structure: T-MS market without marketing, T-G marketing without market, T-GM both, T-S only sales, T-0 none.
    """

    headquarters: Unit | None
    units: list[Unit] = field(default_factory=list)
    structure: StructureClass = "T-0"
    _by_kind: dict[str, list[Unit]] = field(default_factory=dict)

    def index(self) -> None:
        """Note who is of which kind, and with that of which structure the hierarchy is; once all units are in it."""
        for unit in self.units:
            if not unit.external:
                for kind in unit.kinds:
                    self._by_kind.setdefault(kind, []).append(unit)
        self.structure = _class(self)

    def of_kind(self, kind: str) -> list[Unit]:
        """The units of a kind in the order of their ids, without external ones."""
        return self._by_kind.get(kind, [])


def hierarchies(units: list[Unit]) -> dict[int | None, Hierarchy]:
    """All hierarchies that hold a unit, by the order of their headquarters, first unit first; sets `Unit.headquarters`
    on the way."""
    owning = _owners_of_branches(units)
    found: dict[int | None, Hierarchy] = {}
    known: dict[int | None, Hierarchy] = {}
    for unit in units:
        start = unit if unit.container else unit.site
        order = None if start is None else start.order
        hierarchy = known.get(order)
        if hierarchy is None:
            top = next((site for site in enclosing(start) if _is_headquarters(site, owning)), None)
            hierarchy = found.setdefault(None if top is None else top.order, Hierarchy(top))
            known[order] = hierarchy
        unit.headquarters = hierarchy.headquarters
        hierarchy.units.append(unit)
    for hierarchy in found.values():
        hierarchy.index()
    return found


def _is_headquarters(site: Unit, owning: set[int]) -> bool:
    return "hq" in site.kinds or ("branch" in site.kinds and site.order in owning)


def _owners_of_branches(units: list[Unit]) -> set[int]:
    """The orders of the branch-like units (subsidiaries) that have branches of their own.

    A representative office below a branch makes no headquarters of it.
    """
    owning = set()
    for unit in units:
        if unit.container and "branch" in unit.kinds:
            above = next((site for site in enclosing(unit.site) if "branch" in site.kinds or "hq" in site.kinds), None)
            if above is not None and "branch" in above.kinds and not unit.representative_office:
                owning.add(above.order)
    return owning


def _class(hierarchy: Hierarchy) -> StructureClass:
    if hierarchy.of_kind("marketing"):
        return "T-GM" if hierarchy.of_kind("market") else "T-G"
    if hierarchy.of_kind("market"):
        return "T-MS"
    return "T-S" if hierarchy.of_kind("sales") else "T-0"


class Umbrellas:
    """Answers whether a unit shares an umbrella, a unit of `kind`, with any of several others."""

    def __init__(self, kind: str) -> None:
        self._kind = kind
        self._over: dict[int, set[int]] = {}
        self._groups: list[list[Unit]] = []  # kept, so that no other list gets the identity of one of them

    def shared(self, unit: Unit, others: list[Unit]) -> bool:
        """Whether one stands over the unit and one of the others, which are looked at once for each list."""
        own = _umbrella(unit, self._kind)
        if own is None:
            return False
        over = self._over.get(id(others))
        if over is None:
            self._groups.append(others)
            found = (_umbrella(one, self._kind) for one in others)
            over = self._over[id(others)] = {one.order for one in found if one is not None}
        return own.order in over


def _umbrella(unit: Unit, kind: str) -> Unit | None:
    """The unit of `kind` (a 营销中心 over market and sales, say) that stands over a unit, with no place between."""
    for above in unit.ancestors():
        if kind in above.kinds or above.container:
            return None if above.container else above
    return None


def at_headquarters(unit: Unit) -> bool:
    """Whether a unit sits at the headquarters of its hierarchy and not in a branch or region below it."""
    site = unit.site
    return site is None or site is unit.headquarters or {"branch", "region"}.isdisjoint(site.kinds)
