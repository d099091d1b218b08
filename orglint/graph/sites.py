"""Places in the organization: where a unit sits, and how far what it owns reaches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from orglint.graph.unit import Unit


def settle(units: list[Unit], at_site: dict[int | None, list[Unit]]) -> set[int | None]:
    """Give every unit its site: its `at`, else the nearest container above it, else the headquarters, else the company.

    Source: shared format of the definition, "Location". A head office written inside a branch is that branch (the
    head office of a subsidiary): what it holds sits at the branch. A site that would lie inside itself becomes the
    company. at_site: is filled with who sits at each place. Returns the orders of the places around other places.
    """
    tops = [unit for unit in units if "hq" in unit.kinds and unit.container and not unit.external]
    tops = [unit for unit in tops if _branch_around(unit) is None]
    only = tops[0] if len(tops) == 1 else None
    for unit in units:
        parent = unit.parent
        if parent is not None and parent.container and unit.at is None and "hq" not in parent.kinds:
            unit.site = parent  # nearly all of them
        else:
            unit.site = _site(unit, only)
    for unit in [unit for unit in units if unit.container]:
        if unit in enclosing(unit.site):
            unit.site = None
    chains: dict[int | None, tuple[tuple[int | None, ...], list[Unit]]] = {}
    for unit in units:
        order = None if unit.site is None else unit.site.order
        if order not in chains:
            at_site[order] = []
            chains[order] = (*(site.order for site in enclosing(unit.site)), None), at_site[order]
        unit.around, here = chains[order]
        here.append(unit)
    return {place for around, _ in chains.values() for place in around[1:]}


def _site(unit: Unit, headquarters: Unit | None) -> Unit | None:
    if unit.at is not None and unit.at is not unit:
        if unit.at.container:
            return _branch_around(unit.at) or unit.at
        above = _container_above(unit.at)
        return above or headquarters
    above = _container_above(unit)
    if above is not None:
        return _branch_around(above) or above
    return headquarters if unit is not headquarters and not _above(headquarters, unit) else None


def _container_above(unit: Unit) -> Unit | None:
    if unit.parent is None or unit.parent.container:
        return unit.parent
    return next((one for one in unit.ancestors() if one.container), None)


def _branch_around(place: Unit) -> Unit | None:
    """The branch that a head office stands in; None for other places."""
    if "hq" not in place.kinds:
        return None
    above = _container_above(place)
    return above if above is not None and "branch" in above.kinds else None


def _above(headquarters: Unit | None, unit: Unit) -> bool:
    """Whether the headquarters itself reports to `unit`, a holding for instance: then it cannot contain it."""
    return headquarters is not None and unit in headquarters.ancestors()


def enclosing(site: Unit | None) -> Iterator[Unit]:
    """A site and the sites around it, nearest first."""
    seen: set[int] = set()
    while site is not None and site.order not in seen:
        yield site
        seen.add(site.order)
        site = site.site


class Reach:
    """Answers which of a set of owners meets a unit.

    An owner answers for the place where it sits and everything below it, so two owners meet when they sit at the same
    place or one above the other.
    """

    def __init__(self, owners: Iterable[Unit] = ()) -> None:
        self._at: dict[int | None, Unit] = {}
        self._below: dict[int | None, Unit] = {}
        for owner in owners:
            self.add(owner)

    def add(self, owner: Unit) -> None:
        """Count one more owner in; it is met where none of the earlier ones is."""
        self._at.setdefault(owner.around[0], owner)
        below = self._below
        for site in owner.around:
            if site in below:
                break  # so are the sites around it
            below[site] = owner

    def met(self, unit: Unit) -> Unit | None:
        """An owner that sits with, above or below `unit`, looked for in this order; None when there is none."""
        at = self._at
        for site in unit.around:
            if site in at:
                return at[site]
        return self._below.get(unit.around[0])
