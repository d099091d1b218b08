"""The facts that a finding stands on, each with its place."""

from __future__ import annotations

from collections.abc import Iterator

from orglint.coverage.subject import Shown, company_declares, declares, hands
from orglint.findings.finding import Finding
from orglint.findings.text import Text, joined
from orglint.graph.org_graph import OrgGraph
from orglint.graph.structure import Hierarchy
from orglint.graph.unit import Ownership, Participation, Unit
from orglint.model.definition import ParticipationEntry
from orglint.rules.rule import Rule

MOST = 12
"""Owners or lines that are told; more would hide the finding."""

_KIND_WRITTEN = Text("{unit}: the kind is written: {words}", "{unit}：kind 写明为 {words}")
_KIND_NAMED = Text("{unit}: the kind follows from the name “{name}”", "{unit}：类型由名称“{name}”得出")
_KIND_AROUND = Text(
    "{unit}: the name “{name}” alone does not tell the kind; what stands around it does",
    "{unit}：名称“{name}”本身不足以判断类型，依所处位置判断",
)
_KIND_OPEN = Text("{unit}: the kind is not known", "{unit}：类型未知")
_SITS = Text("{unit} sits at {site}", "{unit}位于{site}")
_OWNS = Text("{unit} owns “{words}”, which is {duty} ({id})", "{unit}负责“{words}”，即{duty}（{id}）")
_PART = Text(
    "{unit} takes part in “{words}”, which is {duty} ({id})",
    "{unit}参与“{words}”，即{duty}（{id}）",
)
_CLASS = Text("the structure of {place} is {structure}: there is {units}", "{place}的结构为 {structure}：设有{units}")
_NOBODY = Text("none of the three departments", "三个部门中的任何一个都没有")
_COMPANY = Text("the company", "公司")
_LINE = Text("{source} {line} {target}", "{source}{line}{target}")
_LINES = {
    "directs": Text("directs", "指挥"),
    "guides": Text("guides", "指导"),
    "relays": Text("relays to", "传达指令至"),
}
_REPORTS = Text("{unit} reports to {above}", "{unit}隶属于{above}")

_BY_LINES = frozenset({"directs", "relay", "bypass", "forbidden", "acyclic", "only-through", "independence"})
_BY_CHARTER = frozenset({"declared-differ", "declared-includes", "not-excluded"})
_FIELDS = ("mandate", "excludes", "concerns", "value_role", "governs.links", "governs.modes")
_OF_COMPANY = ("purpose", "market_stage", "value_needs", "sales_links")


def facts_of(org: OrgGraph, finding: Finding, rule: Rule) -> Iterator[Shown]:
    """What the finding stands on: the structure, the unit, the duty and who else has to do with it, the lines."""
    unit = org.by_id.get(finding.unit or "")
    kind = rule.data["check"]["kind"]
    if rule.pack == "marketing" and org.units:
        yield structure(org, unit)
    if unit is not None:
        yield _kind(org, unit)
        if unit.site is not None:
            yield Shown(unit.place, unit.id, _SITS.filled(unit=unit.label, site=unit.site.label))
    if finding.duty is not None:
        yield from _duty(org, finding.duty, unit)
    if unit is None:
        yield from (one for field in _OF_COMPANY for one in company_declares(org, field))
        return
    if kind in _BY_LINES:
        yield from _lines(org, unit)
    if kind == "handoff":
        yield from (hands(one) for one in unit.supplies[:MOST])
    if kind in _BY_CHARTER:
        yield from (one for field in _FIELDS for one in declares([unit], field))


def structure(org: OrgGraph, unit: Unit | None) -> Shown:
    """The structure class of the hierarchy of a unit, or of the first, and the departments that make it that."""
    hierarchy = org.hierarchy(unit) if unit is not None else next(iter(org.hierarchies.values()))
    making = [found[0] for kind in ("marketing", "market", "sales") if (found := hierarchy.of_kind(kind))]
    head = hierarchy.headquarters
    at = making[0].name_place if making else head.name_place if head is not None else org.place
    units = joined([one.label for one in making], ", ", "、") if making else _NOBODY
    told = _CLASS.filled(place=place_of(hierarchy), structure=hierarchy.structure, units=units)
    return Shown(at, None if head is None else head.id, told)


def place_of(hierarchy: Hierarchy) -> Text:
    """How a hierarchy is called: by its headquarters."""
    return _COMPANY if hierarchy.headquarters is None else hierarchy.headquarters.label


def _kind(org: OrgGraph, unit: Unit) -> Shown:
    if unit.definition.kind:
        told = _KIND_WRITTEN.filled(unit=unit.label, words=", ".join(unit.definition.kind))
        return Shown(unit.definition.place("kind"), unit.id, told)
    unclear = any(one.unit is unit for one in org.unclear_kinds)
    template = _KIND_AROUND if unclear and unit.kinds else _KIND_NAMED if unit.kinds else _KIND_OPEN
    return Shown(unit.name_place, unit.id, template.filled(unit=unit.label, name=unit.name))


def _duty(org: OrgGraph, duty: str, unit: Unit | None) -> Iterator[Shown]:
    """Who owns the duty and who takes part in it, the unit itself first."""
    for one in sorted(org.entries_of(duty), key=lambda one: one.unit is not unit)[:MOST]:
        yield _entry(org, one)


def _entry(org: OrgGraph, one: Ownership | Participation) -> Shown:
    entry = one.entry
    template = _PART if isinstance(entry, ParticipationEntry) or isinstance(one, Participation) else _OWNS
    told = template.filled(
        unit=one.unit.label, words=entry.duty, duty=org.catalogue.duty_label(one.duty or ""), id=one.duty or ""
    )
    return Shown(one.place, one.unit.id, told)


def _lines(org: OrgGraph, unit: Unit) -> Iterator[Shown]:
    """The written lines at a unit, and whom it reports to."""
    if unit.parent is not None:
        yield Shown(unit.place, unit.id, _REPORTS.filled(unit=unit.label, above=unit.parent.label))
    for line in [one for one in org.lines.all if unit in (one.source, one.target)][:MOST]:
        told = _LINE.filled(source=line.source.label, line=_LINES[line.kind], target=line.target.label)
        yield Shown(line.place, unit.id, told)
