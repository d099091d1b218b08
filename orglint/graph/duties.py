"""What each unit owns, takes part in and hands over, with every word resolved through the catalogue."""

from __future__ import annotations

from functools import partial

from orglint.catalogue.catalogue import Duty
from orglint.catalogue.charter import Act, HandOver, Own, TakePart, understand
from orglint.graph.org_graph import OrgGraph, Reference
from orglint.graph.unit import Handoff, Ownership, Participation, Unit
from orglint.model.definition import SupplyEntry

MARKETING_DUTIES = frozenset({
    "annual-marketing-plan", "annual-marketing-plan-execution", "marketing-information-system",
    "marketing-information-confidentiality", "market-research", "consumer-research", "competitor-product-intelligence",
    "competitor-advertising-analysis", "sales-forecasting", "market-outlook", "product-planning", "product-analysis",
    "pricing", "new-product-launch", "channel-planning", "channel-stage-objectives", "promotion-planning",
    "promotion-organizing", "media-management", "agency-management", "advertising-campaigns", "public-relations",
    "brand-planning", "brand-building", "production-sales-coordination", "market-planning", "marketing-strategy",
    "promotion", "brand-management", "channel",
})  # fmt: skip
"""The duties that are marketing work wherever they are done, and the umbrella names of such work."""


def link_duties(org: OrgGraph) -> None:
    """Fill `owns`, `participates` and `supplies` of every unit, and the graph's indexes of owners and participants."""
    lines: dict[str, tuple[Act, ...]] = {}
    alone: dict[str, tuple[str | None, str, list[Ownership]]] = {}
    shared: dict[str, tuple[str | None, list[Participation]]] = {}
    for unit in org.units:
        definition = unit.definition
        for index, written in enumerate(definition.owns):
            text, scope = (written, None) if isinstance(written, str) else (written.duty, written.scope)
            if text in alone:  # as nearly always: one duty, written like this before
                duty, words, owners = alone[text]
                ownership = Ownership(unit, duty, words, index, scope)
                unit.owns.append(ownership)
                owners.append(ownership)
                continue
            if text not in lines:
                lines[text] = understand(text, org.catalogue) if text else ()
            for act in lines[text]:
                _add(org, unit, index, act, scope)
            if len(lines[text]) == 1 and isinstance(act, Own):
                alone[text] = (unit.owns[-1].duty, act.text, _owners(org, unit.owns[-1]))
        for index, part in enumerate(definition.participates):
            text, scope = (part, None) if isinstance(part, str) else (part.duty, part.scope)
            if text:
                if text not in shared:
                    known = org.catalogue.duty(text)
                    shared[text] = (known.id if known else None, _participants(org, known, text))
                duty, participants = shared[text]
                participation = Participation(unit, duty, text, index, scope=scope)
                unit.participates.append(participation)
                participants.append(participation)
        for index, supply in enumerate(definition.supplies):
            _supply(org, unit, index, supply)
        org.handoffs.extend(unit.supplies)


def _add(org: OrgGraph, unit: Unit, index: int, act: Act, scope: str | None) -> None:
    if isinstance(act, Own):
        ownership = Ownership(unit, act.duty.id if act.duty else None, act.text, index, scope)
        unit.owns.append(ownership)
        _owners(org, ownership).append(ownership)
    elif isinstance(act, TakePart):
        participation = Participation(unit, act.duty.id if act.duty else None, act.text, index, "owns", scope)
        unit.participates.append(participation)
        _participants(org, act.duty, act.text).append(participation)
    else:
        _hand_over(org, unit, index, act)


def _owners(org: OrgGraph, ownership: Ownership) -> list[Ownership]:
    """Where the graph counts those who own a duty, or own it by the same unknown words."""
    if ownership.duty is None:
        return org.unknown_owned.setdefault(ownership.text, [])
    return org.owners.setdefault(ownership.duty, [])


def _participants(org: OrgGraph, duty: Duty | None, text: str) -> list[Participation]:
    return org.unknown_shared.setdefault(text, []) if duty is None else org.participants.setdefault(duty.id, [])


def _hand_over(org: OrgGraph, unit: Unit, index: int, act: HandOver) -> None:
    """A hand-off in a charter names its receiver as people call it, not by its id."""
    receiver = org.by_id.get(act.receiver) or _called(org, unit, act.receiver)
    make = partial(Handoff, unit, receiver=receiver, receiver_text=act.receiver, index=index, field="owns")
    for item in act.items:
        unit.supplies.append(make(item.id, act.text, duty=item.with_duty))
    if not act.items:
        unit.supplies.append(make(None, act.text, duty=act.goes_with.id if act.goes_with else None))


def _called(org: OrgGraph, unit: Unit, name: str) -> Unit | None:
    """The unit of this name, or else the only one of the kind that the name means; one in the same hierarchy first."""
    kind = org.catalogue.kind(name)
    named = [one for one in org.units_called(name) if one is not unit]
    if not named and kind is not None:
        named = org.hierarchy(unit).of_kind(kind.id)
    near = [one for one in named if one.site is unit.site]
    for choice in (near, named):
        if len(choice) == 1:
            return choice[0]
    return near[0] if near else None


def _supply(org: OrgGraph, unit: Unit, index: int, entry: SupplyEntry) -> None:
    receiver = org.by_id.get(entry.to)
    if receiver is None and entry.to:
        org.dangling.append(Reference(unit, "supplies.to", entry.to, entry.place("to")))
    duty = org.catalogue.duty(entry.for_) if entry.for_ else None
    make = partial(
        Handoff, unit, receiver=receiver, receiver_text=entry.to, duty=duty.id if duty else None, index=index
    )
    for which, text in enumerate(entry.item):
        known: list[str | None] = [item.id for item in org.catalogue.item(text)]
        unit.supplies.extend(make(item, text, which=which) for item in known or [None])
