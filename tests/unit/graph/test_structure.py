import pytest

from tests.unit.graph.build import org


@pytest.mark.parametrize(
    ("kinds", "structure"),
    [
        (["market", "sales"], "T-MS"),
        (["market"], "T-MS"),
        (["marketing"], "T-G"),
        (["marketing", "sales"], "T-G"),
        (["market", "marketing", "sales"], "T-GM"),
        (["sales"], "T-S"),
        (["finance"], "T-0"),
        (["[market, sales]"], "T-MS"),
    ],
)
def test_the_class_follows_from_the_departments(kinds: list[str], structure: str) -> None:
    units = "".join(f"  - {{id: u{number}, kind: {kind}}}\n" for number, kind in enumerate(kinds))
    (hierarchy,) = org("units:\n" + units).hierarchies.values()
    assert hierarchy.structure == structure


def test_an_outside_party_does_not_count() -> None:
    graph = org("units:\n  - {id: d, kind: sales, external: true}\n  - {id: f, kind: finance}\n")
    assert [hierarchy.structure for hierarchy in graph.hierarchies.values()] == ["T-0"]


GROUP = """
units:
  - {id: hq, kind: hq}
  - {id: g, kind: marketing, parent: hq}
  - {id: east, kind: branch, parent: hq}
  - {id: em, kind: market, parent: east}
  - {id: sub, name: 海音音响子公司, kind: 子公司, parent: hq}
  - {id: sm, kind: market, parent: sub}
  - {id: ss, kind: sales, parent: sub}
  - {id: sub-south, kind: branch, parent: sub}
  - {id: sub-south-sales, kind: sales, parent: sub-south}
"""


def test_a_subsidiary_with_branches_is_its_own_headquarters() -> None:
    graph = org(GROUP)
    classes = {one.headquarters.id if one.headquarters else None: one.structure for one in graph.hierarchies.values()}
    assert classes == {"hq": "T-GM", "sub": "T-MS"}
    assert graph.hierarchy(graph.by_id["sub-south-sales"]).headquarters is graph.by_id["sub"]


def test_a_representative_office_makes_no_headquarters_of_its_branch() -> None:
    graph = org(GROUP.replace("sub-south, kind: branch", "sub-south, name: 苏州办事处, kind: branch"))
    assert [one.headquarters and one.headquarters.id for one in graph.hierarchies.values()] == ["hq"]


PLACED = """
units:
  - {id: hq, kind: hq}
  - {id: g, kind: marketing, parent: hq}
  - {id: e, kind: branch}
  - {id: m, kind: market, parent: g, at: e}
  - {id: x}
"""


def test_a_place_is_named_by_at_before_the_parent() -> None:
    sites = {unit.id: unit.site and unit.site.id for unit in org(PLACED).units}
    assert sites == {"hq": None, "g": "hq", "e": "hq", "m": "e", "x": "hq"}


CIRCLES = """
units:
  - {id: a, kind: branch, parent: b}
  - {id: b, kind: branch, parent: a}
  - {id: c, kind: branch, at: d}
  - {id: d, kind: branch, at: c}
  - {id: e, kind: sales, parent: a}
"""


def test_circles_of_parents_and_places_end() -> None:
    assert len(org(CIRCLES).units) == 5
