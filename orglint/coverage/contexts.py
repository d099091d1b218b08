"""What the statements are about that ask for nothing and switch what others ask for. One function a statement."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from orglint.coverage.kinds import only_with
from orglint.coverage.subject import Subject, company_declares, is_there, owns, without
from orglint.findings.text import Text
from orglint.graph.duties import MARKETING_DUTIES
from orglint.graph.org_graph import OrgGraph
from orglint.graph.unit import Unit

_STAGE = Text("write `company.market_stage`", "写明 company.market_stage")
_OTHER_STAGE = Text("the market is said to be at another stage", "所写的市场阶段不同")
_NOT_LED = Text("sales 销售部 leads no marketing work", "销售部未主导营销工作")


def _units(org: OrgGraph, kind: str) -> list[Unit]:
    return [unit for one in org.hierarchies.values() for unit in one.of_kind(kind)]


def _marketing(org: OrgGraph) -> Subject:
    units = _units(org, "marketing")
    return Subject(shown=is_there(units), absent=None if units else without(org, "marketing"))


def _no_market(org: OrgGraph) -> Subject:
    sales = [unit for one in org.hierarchies.values() if one.structure == "T-S" for unit in one.of_kind("sales")]
    return Subject(shown=is_there(sales), absent=None if sales else only_with(("T-S",)))


def _led_by_sales(org: OrgGraph) -> Subject:
    below = [unit for unit in _units(org, "market") if any("sales" in above.kinds for above in unit.ancestors())]
    alone = [unit for one in org.hierarchies.values() if one.structure == "T-S" for unit in one.of_kind("sales")]
    work = [owns(org, one) for unit in alone for one in unit.owns if one.duty in MARKETING_DUTIES]
    shown = (*is_there(below), *work)
    return Subject(shown=shown, absent=None if shown else _NOT_LED)


def _stage(stage: str) -> Callable[[OrgGraph], Subject]:
    def about(org: OrgGraph) -> Subject:
        declared = org.company.value("market_stage")
        if declared not in (None, stage):
            return Subject(absent=_OTHER_STAGE)
        return Subject(shown=company_declares(org, "market_stage"), declare=_STAGE)

    return about


BY_STATEMENT: Mapping[str, Callable[[OrgGraph], Subject]] = {
    "S-029": _marketing,
    "S-067": _no_market,
    "S-070": _led_by_sales,
    "S-072": _stage("growth"),
    "S-073": _stage("competitive"),
}
"""Statement -> what it is about."""
