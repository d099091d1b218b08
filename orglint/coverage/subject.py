"""What a statement is about in one organization, before anybody judges."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from orglint.findings.place import Place
from orglint.findings.text import Text, joined
from orglint.graph.org_graph import OrgGraph
from orglint.graph.unit import Handoff, Ownership, Participation, Unit
from orglint.model.declared import declared, declared_place


class Shown(NamedTuple):
    """A place where something is declared that a statement speaks of, its unit, and what it says."""

    at: Place
    unit: str | None
    says: Text


@dataclass(frozen=True, slots=True)
class Subject:
    """What a statement is about.

    absent: what the organization lacks for the statement to apply; None where it applies. shown: what is declared of
    it. declare: what to write where nothing is.
    """

    absent: Text | None = None
    shown: tuple[Shown, ...] = ()
    declare: Text | None = None


_OWNS = Text("{unit} owns {duty}", "{unit}负责{duty}")
_TAKES_PART = Text("{unit} takes part in {duty}", "{unit}参与{duty}")
_HANDS = Text("{unit} hands over {item}", "{unit}提供{item}")
_DECLARES = Text("{unit} declares {field}: {words}", "{unit}声明 {field}：{words}")
_COMPANY = Text("the company declares {field}: {words}", "公司声明 {field}：{words}")
_IS = Text("there is {unit}", "设有{unit}")
_NO_KIND = Text("there is no {kind}", "没有{kind}")
_LIST_FULL = Text(
    "say under `company: completeness:` that {list} are listed in full",
    "在 company: completeness: 中写明 {list} 已列全",
)


def owns(org: OrgGraph, one: Ownership) -> Shown:
    """Somebody owns a duty."""
    return Shown(
        one.place, one.unit.id, _OWNS.filled(unit=one.unit.label, duty=org.catalogue.duty_label(one.duty or ""))
    )


def takes_part(org: OrgGraph, one: Participation) -> Shown:
    """Somebody takes part in a duty."""
    duty = org.catalogue.duty_label(one.duty or "")
    return Shown(one.place, one.unit.id, _TAKES_PART.filled(unit=one.unit.label, duty=duty))


def hands(one: Handoff) -> Shown:
    """Somebody hands something over."""
    return Shown(one.place, one.unit.id, _HANDS.filled(unit=one.unit.label, item=one.text))


def is_there(units: Iterable[Unit]) -> tuple[Shown, ...]:
    """That units exist."""
    return tuple(Shown(unit.name_place, unit.id, _IS.filled(unit=unit.label)) for unit in units)


def declares(units: Iterable[Unit], field: str) -> tuple[Shown, ...]:
    """What units declare in a field of their charter; those that declare nothing are left out."""
    return tuple(
        Shown(
            declared_place(unit.definition, field),
            unit.id,
            _DECLARES.filled(unit=unit.label, field=f"charter.{field}", words=", ".join(words)),
        )
        for unit in units
        if (words := declared(unit.definition.charter, field))
    )


def company_declares(org: OrgGraph, field: str) -> tuple[Shown, ...]:
    """What the company declares in a field."""
    given = [(part, getattr(part, field)) for part in org.company.parts if getattr(part, field) not in (None, [], ())]
    return tuple(
        Shown(
            part.place(field),
            None,
            _COMPANY.filled(field=f"company.{field}", words=value if isinstance(value, str) else ", ".join(value)),
        )
        for part, value in given
    )


def without(org: OrgGraph, *kinds: str) -> Text:
    """That there is no unit of any of the kinds."""
    return _NO_KIND.filled(kind=joined([org.catalogue.kind_label(kind) for kind in kinds], " or ", "或"))


def full(*subjects: str) -> Text:
    """To say that something is listed in full."""
    return _LIST_FULL.filled(list=", ".join(f"`{one}`" for one in subjects))
