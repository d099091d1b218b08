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
    (
        "2）建立和完善营销信息收集、处理、交流及保密系统。",
        [("owns", "marketing-information-system"), ("owns", "marketing-information-confidentiality")],
    ),
    ("3)对消费者购买心理和行为的调查。", [("owns", "consumer-research")]),
    (
        "4)对竞争品牌产品的性能、价格、促销手段等的收集、整理和分析。",
        [("owns", "competitor-product-intelligence")],
    ),
    ("对竞争品牌广告策略、竞争手段的分析", [("owns", "competitor-advertising-analysis")]),
    (
        "6)做出销售预测,提出未来市场的分析、发展方向和规划。",
        [("owns", "sales-forecasting"), ("owns", "market-outlook")],
    ),
    ("制定产品企划策略", [("owns", "product-planning")]),
    (
        "10)制定通路计划及各阶段实施目标。",
        [("owns", "channel-planning"), ("owns", "channel-stage-objectives")],
    ),
    ("促销活动的策划及组织", [("owns", "promotion-planning"), ("owns", "promotion-organizing")]),
    (
        "12)合理进行广告媒体和广告代理商的挑选及管理。",
        [("owns", "media-management"), ("owns", "agency-management")],
    ),
    (
        "制定及实施市场广告推广活动和公关活动",
        [("owns", "advertising-campaigns"), ("owns", "public-relations")],
    ),
    ("实施品牌规划和品牌的形象建设", [("owns", "brand-planning"), ("owns", "brand-building")]),
    ("15)负责产销的协调工作。", [("owns", "production-sales-coordination")]),
    (
        "主要负责产品策划,营销战略计划,产品市场调查,产品分析等理论性项目",
        [("owns", "product-planning"), ("owns", "marketing-strategy"), ("owns", "market-research"),
         ("owns", "product-analysis")],
    ),
    ("Pricing, channel strategy and brand strategy",
     [("owns", "pricing"), ("owns", "channel-planning"), ("owns", "brand-planning")]),
    *((line, [("owns", "?")]) for line in (
        "审批产品价格", "监督产品定价", "执行产品价格", "实施年度营销计划", "对价格的审批", "负责产品的报价工作",
        "产品报价和产品销售", "价格调查和市场调查", "广告代理商和渠道",
    )),
    ("广告代理商和渠道管理", [("owns", "agency-management"), ("owns", "channel-management")]),
]  # fmt: skip


def test_a_long_line_of_joints_is_given_up_at_once() -> None:
    line = "负责甲乙、丙丁、戊己、庚辛、壬癸、子丑、寅卯、辰巳、午未、申酉和戌亥的协调、管理与服务以及并购"
    assert acts(line) == [("owns", "?")]
    assert acts("、".join(["产品销售"] * 15)) == [("owns", "product-sales")] * 15


@pytest.mark.parametrize(("line", "told"), LINES)
def test_a_line_says_what_it_says(line: str, told: list[tuple[str, ...]]) -> None:
    assert acts(line) == told
