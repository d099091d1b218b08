"""Organizations as values: made by strategies, changed in tests, written as YAML."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from orglint.graph.structure import StructureClass
from orglint.syntax.quoting import quoted

LineField = Literal["directs", "guides", "relays_to"]


@dataclass(frozen=True, slots=True)
class SampleUnit:
    """A unit of a sample: its fields as the definition has them. supplies: (item, id of the receiver)."""

    id: str
    kind: str = ""
    parent: str | None = None
    owns: tuple[str, ...] = ()
    participates: tuple[str, ...] = ()
    name: str = ""
    supplies: tuple[tuple[str, str], ...] = ()

    def definition(self) -> dict[str, Any]:
        """The unit as plain data, without what is empty."""
        held = {
            "id": self.id,
            "name": self.name,
            "kind": self.kind,
            "parent": self.parent,
            "owns": list(self.owns),
            "participates": list(self.participates),
            "supplies": [{"item": item, "to": to} for item, to in self.supplies],
        }
        return {key: value for key, value in held.items() if value}


@dataclass(frozen=True, slots=True)
class Sample:
    """An organization. lines: (field, id of the source, id of the target). company: fields of the company."""

    units: tuple[SampleUnit, ...] = ()
    lines: tuple[tuple[LineField, str, str], ...] = ()
    company: Mapping[str, Any] = field(default_factory=dict)

    @property
    def structure(self) -> StructureClass:
        """The structure class of the whole, by the kinds of its departments."""
        kinds = {unit.kind for unit in self.units}
        if "marketing" in kinds:
            return "T-GM" if "market" in kinds else "T-G"
        return "T-MS" if "market" in kinds else "T-S" if "sales" in kinds else "T-0"

    def of_kind(self, *kinds: str) -> list[SampleUnit]:
        """The units of these kinds."""
        return [unit for unit in self.units if unit.kind in kinds]

    def with_units(self, *units: SampleUnit) -> Sample:
        """The same with these units instead."""
        return replace(self, units=units)

    def definition(self) -> dict[str, Any]:
        """The organization as plain data: flat units, each line at its source."""
        units = [unit.definition() for unit in self.units]
        for unit in units:
            for kind, source, target in self.lines:
                if source == unit["id"]:
                    unit.setdefault(kind, []).append(target)
        return {**({"company": dict(self.company)} if self.company else {}), "units": units}

    @property
    def yaml(self) -> str:
        """The organization as a definition in YAML."""
        return as_yaml(self.definition())


def as_yaml(value: Any, indent: int = 0, flow: Callable[[], bool] = lambda: False) -> str:
    """Dictionaries, lists and words as block YAML. flow: asked for each one inside whether it stands in brackets."""
    pad = "  " * indent
    if isinstance(value, dict):
        lines = (f"{pad}{quoted(key)}:{_inside(item, indent, flow)}" for key, item in value.items())
        return "".join(lines) or f"{pad}{{}}\n"
    return "".join(f"{pad}-{_inside(item, indent, flow)}" for item in value) or f"{pad}[]\n"


def _inside(item: Any, indent: int, flow: Callable[[], bool]) -> str:
    if item and isinstance(item, (dict, list)) and not flow():
        return "\n" + as_yaml(item, indent + 1, flow)
    return f" {_flow(item)}\n"


def _flow(item: Any) -> str:
    if isinstance(item, dict):
        return "{" + ", ".join(f"{quoted(key)}: {_flow(value)}" for key, value in item.items()) + "}"
    if isinstance(item, list):
        return "[" + ", ".join(map(_flow, item)) + "]"
    return str(item).lower() if isinstance(item, (bool, int)) else quoted(str(item))
