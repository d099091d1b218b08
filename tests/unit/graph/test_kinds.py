import pytest

from tests.unit.graph.build import org

BRANCH = "units:\n  - {id: hq, kind: hq}\n  - {id: e, kind: branch, parent: hq}\n"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("units:\n  - {id: u, name: 市场部}\n", ("market",)),
        ("units:\n  - {id: u, name: 市場部}\n", ("market",)),
        ("units:\n  - {id: u, name: 华东市场部}\n", ()),
        ("units:\n  - {id: u, name: Marketing}\n  - {id: s, name: Sales}\n", ("market",)),
        (
            BRANCH + "  - {id: u, name: Marketing, parent: hq}\n  - {id: m, name: Marketing, parent: e}\n",
            ("marketing",),
        ),
        (BRANCH + "  - {id: u, name: Marketing, parent: e}\n", ("market",)),
        ("units:\n  - {id: u, name: 市场营销部}\n  - {id: s, name: 销售部}\n", ("market",)),
        ("units:\n  - {id: u, name: 市场营销部}\n", ()),
        ("units:\n  - {id: u, name: 市场拓展部}\n", ("sales",)),
        ("units:\n  - {id: u, name: 市场拓展部, owns: [pricing]}\n", ()),
        ("units:\n  - {id: u, name: 企划部}\n", ("market",)),
        ("units:\n  - {id: u, name: 企划部}\n  - {id: m, name: 市场部}\n", ()),
        ("units:\n  - {id: u, name: Sales & Marketing}\n", ("market", "sales")),
        ("units:\n  - {id: u, name: 运营部}\n", ()),
        ("units:\n  - {id: u, kind: [market, sales]}\n", ("market", "sales")),
        ("kinds: [{id: lab, parent: technology-center}]\nunits:\n  - {id: u, kind: lab}\n", ("technology-center",)),
    ],
)
def test_kinds_follow_from_words_and_surroundings(text: str, kinds: tuple[str, ...]) -> None:
    assert org(text).by_id["u"].kinds == kinds


def test_specialists_count_as_what_stands_above_them() -> None:
    graph = org("units:\n  - {id: m, kind: market}\n  - {id: b, kind: brand, parent: m}\n  - {id: c, kind: brand}\n"
                "  - {id: t, name: 定价组, parent: m}\n  - {id: f, kind: finance, parent: m}\n")  # fmt: skip
    assert {unit.id: sorted(unit.roles) for unit in graph.units} == {
        "m": ["market"],
        "b": ["market"],
        "c": ["brand"],
        "t": ["market"],
        "f": ["finance"],
    }
