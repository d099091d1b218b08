"""Corners that the examples of the rules leave out."""

from orglint.pipeline import check_text
from orglint.rules.kinds.separation import Separation
from tests.unit.graph.build import org


def told(text: str, rule: str) -> list[int]:
    """The lines at which a rule is violated."""
    return [one.location.start.line for one in check_text(text).findings if one.rule == rule]


def test_words_that_name_two_items_make_one_handoff_to_oneself() -> None:
    supplies = "      - {item: 产品的市场需求意向及价格定位报告, to: s}\n      - {item: plan, to: s}\n"
    text = f"units:\n  - id: s\n    supplies:\n{supplies}"
    assert told(text, "self-reference") == [4, 5]


def test_a_handoff_of_nothing_to_oneself_is_told_too() -> None:
    assert told("units:\n  - id: s\n    supplies: [{item: [], to: s}]\n", "self-reference") == [3]


def test_of_duties_on_one_line_the_first_of_the_later_group_is_told() -> None:
    check = Separation(kind="separation", duties=(("channel-planning", "pricing"), ("brand-planning",)))
    for line, later in (
        ("品牌规划、产品定价、渠道规划", "pricing"),
        ("产品定价、渠道规划、品牌规划", "brand-planning"),
    ):
        outcome = check.run(org(f"units:\n  - {{id: s, owns: [{line}]}}\n"), {})
        assert [one.duty for one in outcome.violations] == [later], line
        assert outcome.examined == 1
