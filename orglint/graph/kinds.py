"""Which kind each unit is: as written, by its name, or by its name and what stands around it."""

from __future__ import annotations

from functools import cached_property

from orglint.catalogue.catalogue import Catalogue, Trap
from orglint.findings.text import Text
from orglint.graph.org_graph import OrgGraph, UnclearKind
from orglint.graph.unit import Unit
from orglint.model.definition import UnitDefinition

_MARKETING = {"english-marketing", "marketing-by-place"}


def resolve_kinds(org: OrgGraph) -> None:
    """Give every unit its kinds. Names that need their surroundings are read last, when the clear kinds are known."""
    unclear: list[tuple[Unit, Trap]] = []
    for unit in org.units:
        trap = _by_itself(org, unit)
        if trap is not None:
            unclear.append((unit, trap))
    around = _Surroundings(org, {unit.order for unit, trap in unclear if trap.read in _MARKETING})
    readings = [(unit, trap, _read(org, unit, trap, around)) for unit, trap in unclear]
    for unit, trap, kinds in readings:
        _set(org.catalogue, unit, kinds)
        org.unclear_kinds.append(UnclearKind(unit, trap, unit.kinds))


def _by_itself(org: OrgGraph, unit: Unit) -> Trap | None:
    """Set the kinds that the unit's own words give; return the trap when its name needs its surroundings."""
    definition, catalogue = unit.definition, org.catalogue
    if definition.kind:
        found = [catalogue.kind(word) for word in definition.kind]
        for index, (word, kind) in enumerate(zip(definition.kind, found, strict=True)):
            if kind is None and word:
                org.unknown_kinds.append((unit, index))
        _set(catalogue, unit, tuple(kind.id for kind in found if kind is not None))
        return None
    if not definition.name:
        return None
    trap = catalogue.trap(definition.name)
    if trap is not None:
        return trap
    named = catalogue.kind(definition.name)
    _set(catalogue, unit, (named.id,) if named else ())
    return None


def _set(catalogue: Catalogue, unit: Unit, kinds: tuple[str, ...]) -> None:
    unit.kinds, unit.container, unit.kind_label = catalogue.once(("of kinds", kinds), _of_kinds, kinds)


def _of_kinds(catalogue: Catalogue, kinds: tuple[str, ...]) -> tuple[tuple[str, ...], bool, Text | None]:
    """The built-in kinds that kinds count as, whether they are places, and how a unit of them is called."""
    counted = tuple(dict.fromkeys(catalogue.counts_as(kind) for kind in kinds))
    labels = [catalogue.kind_label(kind) for kind in kinds]
    label = Text(" and ".join(one.en for one in labels), "兼".join(one.zh for one in labels)) if kinds else None
    return counted, bool(counted) and catalogue.containers.issuperset(counted), label


class _Surroundings:
    """What is true of the whole company while the unclear names are read; looked for once."""

    def __init__(self, org: OrgGraph, twins: set[int]) -> None:
        self._org, self._twins = org, twins
        self._in_branch: dict[int, bool] = {}

    @cached_property
    def has_market(self) -> bool:
        """A market department is there."""
        return any("market" in unit.kinds for unit in self._org.units)

    @cached_property
    def has_sales(self) -> bool:
        """A sales department is there."""
        return any("sales" in unit.kinds for unit in self._org.units)

    @cached_property
    def has_market_in_branch(self) -> bool:
        """A market department, or a unit of a name like this one, is in a branch."""
        named = (unit for unit in self._org.units if "market" in unit.kinds or unit.order in self._twins)
        return any(self.in_branch(unit) for unit in named)

    def in_branch(self, unit: Unit) -> bool:
        """A branch is above the unit, or it sits at one."""
        chain, above = [unit], unit.parent
        while above is not None and above.order not in self._in_branch and above is not unit:
            if _is_branch(above):
                break
            chain.append(above)
            self._in_branch[above.order] = False  # where the parents form a circle
            above = above.parent
        inside = above is not None and (_is_branch(above) or self._in_branch.get(above.order, False))
        self._in_branch.update((one.order, inside) for one in chain)
        return inside or (unit.at is not None and _is_branch(unit.at))


def _read(org: OrgGraph, unit: Unit, trap: Trap, around: _Surroundings) -> tuple[str, ...]:
    """The kinds that a name means in its surroundings; how, `name-traps.yaml` says beside each `read`."""
    if trap.read in _MARKETING:
        return _marketing(unit, trap, around)
    if trap.read == "market-or-umbrella":
        return () if any("sales" in child.kinds for child in unit.children) else trap.candidates
    if trap.read == "company-or-team":
        return () if unit.children else trap.candidates
    if trap.read == "usually":
        return () if _owns_market_duty(org.catalogue, unit.definition) else trap.candidates
    if trap.read == "specialist":
        return () if around.has_market else trap.candidates
    return trap.candidates


def _marketing(unit: Unit, trap: Trap, around: _Surroundings) -> tuple[str, ...]:
    if around.in_branch(unit):
        return ("market",)
    if around.has_market_in_branch:
        return ("marketing",)
    if trap.read == "english-marketing" or around.has_sales:
        return ("market",)
    return ()


def _is_branch(unit: Unit) -> bool:
    return "branch" in unit.kinds


_MARKET_DUTIES = frozenset({
    "pricing", "channel-planning", "channel-stage-objectives", "promotion-planning", "brand-planning",
    "consumer-research", "annual-marketing-plan", "product-planning", "new-product-launch", "media-management",
    "agency-management",
})  # fmt: skip
"""Duties by which a department shows that it is a market department in spite of a name that mostly means sales."""


def _owns_market_duty(catalogue: Catalogue, definition: UnitDefinition) -> bool:
    duties = (catalogue.duty(one if isinstance(one, str) else one.duty) for one in definition.owns)
    return any(duty is not None and duty.id in _MARKET_DUTIES for duty in duties)
