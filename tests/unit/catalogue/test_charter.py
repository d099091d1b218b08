import pytest

from orglint.catalogue.charter import HandOver, Own, TakePart, understand
from tests.unit.graph.build import CATALOGUE


def acts(line: str) -> list[tuple[str, ...]]:
    told: list[tuple[str, ...]] = []
    for act in understand(line, CATALOGUE):
        if isinstance(act, HandOver):
            told.append(("hands", act.receiver, *(item.id for item in act.items)))
        else:
            word = "owns" if isinstance(act, Own) else "part" if isinstance(act, TakePart) else ""
            told.append((word, act.duty.id if act.duty else "?"))
    return told


MATERIAL, DEMAND, PRICES = "annual-report-material", "market-demand-intent-report", "price-positioning-report"
LINES: list[tuple[str, list[tuple[str, ...]]]] = [
    ("负责市场调查工作", [("owns", "market-research")]),
    ("2、负责市场企划工作。", [("owns", "market-planning")]),
    (
        "编制和组织实施年度营销计划",
        [("owns", "annual-marketing-plan"), ("owns", "annual-marketing-plan-execution")],
    ),
    (
        "负责具体销售合同(定单)的评审与组织实施",
        [("owns", "contract-order-review"), ("owns", "contract-order-execution")],
    ),
    ("5、负责客户管理和信用风险管理。", [("owns", "customer-management"), ("owns", "credit-risk-management")]),
    (
        "负责营销收入和销售费用的管理",
        [("owns", "marketing-revenue-management"), ("owns", "selling-expense-management")],
    ),
    ("⑨负责营销人员队伍建设", [("owns", "marketing-team-building")]),
    (
        "10、参与企业年度工作报告的编制，负责向财务部提供相应资料。",
        [("part", "annual-work-report"), ("hands", "财务部", MATERIAL)],
    ),
    (
        "12.参与集团公司年度新产品研发计划,负责向技术中心提供新产品研发市场信息",
        [("part", "new-product-rnd-plan"), ("hands", "技术中心", "new-product-market-info")],
    ),
    (
        "参与科研项目的立项及评审工作，负责向技术中心提供产品的市场需求意向及价格定位报告",
        [("part", "research-project-review"), ("hands", "技术中心", DEMAND, PRICES)],
    ),
    ("负责上级领导交办的其他事项", [("owns", "superior-assigned-tasks")]),
    ("负责產品定價、渠道規劃", [("owns", "pricing"), ("owns", "channel-planning")]),
    ("Responsible for market research", [("owns", "market-research")]),
    ("Takes part in the technology strategy", [("part", "technology-strategy")]),
    ("负责食堂", [("owns", "?")]),
    ("负责市场调查和食堂", [("owns", "?")]),
]


@pytest.mark.parametrize(("line", "told"), LINES)
def test_a_line_says_what_it_says(line: str, told: list[tuple[str, ...]]) -> None:
    assert acts(line) == told
