"""The same name in other writings: hyphens, joined languages, other words of the source text."""

import pytest

from orglint.catalogue.bilingual import halves
from orglint.catalogue.catalogue import Catalogue
from orglint.rules.builtin import builtin_data

CATALOGUE = Catalogue.from_data(builtin_data()["catalogue"])


@pytest.mark.parametrize("duty", sorted(CATALOGUE.duties))
def test_an_id_is_read_with_spaces_hyphens_or_capitals(duty: str) -> None:
    spaced = duty.replace("-", " ")
    for written in (duty, spaced, spaced.title(), duty.upper(), duty.replace("-", "_"), f"responsible for {spaced}"):
        found = CATALOGUE.duty(written)
        assert found is not None
        assert found.id == duty


@pytest.mark.parametrize("kind", sorted(CATALOGUE.kinds))
def test_a_kind_is_read_with_spaces_and_in_both_languages(kind: str) -> None:
    label = CATALOGUE.kinds[kind].name
    written = [kind.replace("-", " ")]
    if label.en != label.zh and CATALOGUE.trap(label.zh) is None:
        written += [
            f"{label.zh} {label.en}",
            f"{label.en} {label.zh}",
            f"{label.zh}（{label.en}）",
            f"{label.zh}/{label.en}",
        ]
    assert {CATALOGUE.kind(one) for one in written} == {CATALOGUE.kinds[kind]}


@pytest.mark.parametrize(
    ("written", "duty"),
    [
        ("通路各阶段目标", "channel-stage-objectives"),
        ("通路拓展", "channel-development"),
        ("制訂產品價格", "pricing"),
        ("定价 Pricing", "pricing"),
        ("Pricing (定價)", "pricing"),
        ("渠道规划/Channel planning", "channel-planning"),
        ("客户信用风险管理", "credit-risk-management"),
        ("竞品广告分析", "competitor-advertising-analysis"),
    ],
)
def test_other_words_for_a_duty(written: str, duty: str) -> None:
    found = CATALOGUE.duty(written)
    assert found is not None
    assert found.id == duty


@pytest.mark.parametrize(
    "written",
    [
        *[
            "报价",
            "折扣审批",
            "成本核算",
            "转移定价",
            "采购定价",
            "广告代理商",
            "运输路线",
            "传播渠道",
            "滚动预测",
            "需求计划",
            "年度经营计划",
        ],
        *[
            "企业规划",
            "试产",
            "雇主品牌",
            "招聘广告",
            "政府事务",
            "投资者关系",
            "排产",
            "开票",
            "供应商信用",
            "上市公司年报",
            "逆向分析",
        ],
        *("用户体验研究", "市场拓展", "quotation", "employer branding", "demand planning"),
        *("定价 Sales", "定价 Channel planning", "Pricing 渠道规划"),
    ],
)
def test_what_only_looks_like_a_duty_is_none(written: str) -> None:
    assert CATALOGUE.duty(written) is None


@pytest.mark.parametrize("written", ["市场部 Sales", "Sales 市场部", "华东市场部", "市场部 East"])
def test_halves_that_differ_or_are_not_clear_name_no_kind(written: str) -> None:
    assert CATALOGUE.kind(written) is None


@pytest.mark.parametrize("written", ["市场部", "Marketing", "市场部 2", "A市场部B", "", "市场部 Marketing 销售部"])
def test_only_two_halves_are_taken_apart(written: str) -> None:
    assert halves(written) is None


@pytest.mark.parametrize("kind", sorted(CATALOGUE.kinds))
def test_a_department_is_named_with_or_without_its_last_sign(kind: str) -> None:
    name = CATALOGUE.kinds[kind].name.zh
    if name.endswith("部") and kind not in CATALOGUE.containers and CATALOGUE.trap(name) is None:
        found = CATALOGUE.kind(f"{name}门")
        assert found is not None and found.id == kind


def test_the_head_office_is_no_department_and_a_trap_stays_one() -> None:
    assert [CATALOGUE.kind(name) for name in ("本部门", "总部门", "部门")] == [None, None, None]
    assert CATALOGUE.trap("市场营销部门") == CATALOGUE.trap("市场营销部") is not None
