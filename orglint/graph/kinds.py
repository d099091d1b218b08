"""Which kind each unit is: as written, by its name, or by its name and what stands around it."""

from __future__ import annotations

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
    twins = {unit.order for unit, trap in unclear if trap.read in _MARKETING}
    readings = [(unit, trap, _read(org, unit, trap, twins)) for unit, trap in unclear]
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
    unit.kinds = tuple(dict.fromkeys(catalogue.counts_as(kind) for kind in kinds))
    unit.container = bool(unit.kinds) and all(kind in catalogue.containers for kind in unit.kinds)
    if kinds:
        labels = [catalogue.kind_label(kind) for kind in kinds]
        unit.kind_label = Text(" and ".join(label.en for label in labels), "兼".join(label.zh for label in labels))


def _read(org: OrgGraph, unit: Unit, trap: Trap, twins: set[int]) -> tuple[str, ...]:
    """The kinds that a name means in its surroundings; how, `name-traps.yaml` says beside each `read`."""
    if trap.read in _MARKETING:
        return _marketing(org, unit, trap, twins)
    if trap.read == "market-or-umbrella":
        return () if any("sales" in child.kinds for child in unit.children) else trap.candidates
    if trap.read == "company-or-team":
        return () if unit.children else trap.candidates
    if trap.read == "usually":
        return () if _owns_market_duty(org.catalogue, unit.definition) else trap.candidates
    if trap.read == "specialist":
        return () if any("market" in other.kinds for other in org.units) else trap.candidates
    return trap.candidates


def _marketing(org: OrgGraph, unit: Unit, trap: Trap, twins: set[int]) -> tuple[str, ...]:
    if any(_is_branch(above) for above in unit.ancestors()) or (unit.at is not None and _is_branch(unit.at)):
        return ("market",)
    if any(_in_branch(other) and ("market" in other.kinds or other.order in twins) for other in org.units):
        return ("marketing",)
    if trap.read == "english-marketing" or any("sales" in other.kinds for other in org.units):
        return ("market",)
    return ()


def _is_branch(unit: Unit) -> bool:
    return "branch" in unit.kinds


def _in_branch(unit: Unit) -> bool:
    return any(_is_branch(above) for above in unit.ancestors()) or (unit.at is not None and _is_branch(unit.at))


_MARKET_DUTIES = frozenset({
    "pricing", "channel-planning", "channel-stage-objectives", "promotion-planning", "brand-planning",
    "consumer-research", "annual-marketing-plan", "product-planning", "new-product-launch", "media-management",
    "agency-management",
})  # fmt: skip
"""Duties by which a department shows that it is a market department in spite of a name that mostly means sales."""


def _owns_market_duty(catalogue: Catalogue, definition: UnitDefinition) -> bool:
    duties = (catalogue.duty(one if isinstance(one, str) else one.duty) for one in definition.owns)
    return any(duty is not None and duty.id in _MARKET_DUTIES for duty in duties)
