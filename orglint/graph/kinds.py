"""Which kind each unit is: as written, by its name, or by its name and what stands around it."""

from __future__ import annotations

from functools import cached_property

from orglint.catalogue.catalogue import Catalogue, Trap
from orglint.findings.text import Text
from orglint.graph.org_graph import OrgGraph, UnclearKind
from orglint.graph.unit import Unit
from orglint.model.definition import UnitDefinition

_MARKETING = {"english-marketing", "marketing-by-place"}


def resolve_kinds(org: OrgGraph, units: list[Unit]) -> None:
    """Give every unit its kinds and roles. Names that need their surroundings are read last, when the clear kinds are
    known. units: all of them, as written; in this order their definitions are soonest looked at."""
    unclear: list[tuple[Unit, Trap]] = []
    written: dict[tuple[str, ...], tuple[_Meant, list[int]]] = {}
    named: dict[str, _Meant | Trap] = {}
    called, without_roles = org.called, []
    for unit in units:
        definition = unit.definition
        name = definition.name
        if name:
            called.setdefault(name, []).append(unit)
        if definition.kind:
            words = tuple(definition.kind)
            if words not in written:
                written[words] = _written(org.catalogue, words)
            org.naming_kind += 1
            meant, unknown = written[words]
            meant.give(unit)
            org.unknown_kinds.extend((unit, index) for index in unknown)
        elif name:
            org.named_only += 1
            if name not in named:
                named[name] = _named(org.catalogue, name)
            found = named[name]
            if isinstance(found, _Meant):
                found.give(unit)
            else:
                unclear.append((unit, found))
        if not unit.roles:
            without_roles.append(unit)
    org.unknown_kinds.sort(key=lambda one: one[0].order)
    unclear.sort(key=lambda one: one[0].order)
    around = _Surroundings(org, {unit.order for unit, trap in unclear if trap.read in _MARKETING})
    readings = [(unit, trap, _read(org, unit, trap, around)) for unit, trap in unclear]
    for unit, trap, kinds in readings:
        _Meant(org.catalogue, kinds).give(unit)
        org.unclear_kinds.append(UnclearKind(unit, trap, unit.kinds))
    for unit in without_roles:
        if not unit.roles:
            unit.roles = _roles_from_above(unit)


def _written(catalogue: Catalogue, words: tuple[str, ...]) -> tuple[_Meant, list[int]]:
    """The kinds that words name, and which of the words name none."""
    found = [catalogue.kind(word) for word in words]
    unknown = [index for index, kind in enumerate(found) if kind is None and words[index]]
    return _Meant(catalogue, tuple(kind.id for kind in found if kind is not None)), unknown


def _named(catalogue: Catalogue, name: str) -> _Meant | Trap:
    """What a unit is by its name, or the trap that this name is."""
    trap = catalogue.trap(name)
    if trap is not None:
        return trap
    kind = catalogue.kind(name)
    return _Meant(catalogue, (kind.id,) if kind else ())


_CORE = frozenset({"market", "marketing", "sales"})


class _Meant:
    """The kinds that words mean: the built-in kinds that they count as, whether these are places, how a unit of them is
    called, and the roles that follow from them alone (none where those depend on what stands above the unit)."""

    def __init__(self, catalogue: Catalogue, kinds: tuple[str, ...]) -> None:
        self._kinds = counted = tuple(dict.fromkeys(catalogue.counts_as(kind) for kind in kinds))
        labels = [catalogue.kind_label(kind) for kind in kinds]
        self._label = (
            Text(" and ".join(one.en for one in labels), "兼".join(one.zh for one in labels)) if kinds else None
        )
        self._container = bool(counted) and catalogue.containers.issuperset(counted)
        alone = frozenset(counted) if catalogue.specialists.isdisjoint(counted) else frozenset()
        self._roles = _CORE.intersection(counted) or alone

    def give(self, unit: Unit) -> None:
        """Make a unit one of these kinds."""
        unit.kinds, unit.container, unit.kind_label = self._kinds, self._container, self._label
        unit.roles = self._roles


def _roles_from_above(unit: Unit) -> frozenset[str]:
    for above in unit.ancestors():
        core = _CORE.intersection(above.kinds)
        if core:
            return core
        if above.container:
            break
    return frozenset(unit.kinds)


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
