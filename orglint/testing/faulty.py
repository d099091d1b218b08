"""Faults that are put into a sample, one at a time, by the name of the rule that finds each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from orglint.graph.structure import StructureClass
from orglint.testing.sample import Sample, SampleUnit

Pick = Callable[[Sequence[Any]], Any]
"""Chooses one of several."""


@dataclass(frozen=True, slots=True)
class Faulty:
    """A company with one fault. rule: the one that finds it. unit: whose finding it is. sound: the company without the
    fault. sample: the company with it."""

    rule: str
    unit: str
    sound: Sample
    sample: Sample


@dataclass(frozen=True, slots=True)
class Fault:
    """How a fault is put in; gives the id of the unit that it is told of, and the sample after. needs: the structure
    class in which it is one; any when None."""

    put_into: Callable[[Sample, Pick], tuple[str, Sample]]
    needs: StructureClass | None = None


def _with(sample: Sample, *units: SampleUnit) -> Sample:
    return sample.with_units(*sample.units, *units)


def _changed(sample: Sample, unit: SampleUnit, **fields: Any) -> tuple[str, Sample]:
    return unit.id, sample.with_units(*(replace(one, **fields) if one is unit else one for one in sample.units))


def _duplicate_id(sample: Sample, pick: Pick) -> tuple[str, Sample]:
    unit = pick(sample.units)
    return unit.id, _with(sample, SampleUnit(unit.id, unit.kind, unit.parent))


def _dangling_reference(sample: Sample, pick: Pick) -> tuple[str, Sample]:
    unit = pick(sample.units)
    return unit.id, replace(sample, lines=(*sample.lines, ("guides", unit.id, "nobody")))


def _self_reference(sample: Sample, pick: Pick) -> tuple[str, Sample]:
    unit = pick(sample.units)
    return unit.id, replace(sample, lines=(*sample.lines, ("guides", unit.id, unit.id)))


def _unknown_kind(sample: Sample, pick: Pick) -> tuple[str, Sample]:
    return "new-unit", _with(sample, SampleUnit("new-unit", pick(("xyzzy", "组织谜团")), pick(sample.units).parent))


def _parent_cycle(sample: Sample, pick: Pick) -> tuple[str, Sample]:
    return "circle-a", _with(sample, SampleUnit("circle-a", "", "circle-b"), SampleUnit("circle-b", "", "circle-a"))


def _direction_cycle(sample: Sample, pick: Pick) -> tuple[str, Sample]:
    units = _with(sample, SampleUnit("circle-a", "legal"), SampleUnit("circle-b", "it"))
    return "circle-a", replace(
        units, lines=(*sample.lines, ("directs", "circle-a", "circle-b"), ("directs", "circle-b", "circle-a"))
    )


def _duty_owned_twice(sample: Sample, pick: Pick) -> tuple[str, Sample]:
    unit = pick(sample.units)
    duty = pick(unit.owns or ("brand-building",))
    return _changed(sample, unit, owns=(*(unit.owns or (duty,)), duty))


def _duty_owned_and_participated(sample: Sample, pick: Pick) -> tuple[str, Sample]:
    unit = pick(sample.units)
    duty = pick(unit.owns or ("brand-building",))
    return _changed(sample, unit, owns=unit.owns or (duty,), participates=(*unit.participates, duty))


def _near_duplicate_name(sample: Sample, pick: Pick) -> tuple[str, Sample]:
    return "twin-b", _with(sample, SampleUnit("twin-a", name="财务部"), SampleUnit("twin-b", name="財務部"))


def _pricing_outside_market(sample: Sample, pick: Pick) -> tuple[str, Sample]:
    market = pick(sample.of_kind("market"))
    return "price-sales", _with(sample, SampleUnit("price-sales", "sales", market.parent, ("pricing",)))


FAULTS: dict[str, Fault] = {
    "dangling-reference": Fault(_dangling_reference),
    "direction-cycle": Fault(_direction_cycle),
    "duplicate-id": Fault(_duplicate_id),
    "duty-owned-and-participated": Fault(_duty_owned_and_participated),
    "duty-owned-twice": Fault(_duty_owned_twice),
    "near-duplicate-name": Fault(_near_duplicate_name),
    "parent-cycle": Fault(_parent_cycle),
    "pricing-outside-market": Fault(_pricing_outside_market, "T-MS"),
    "self-reference": Fault(_self_reference),
    "unknown-kind": Fault(_unknown_kind),
}
"""The rule that finds a fault → how it is put in."""
