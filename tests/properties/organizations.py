"""Organizations as data, for Hypothesis, and the ways to write one down."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Any

from hypothesis import strategies as st

from orglint import Report, Settings, check_text

DUTIES = (
    "pricing", "channel-planning", "product-planning", "market-research", "market-outlook", "promotion-planning",
    "advertising-campaigns", "channel-management", "product-sales", "customer-management", "brand-building",
    "annual-marketing-plan", "credit-risk-management",
)  # fmt: skip
DEPARTMENTS = ("market", "marketing", "sales", "finance", "technology-center", "brand", "e-commerce")


@dataclass(frozen=True)
class Unit:
    id: str
    kind: str
    parent: str | None = None
    owns: tuple[str, ...] = ()
    participates: tuple[str, ...] = ()


@dataclass(frozen=True)
class Org:
    units: tuple[Unit, ...]
    lines: tuple[tuple[str, str, str], ...] = ()
    company: dict[str, Any] = field(default_factory=dict)

    def with_units(self, *units: Unit) -> Org:
        return replace(self, units=units)


@st.composite
def organizations(draw: st.DrawFn) -> Org:
    """A head office with departments and up to three branches with theirs; lines run between any departments."""
    units = [Unit("hq", "hq")]
    places = ["hq", *(f"b{number}" for number in range(draw(st.integers(0, 3))))]
    units += [Unit(place, "branch", "hq") for place in places[1:]]
    departments: list[str] = []
    for place in places:
        for kind in draw(st.lists(st.sampled_from(DEPARTMENTS), max_size=4, unique=True)):
            owns = draw(st.lists(st.sampled_from(DUTIES), max_size=4, unique=True))
            taken = draw(st.lists(st.sampled_from(DUTIES), max_size=2, unique=True))
            name = f"{place}-{kind}"
            departments.append(name)
            units.append(Unit(name, kind, place, tuple(owns), tuple(one for one in taken if one not in owns)))
    lines = set()
    if len(departments) > 1:
        pairs = st.tuples(
            st.sampled_from(("directs", "guides", "relays_to")),
            st.sampled_from(departments),
            st.sampled_from(departments),
        )
        lines = {line for line in draw(st.lists(pairs, max_size=6)) if line[1] != line[2]}
    company = {"completeness": {"duties": draw(st.sampled_from(("partial", "full")))}}
    return Org(tuple(units), tuple(sorted(lines)), company)


def written(org: Org) -> dict[str, Any]:
    """The organization as flat units, each line at its source."""
    units = []
    for unit in org.units:
        entry: dict[str, Any] = {"id": unit.id, "kind": unit.kind}
        if unit.parent:
            entry["parent"] = unit.parent
        if unit.owns:
            entry["owns"] = list(unit.owns)
        if unit.participates:
            entry["participates"] = list(unit.participates)
        for kind, source, target in org.lines:
            if source == unit.id:
                entry.setdefault(kind, []).append(target)
        units.append(entry)
    return {"company": org.company, "units": units}


def yaml(value: Any, indent: int = 0) -> str:
    """Plain block YAML of dictionaries, lists and words."""
    pad = "  " * indent
    if isinstance(value, dict):
        return "".join(f"{pad}{key}:{_inside(item, indent)}" for key, item in value.items()) or f"{pad}{{}}\n"
    assert isinstance(value, list)
    return "".join(f"{pad}-{_inside(item, indent)}" for item in value)


def _inside(item: Any, indent: int) -> str:
    if isinstance(item, (dict, list)):
        return "\n" + yaml(item, indent + 1) if item else f" {'{}' if isinstance(item, dict) else '[]'}\n"
    return f" {item}\n"


EVERY_RULE_OF_MARKETING = Settings(extra=("expert",), ignore=("core",))


def findings(definition: dict[str, Any] | str) -> Counter[tuple[Any, ...]]:
    """What the rules of marketing and the experts find, without the places."""
    return identities(check(definition))


def check(definition: dict[str, Any] | str, settings: Settings = EVERY_RULE_OF_MARKETING) -> Report:
    return check_text(definition if isinstance(definition, str) else yaml(definition), settings=settings)


def identities(report: Report) -> Counter[tuple[Any, ...]]:
    return Counter(
        (one.fingerprint, one.rule, one.unit, one.duty, one.severity, one.statements) for one in report.findings
    )
