import pytest

from orglint.model.fields import format_vocabulary
from orglint.source.text import SourceText
from orglint.syntax.plain import to_plain
from orglint.syntax.traps import Vocabulary, read


def seen(text: str) -> tuple[list[tuple[str, str]], object]:
    parsed = read(SourceText("f", text), Vocabulary(*format_vocabulary()))
    root = parsed.documents[0].root
    found = sorted((one.at.start, one.rule, text[one.at.start : one.at.end]) for one in parsed.violations)
    return [(rule, words) for _, rule, words in found], to_plain(root) if root else None


@pytest.mark.parametrize(
    ("text", "found", "value"),
    [
        ("units：\n  - {id: m}\n", [("full-width-colon", "：")], {"units": [{"id": "m"}]}),
        (
            "units:\n  - id: m\n    name：市场部\n",
            [("full-width-colon", "：")],
            {"units": [{"id": "m", "name": "市场部"}]},
        ),
        ("units: [{id：m, name: x}]\n", [("full-width-colon", "：")], {"units": [{"id": "m", "name": "x"}]}),
        ("directs: [a，b]\n", [("joined-list-items", "，")], {"directs": ["a", "b"]}),
        ("directs: [a、b]\n", [("joined-list-items", "、")], {"directs": ["a", "b"]}),
        (
            "owns: [参与企业文化建设，负责向综合办提供相应资料, 售后服务]\n",
            [],
            {"owns": ["参与企业文化建设，负责向综合办提供相应资料", "售后服务"]},
        ),
        ("name: 　市场部\n", [("full-width-space", "　")], {"name": "市场部"}),
        ("name: 市场部　\n", [("full-width-space", "　")], {"name": "市场部"}),
        ("name: 市\u200b场部\n", [("invisible-character", "\u200b")], {"name": "市场部"}),
        ("name: “市场部”\n", [("curly-quotes", "“市场部”")], {"name": "市场部"}),
        ("ｎａｍｅ: 市场部\n", [("full-width-key", "ｎａｍｅ")], {"name": "市场部"}),
        ("units:\n　- id: m\n", [("full-width-indent", "　")], {"units": [{"id": "m"}]}),
        (
            "owns:\n  1、产品定价\n  2、渠道规划\n",
            [("folded-list", "1、产品定价")],
            {"owns": ["1、产品定价", "2、渠道规划"]},
        ),
    ],
)
def test_a_slip_is_found_and_mended(text: str, found: list[tuple[str, str]], value: object) -> None:
    assert seen(text) == (found, value)


@pytest.mark.parametrize(
    "text",
    [
        "name: 市场部（华东）\n",
        "name: 市场，销售\n",
        "owns:\n  - 负责市场调查、市场企划工作\n",
        "owns: [负责市场调查、市场企划和年度营销计划的编制工作]\n",
        'reason: "name：不是字段"\n',
        "reason: |\n  units：这里是说明\n",
        "# units：注释\nname: x\n",
        "reason: 见“营销部”职责第“三”条\n",
        "reason: 第一行\n  1、不是清单\n  2、只是说明\n",
    ],
)
def test_prose_is_left_alone(text: str) -> None:
    assert seen(text)[0] == []


def test_places_behind_a_mended_colon_are_those_of_the_text_as_it_is() -> None:
    text = "units:\n  - id：m\n    onws: [x]\n    id: n\n"
    parsed = read(SourceText("f", text), Vocabulary(*format_vocabulary()))
    (duplicate,) = [one for one in parsed.violations if one.rule == "duplicate-key"]
    assert (text[duplicate.at.start : duplicate.at.end], duplicate.at.start) == ("id", text.rindex("id"))
    assert text[duplicate.related[0].at.start : duplicate.related[0].at.end] == "id"
