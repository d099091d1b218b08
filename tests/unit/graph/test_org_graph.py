"""What the graph answers about the organization as a whole and about one unit's place in it."""

from orglint.findings.place import Place
from tests.unit.graph.build import org


def at(place: Place, text: str) -> str:
    """What stands at a place."""
    return text[place.start : place.end]


def test_the_company_is_pointed_at_by_its_name_wherever_that_is_written() -> None:
    parts = "company: {market_stage: growth}\nunits: [{id: a}]\n---\ncompany: {name: Acme}\nunits: [{id: b}]\n"
    assert at(org(parts).place, parts) == "Acme"
    unnamed = "company: {market_stage: growth}\nunits: [{id: a}]\n"
    assert at(org(unnamed).place, unnamed) == "a"


def test_a_duty_is_pointed_at_by_its_words() -> None:
    text = "units: [{id: a, owns: [pricing, {duty: market-research, lead: true}]}]\n"
    assert [at(one.place, text) for one in org(text).ownerships] == ["pricing", "market-research"]


def test_the_only_head_office_is_where_everybody_sits() -> None:
    one = org("units: [{id: h, kind: hq}, {id: m, kind: market}, {id: b, kind: branch, units: [{id: s}]}]\n").by_id
    assert {id: unit.site and unit.site.id for id, unit in one.items()} == {"h": None, "m": "h", "b": "h", "s": "b"}
    two = org("units: [{id: h, kind: hq}, {id: i, kind: hq}, {id: m, kind: market}, {id: n, parent: i}]\n").by_id
    assert two["m"].site is None and two["n"].site is two["i"]


def test_the_nearest_of_a_kind_sits_at_the_unit_or_around_it() -> None:
    places = "units: [{id: h, kind: hq}, {id: e, kind: branch, parent: h}, {id: w, kind: branch, parent: h}, "
    graph = org(places + "{id: hm, kind: market, parent: h}, {id: em, kind: market, parent: e}, "
                "{id: es, kind: sales, parent: e}, {id: ws, kind: sales, parent: w}]\n")  # fmt: skip
    nearest = {id: [one.id for one in graph.nearest_of(graph.by_id[id], "market")] for id in ("es", "ws")}
    assert nearest == {"es": ["em"], "ws": ["hm"]}
    assert graph.nearest_of(graph.by_id["es"], "finance") == []


def test_how_many_units_name_a_kind_or_only_themselves() -> None:
    graph = org("units: [{id: a, kind: market}, {id: b, kind: [sales, x]}, {id: c, name: 财务部}, {id: d}]\n")
    assert (graph.naming_kind, graph.named_only) == (2, 1)


def test_a_head_office_within_a_branch_is_that_branch() -> None:
    graph = org("units: [{id: b, kind: branch, units: [{id: q, kind: hq, units: [{id: m}]}]}]\n").by_id
    assert {id: unit.site and unit.site.id for id, unit in graph.items()} == {"b": None, "q": "b", "m": "b"}


def test_a_part_that_is_taken_is_pointed_at_where_it_is_written() -> None:
    text = "units: [{id: m, owns: [参与企业年度工作报告的编制], participates: [pricing, {duty: market-research}]}]\n"
    parts = list(org(text).participations)
    assert [one.entry.duty for one in parts] == ["参与企业年度工作报告的编制", "pricing", "market-research"]
    assert [at(one.place, text) for one in parts] == ["参与企业年度工作报告的编制", "pricing", "market-research"]
