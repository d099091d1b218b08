"""To whom a charter hands something over: it names the receiver as people call it."""

import pytest

from tests.unit.graph.build import org

GIVER = "units:\n- {id: e, kind: branch}\n- {id: m, kind: market, at: e, owns: [负责向财务部提供相应资料]}\n"


@pytest.mark.parametrize(
    ("others", "receiver"),
    [
        (["id: f, name: 财务部"], "f"),
        (["id: f, kind: finance"], "f"),
        (["id: f, name: 财务部", "id: g, kind: finance"], "f"),
        (["id: f, name: 财务部", "id: g, name: 财务部, at: e"], "g"),
        (["id: f, name: 财务部, at: e", "id: g, name: 财务部, at: e"], "f"),
        (["id: f, name: 财务部", "id: g, name: 财务部"], None),
        (["id: f, kind: finance", "id: g, kind: finance"], None),
        ([], None),
    ],
)
def test_it_is_the_one_of_that_name_or_kind_and_the_near_one_of_several(
    others: list[str], receiver: str | None
) -> None:
    (handoff,) = org(GIVER + "".join(f"- {{{one}}}\n" for one in others)).handoffs
    assert (handoff.receiver and handoff.receiver.id, handoff.receiver_text) == (receiver, "财务部")
    assert (handoff.unit.id, handoff.text) == ("m", "相应资料")
