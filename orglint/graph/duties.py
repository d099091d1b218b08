"""What each unit owns, takes part in and hands over, with every word resolved through the catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

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
    linking = _Linking(org)
    for unit in org.units:
        said = _Said([], [], [])
        linking.owned(unit, said)
        linking.shared(unit, said)
        for index, supply in enumerate(unit.definition.supplies):
            said.supplies.extend(_supply(org, unit, index, supply))
        if said.owns:
            unit.owns = said.owns
        if said.participates:
            unit.participates = said.participates
        if said.supplies:
            unit.supplies = said.supplies
            org.handoffs.extend(said.supplies)


class _Said(NamedTuple):
    """What the charter of one unit says."""

    owns: list[Ownership]
    participates: list[Participation]
    supplies: list[Handoff]


class _Linking:
    """Links the duties of one unit after the other; words that were seen before are not looked up again.

    alone: words that say nothing but that one duty is owned -> the duty, its words, and where the graph counts those
    who own it and the places of departments that do.
    """

    def __init__(self, org: OrgGraph) -> None:
        self._org = org
        self._acts: dict[str, tuple[Act, ...]] = {}
        self._alone: dict[str, tuple[str | None, str, list[Ownership], list[int | None]]] = {}
        self._shared: dict[str, tuple[str | None, list[Participation]]] = {}

    def owned(self, unit: Unit, said: _Said) -> None:
        """Link what stands in `owns`."""
        department = not unit.container and not unit.external
        alone, owns = self._alone, said.owns
        for index, written in enumerate(unit.definition.owns):
            text, scope = (written, None) if isinstance(written, str) else (written.duty, written.scope)
            if text not in alone:
                self._act(unit, said, index, text, scope)
                continue
            duty, words, owners, places = alone[text]
            ownership = Ownership(unit, duty, words, index, scope)
            owns.append(ownership)
            owners.append(ownership)
            if department:
                places.append(unit.around[0])

    def _act(self, unit: Unit, said: _Said, index: int, text: str, scope: str | None) -> None:
        """Link a line that is new, or that says more than that a duty is owned."""
        if text not in self._acts:
            self._acts[text] = understand(text, self._org.catalogue) if text else ()
        acts = self._acts[text]
        for act in acts:
            _add(self._org, unit, said, index, act, scope)
        if len(acts) == 1 and isinstance(acts[0], Own):
            first = said.owns[-1]
            owners, places = _owners(self._org, first.duty, first.text)
            self._alone[text] = (first.duty, acts[0].text, owners, places)

    def shared(self, unit: Unit, said: _Said) -> None:
        """Link what stands in `participates`."""
        for index, part in enumerate(unit.definition.participates):
            text, scope = (part, None) if isinstance(part, str) else (part.duty, part.scope)
            if not text:
                continue
            if text not in self._shared:
                known = self._org.catalogue.duty(text)
                self._shared[text] = (known.id if known else None, _participants(self._org, known, text))
            duty, participants = self._shared[text]
            participation = Participation(unit, duty, text, index, scope=scope)
            said.participates.append(participation)
            participants.append(participation)


def _add(org: OrgGraph, unit: Unit, said: _Said, index: int, act: Act, scope: str | None) -> None:
    if isinstance(act, Own):
        ownership = Ownership(unit, act.duty.id if act.duty else None, act.text, index, scope)
        said.owns.append(ownership)
        owners, places = _owners(org, ownership.duty, ownership.text)
        owners.append(ownership)
        if not unit.container and not unit.external:
            places.append(unit.around[0])
    elif isinstance(act, TakePart):
        participation = Participation(unit, act.duty.id if act.duty else None, act.text, index, "owns", scope)
        said.participates.append(participation)
        _participants(org, act.duty, act.text).append(participation)
    else:
        said.supplies.extend(_handed_over(org, unit, index, act))


def _owners(org: OrgGraph, duty: str | None, text: str) -> tuple[list[Ownership], list[int | None]]:
    """Where the graph counts those who own a duty, or own it by the same unknown words, and the places of departments
    that own it: nobody asks for those of unknown words."""
    if duty is None:
        return org.unknown_owned.setdefault(text, []), []
    return org.owners.setdefault(duty, []), org.owning_at.setdefault(duty, [])


def _participants(org: OrgGraph, duty: Duty | None, text: str) -> list[Participation]:
    return org.unknown_shared.setdefault(text, []) if duty is None else org.participants.setdefault(duty.id, [])


def _handed_over(org: OrgGraph, unit: Unit, index: int, act: HandOver) -> list[Handoff]:
    """A hand-off in a charter names its receiver as people call it, not by its id."""
    receiver = org.by_id.get(act.receiver) or _called(org, unit, act.receiver)
    make = partial(Handoff, unit, receiver=receiver, receiver_text=act.receiver, index=index, field="owns")
    if not act.items:
        return [make(None, act.text, duty=act.goes_with.id if act.goes_with else None)]
    return [make(item.id, act.text, duty=item.with_duty) for item in act.items]


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


def _supply(org: OrgGraph, unit: Unit, index: int, entry: SupplyEntry) -> Iterator[Handoff]:
    receiver = org.by_id.get(entry.to)
    if entry.to == unit.id:
        org.naming_itself.append(Reference(unit, "supplies", unit.id, entry.place("to")))
    if receiver is None and entry.to:
        org.dangling.append(Reference(unit, "supplies.to", entry.to, entry.place("to")))
    duty = org.catalogue.duty(entry.for_) if entry.for_ else None
    make = partial(
        Handoff, unit, receiver=receiver, receiver_text=entry.to, duty=duty.id if duty else None, index=index
    )
    for which, text in enumerate(entry.item):
        known: list[str | None] = [item.id for item in org.catalogue.item(text)]
        yield from (make(item, text, which=which) for item in known or [None])
