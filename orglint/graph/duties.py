"""What each unit owns, takes part in and hands over, with every word resolved through the catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from orglint.catalogue.catalogue import Duty
from orglint.catalogue.charter import Act, HandOver, Own, TakePart, understand
from orglint.graph.org_graph import OrgGraph, Reference
from orglint.graph.unit import Handoff, Meaning, Ownership, Participation, Unit, Words
from orglint.lean.values import frozen
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
    """Fill what every unit owns, takes part in and hands over, and the graph's indexes of all that."""
    linking = _Linking(org)
    for unit in org.units:
        definition = unit.definition
        if definition.owns and not linking.owns_plainly(unit):
            linking.read_closely(unit)
        elif definition.participates:
            linking.takes_part(unit)
        if definition.supplies:
            supplies = [
                one for index, supply in enumerate(definition.supplies) for one in _supply(org, unit, index, supply)
            ]
            unit.supplies = [*unit.supplies, *supplies]
        if unit.supplies:
            org.handoffs.extend(unit.supplies)
    for holders in (org.owners, org.unknown_owned, org.participants, org.unknown_shared):
        holders.close()


class _Linking:
    """Links the charter of one unit after the other; words that were seen before are not looked up again.

    owned, shared: words that say nothing but that one duty is owned, or taken part in -> where that is noted.
    """

    def __init__(self, org: OrgGraph) -> None:
        self._org = org
        self._acts: dict[str, tuple[Act, ...]] = {}
        self._owned: dict[str, _Owning] = {}
        self._shared: dict[str, _Sharing] = {}
        self._words = Words({}, {})

    def owns_plainly(self, unit: Unit) -> bool:
        """Count a unit among the owners of its duties, where every line is of words that are known to say just that."""
        written, owned = unit.definition.owns, self._owned
        try:
            owning = [owned[one if one.__class__ is str else one.duty] for one in written]  # type: ignore[union-attr]
        except KeyError:
            return False
        unit.owned_count, unit._owns, unit._words = len(owning), None, self._words
        place = unit.around[0]
        department = not unit.container and not unit.external
        for one in owning:
            units = one.units
            if units and units[-1] is unit:
                self._org.owning_twice.append(unit)
            units.append(unit)
            if department:
                one.places.append(place)
        return True

    def takes_part(self, unit: Unit) -> None:
        """Count a unit among those who take part in the duties of `participates`."""
        shared = self._shared
        for one in unit.definition.participates:
            text = one if one.__class__ is str else one.duty  # type: ignore[union-attr]
            if not text:
                continue
            sharing = shared.get(text) or self._of_part(text)
            unit.shared_count += 1
            sharing.units.append(unit)
            if sharing.owners and sharing.owners[-1] is unit:
                self._org.sharing_own.append(unit)
        unit._participates, unit._words = None, self._words

    def _of_part(self, text: str) -> _Sharing:
        known = self._org.catalogue.duty(text)
        self._words.shared[text] = Meaning(known.id if known else None, text)
        participants, owners = _participants(self._org, known, text), _owners(self._org, known, text)
        sharing = self._shared[text] = _Sharing(participants, owners)
        return sharing

    def read_closely(self, unit: Unit) -> None:
        """Link a unit with a line that is new, or that says more than that a duty is owned."""
        org, said = self._org, _Said([], [], [])
        for index, written in enumerate(unit.definition.owns):
            text, scope = (written, None) if isinstance(written, str) else (written.duty, written.scope)
            if text not in self._acts:
                self._acts[text] = understand(text, org.catalogue) if text else ()
            acts = self._acts[text]
            for act in acts:
                _add(org, unit, said, index, act, scope)
            if len(acts) == 1 and isinstance(acts[0], Own):
                duty = acts[0].duty
                self._words.owned[text] = Meaning(duty.id if duty else None, acts[0].text)
                self._owned[text] = _owning(org, duty, acts[0].text)
        self.takes_part(unit)
        unit.owned_count, unit.shared_count = len(said.owns), unit.shared_count + len(said.participates)
        unit._owns, unit._participates = tuple(said.owns), (*said.participates, *unit.participates)
        unit.supplies = said.supplies
        owned = [one.duty or one.text for one in said.owns]
        if len(set(owned)) < len(owned):
            org.owning_twice.append(unit)
        if not {one.duty or one.text for one in unit.participates}.isdisjoint(owned):
            org.sharing_own.append(unit)


@frozen
class _Owning:
    """Where it is noted that a unit owns a duty: among its owners, and among the places of departments that own it."""

    units: list[Unit]
    places: list[int | None]


@frozen
class _Sharing:
    """Where it is noted that a unit takes part in a duty, and who owns it."""

    units: list[Unit]
    owners: list[Unit]


@frozen
class _Said:
    """What the lines of one unit's `owns` say."""

    owns: list[Ownership]
    participates: list[Participation]
    supplies: list[Handoff]


def _owning(org: OrgGraph, duty: Duty | None, text: str) -> _Owning:
    places = [] if duty is None else org.owning_at.setdefault(duty.id, [])  # nobody asks for those of unknown words
    return _Owning(_owners(org, duty, text), places)


def _owners(org: OrgGraph, duty: Duty | None, text: str) -> list[Unit]:
    """Those who own a duty, or words that name none."""
    return org.unknown_owned.noted(text) if duty is None else org.owners.noted(duty.id)


def _participants(org: OrgGraph, duty: Duty | None, text: str) -> list[Unit]:
    return org.unknown_shared.noted(text) if duty is None else org.participants.noted(duty.id)


def _add(org: OrgGraph, unit: Unit, said: _Said, index: int, act: Act, scope: str | None) -> None:
    if isinstance(act, Own):
        said.owns.append(Ownership(unit, act.duty.id if act.duty else None, act.text, index, scope))
        owning = _owning(org, act.duty, act.text)
        owning.units.append(unit)
        if not unit.container and not unit.external:
            owning.places.append(unit.around[0])
    elif isinstance(act, TakePart):
        duty = act.duty.id if act.duty else None
        said.participates.append(Participation(unit, duty, act.text, index, "owns", scope))
        _participants(org, act.duty, act.text).append(unit)
    else:
        said.supplies.extend(_handed_over(org, unit, index, act))


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
