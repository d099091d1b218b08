"""`kind: handoff`: departments of a kind hand something to a department of another kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal

from orglint.findings.text import Text
from orglint.findings.violation import Related, Violation
from orglint.graph.org_graph import OrgGraph
from orglint.graph.structure import Hierarchy
from orglint.graph.unit import Handoff as Given
from orglint.graph.unit import Participation, Unit
from orglint.lean.values import frozen
from orglint.model.definition import SupplyEntry
from orglint.rules.outcome import PARAMETERS, Outcome
from orglint.rules.writing import DutyWord, ItemWord, KindWord, StructureWords

_WORDS = {"domestic": {"domestic", "国内", "國內"}, "foreign": {"foreign", "国外", "國外", "海外", "international"}}
"""What may be written for the two halves of a market."""


@frozen
class Handoff:
    """A unit of kind `giver` that takes part in `paired` hands `item` to a unit of kind `to`.

    The text writes the participation and the hand-off as one sentence, so the first asks for the second even where
    hand-offs are listed only in part. Something unknown that is handed over for this very participation may be the
    item, so then nothing is judged. Asked too when the item goes to someone else, and always where hand-offs are
    listed in full (or the option `always` is set). Not asked where no unit of kind `to` exists. covers: what the
    declared coverage includes. Variants: missing (facts unit, item, to, duty), recipient (unit, item, to,
    receiver), coverage (unit, item, lacking).
    """

    __pydantic_config__ = PARAMETERS

    OPTIONS: ClassVar = {"always": "flag"}

    kind: Literal["handoff"]
    item: ItemWord
    giver: KindWord
    to: KindWord
    paired: DutyWord
    structures: StructureWords
    covers: tuple[Literal["domestic", "foreign"], ...] = ()

    def run(self, org: OrgGraph, options: Mapping[str, object]) -> Outcome:
        """Judge every hierarchy of the structures; at most one violation each."""
        receivers = org.of_kinds(self.to)
        judged = [
            one for one in org.hierarchies.values() if one.structure in self.structures and one.of_kind(self.giver)
        ]
        if not receivers:
            return Outcome(0, [])
        always = org.company.full("supplies") or options.get("always") is True
        found = [one for hierarchy in judged for one in self._judge(org, hierarchy, receivers[0], always)]
        return Outcome(len(judged), found)

    def _judge(self, org: OrgGraph, hierarchy: Hierarchy, receiver: Unit, always: bool) -> Iterator[Violation]:
        givers = hierarchy.of_kind(self.giver)
        supplied = [one for unit in givers for one in unit.supplies]
        given = [one for one in supplied if one.item == self.item]
        perhaps = [one for one in supplied if one.item is None and one.duty == self.paired]
        right = [one for one in given if one.receiver is not None and self.to in one.receiver.kinds]
        wrong = [one for one in given if one.receiver is not None and one.receiver.kinds and one not in right]
        paired = [one for unit in givers for one in unit.participates if one.duty == self.paired]
        if right:
            yield from self._lacking(org, right)
        elif wrong:
            yield self._misdirected(org, wrong[0], receiver)
        elif given or perhaps:
            return  # to a unit that is not there or whose kind is not known; or of a name that is not known
        elif paired:
            yield self._missing(org, paired[0].unit, receiver, paired[0])
        elif always:
            yield self._missing(org, givers[0], receiver, None)

    def _missing(self, org: OrgGraph, giver: Unit, receiver: Unit, paired: Participation | None) -> Violation:
        facts = self._facts(org, giver) | {"duty": org.catalogue.duty_label(self.paired), "receiver_id": receiver.id}
        return Violation(
            at=paired.place if paired else giver.name_place,
            variant="missing",
            facts=facts,
            related=(Related(receiver.name_place, "receiver"),),
            unit=giver.id,
            duty=self.paired,
        )

    def _misdirected(self, org: OrgGraph, given: Given, receiver: Unit) -> Violation:
        assert given.receiver is not None, "only hand-offs with a known receiver come here"
        facts = self._facts(org, given.unit) | {"receiver": given.receiver.label, "receiver_id": receiver.id}
        return Violation(
            at=given.receiver_place,
            variant="recipient",
            facts=facts,
            related=(Related(receiver.name_place, "receiver"),),
            unit=given.unit.id,
            duty=self.paired,
        )

    def _lacking(self, org: OrgGraph, right: list[Given]) -> Iterator[Violation]:
        """A coverage that is declared and leaves something out."""
        entries = [(one, one.entry) for one in right if isinstance(one.entry, SupplyEntry) and one.entry.coverage]
        covered = {word.casefold() for _, entry in entries for word in entry.coverage}
        lacking = [word for word in self.covers if covered.isdisjoint(_WORDS[word])]
        if entries and lacking and len(entries) == len(right):
            given, entry = entries[0]
            facts = self._facts(org, given.unit) | {"lacking": ", ".join(lacking)}
            at = entry.place("coverage")
            yield Violation(at=at, variant="coverage", facts=facts, unit=given.unit.id, duty=self.paired)

    def _facts(self, org: OrgGraph, giver: Unit) -> dict[str, str | int | Text]:
        item = org.catalogue.items[self.item]
        return {"unit": giver.label, "item": item.name, "item_id": item.id, "to": org.catalogue.kind_label(self.to)}
