"""What the statements are about that a check in Python carries out. One function a check."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from orglint.coverage.kinds import only_with
from orglint.coverage.subject import (
    Subject,
    company_declares,
    declares,
    full,
    hands,
    is_there,
    owns,
    takes_part,
    without,
)
from orglint.findings.text import Text
from orglint.graph.duties import MARKETING_DUTIES
from orglint.graph.org_graph import OrgGraph
from orglint.graph.structure import Hierarchy
from orglint.graph.unit import Unit
from orglint.rules.checks.region_without_report import reports

_EMPTY = Text("no unit is listed", "没有列出单位")
_FIELD = Text("write `{field}`", "写明 {field}")
_OWNS_OF = Text("list what each of the two departments owns", "列出两个部门各自负责的职责")
_WORK = Text("list the marketing work that sales 销售部 or another unit owns", "列出销售部或其他单位负责的营销职责")
_PARENT = Text("write the `parent` of the market department 市场部", "写明市场部的 parent")
_REPORT = Text(
    "list the half-year market report under `supplies` of the region",
    "在区域的 supplies 中列出半年市场报告",
)
_PARTS = Text(
    "list under `participates` what the marketing department 营销部 takes part in",
    "在 participates 中列出营销部参与的事项",
)
_NOT_COMPETITIVE = Text("the market is not said to be competitive", "没有写明市场处于竞争期")


def _field(name: str) -> Text:
    return _FIELD.filled(field=name)


def _of_class(org: OrgGraph, *classes: str) -> list[Hierarchy]:
    return [one for one in org.hierarchies.values() if one.structure in classes]


def _of_kind(hierarchies: Iterable[Hierarchy], kind: str) -> list[Unit]:
    return [unit for one in hierarchies for unit in one.of_kind(kind)]


def _everywhere(org: OrgGraph, kind: str) -> list[Unit]:
    return _of_kind(org.hierarchies.values(), kind)


def _company_purpose(org: OrgGraph) -> Subject:
    return Subject(shown=company_declares(org, "purpose"), declare=_field("company.purpose"))


def _exclusive_push_and_pull(org: OrgGraph) -> Subject:
    both = [one for one in org.hierarchies.values() if one.of_kind("market") and one.of_kind("sales")]
    if not both:
        return Subject(absent=without(org, *(kind for kind in ("market", "sales") if not _everywhere(org, kind))))
    charters = [
        [unit for unit in one.of_kind(kind) if unit.definition.charter] for one in both for kind in ("market", "sales")
    ]
    shown = declares((unit for some in charters for unit in some), "excludes") if all(charters) else ()
    return Subject(shown=shown, declare=_field("charter.excludes"))


def _fifteen_areas(org: OrgGraph) -> Subject:
    markets = _everywhere(org, "market")
    if not markets:
        return Subject(absent=without(org, "market"))
    return Subject(shown=is_there(markets) if org.company.full("duties") else (), declare=full("duties"))


def _marketing_organization(org: OrgGraph) -> Subject:
    if not org.company.full("units"):
        return Subject(declare=full("units"))
    core = [unit for kind in ("market", "marketing", "sales") for unit in _everywhere(org, kind)[:1]]
    return Subject(shown=is_there(core), declare=_OWNS_OF)


def _told_apart(org: OrgGraph) -> Subject:
    both = _of_class(org, "T-GM")
    if not both:
        return Subject(absent=only_with(("T-GM",)))
    sides = [[unit for unit in _of_kind(both, kind) if unit.owns] for kind in ("market", "marketing")]
    return Subject(shown=is_there(side[0] for side in sides) if all(sides) else (), declare=_OWNS_OF)


def _market_home(org: OrgGraph) -> Subject:
    markets = _everywhere(org, "market")
    if not markets:
        return Subject(absent=without(org, "market"))
    return Subject(shown=is_there(unit for unit in markets if unit.parent is not None), declare=_PARENT)


def _marketing_at_headquarters(org: OrgGraph) -> Subject:
    units = _everywhere(org, "marketing")
    return Subject(shown=is_there(units), absent=None if units else without(org, "marketing"))


def _marketing_work(org: OrgGraph) -> Subject:
    alone = _of_class(org, "T-S")
    if not alone:
        return Subject(absent=only_with(("T-S",)))
    done = [one for one in org.ownerships if one.duty in MARKETING_DUTIES and not one.unit.external]
    return Subject(shown=tuple(owns(org, one) for one in done), declare=_WORK)


def _taking_part(org: OrgGraph) -> Subject:
    marketing = _everywhere(org, "marketing")
    if not marketing:
        return Subject(absent=without(org, "marketing"))
    paired = {item.with_duty for item in org.catalogue.items.values()}
    parts = [one for unit in marketing for one in unit.participates if one.duty in paired]
    return Subject(shown=tuple(takes_part(org, one) for one in parts), declare=_PARTS)


def _overlapping(org: OrgGraph) -> Subject:
    both = _of_class(org, "T-GM")
    if not both:
        return Subject(absent=only_with(("T-GM",)))
    entries = [one for kind in ("market", "marketing") for unit in _of_kind(both, kind) for one in unit.owns]
    return Subject(shown=tuple(owns(org, one) for one in entries if one.duty), declare=_OWNS_OF)


def _region_report(org: OrgGraph) -> Subject:
    if not _everywhere(org, "region"):
        return Subject(absent=without(org, "region"))
    return Subject(shown=tuple(hands(one) for one in reports(org)), declare=_REPORT)


def _differentiated(org: OrgGraph) -> Subject:
    if not _of_class(org, "T-S"):
        return Subject(absent=only_with(("T-S",)))
    stage = org.company.value("market_stage")
    if stage != "competitive":
        return Subject(absent=_NOT_COMPETITIVE) if stage else Subject(declare=_field("company.market_stage"))
    return Subject(shown=tuple(owns(org, one) for one in org.owners.get("value-differentiation", ())))


def _links(org: OrgGraph) -> Subject:
    marketing = _everywhere(org, "marketing")
    if not marketing:
        return Subject(absent=without(org, "marketing"))
    governed = declares(marketing, "governs.links")
    links = company_declares(org, "sales_links")
    return Subject(
        shown=(*links, *governed) if links and governed else (),
        declare=_field("company.sales_links, charter.governs.links"),
    )


def _needs(org: OrgGraph) -> Subject:
    return Subject(shown=company_declares(org, "value_needs"), declare=_field("company.value_needs"))


BY_CHECK: Mapping[str, Callable[[OrgGraph], Subject]] = {
    "company_purpose": _company_purpose,
    "exclusive_push_and_pull": _exclusive_push_and_pull,
    "fifteen_areas": _fifteen_areas,
    "incomplete_marketing_organization": _marketing_organization,
    "interchangeable_departments": _told_apart,
    "market_outside_marketing": _market_home,
    "marketing_below_headquarters": _marketing_at_headquarters,
    "marketing_without_home": _marketing_work,
    "missing_counterpart": _taking_part,
    "overlapping_items": _overlapping,
    "participated_duty_without_owner": _taking_part,
    "region_without_report": _region_report,
    "undifferentiated_value": _differentiated,
    "ungoverned_sales_link": _links,
    "unserved_value_need": _needs,
}
"""Check in Python -> what the statement that it carries out is about."""
