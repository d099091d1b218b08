"""How far what a unit owns reaches."""

from hypothesis import given, settings

from orglint.graph.sites import Reach
from orglint.testing.sample import Sample
from tests.properties.organizations import organizations
from tests.unit.graph.build import org


@given(organizations())
@settings(max_examples=40)
def test_who_meets_a_unit_is_met_by_it(sample: Sample) -> None:
    units = org(sample.yaml).units
    for one in units:
        for other in units:
            assert (Reach([one]).met(other) is None) == (Reach([other]).met(one) is None)


def test_places_apart_do_not_meet() -> None:
    places = "units: [{id: h, kind: hq}, {id: a, kind: branch, parent: h}, {id: b, kind: branch, parent: h}, "
    graph = org(places + "{id: x, parent: a}, {id: y, parent: b}, {id: z, parent: h}]\n").by_id
    assert Reach([graph["x"]]).met(graph["y"]) is None
    assert Reach([graph["x"]]).met(graph["z"]) is graph["x"]
