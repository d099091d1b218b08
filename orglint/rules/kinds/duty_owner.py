"""`kind: duty-owner`: a duty belongs to certain departments, by structure class."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal

from orglint.findings.severity import Severity
from orglint.findings.text import joined
from orglint.findings.violation import Fact, Related, Violation
from orglint.graph.org_graph import OrgGraph
from orglint.graph.sites import Reach
from orglint.graph.structure import Hierarchy
from orglint.graph.unit import Ownership, Unit
from orglint.lean.values import field, frozen, replace
from orglint.rules.outcome import PARAMETERS, Outcome
from orglint.rules.writing import DutyWord, KindWord, KindWords, Statement, Structure


@frozen
class WrongOwner:
    """What it is when a unit of one certain kind owns the duty: how bad, and what it contradicts."""

    __pydantic_config__ = PARAMETERS

    severity: Literal["error", "warning", "info"]
    statements: tuple[Statement, ...] = ()


@frozen
class Owners:
    """Who may own the duty in one structure class.

    accept: unit kinds. severity: when someone else owns it. statements: what a wrong owner contradicts. required:
    somebody must own it where all duties are listed. wrong: unit kind -> what differs when it is the wrong owner.
    local: unit kinds that may own a part of the duty, an entry with a scope that is not the whole company.
    """

    __pydantic_config__ = PARAMETERS

    accept: KindWords
    severity: Literal["error", "warning", "info"]
    statements: tuple[Statement, ...] = ()
    required: bool = False
    wrong: Mapping[KindWord, WrongOwner] = field(default_factory=dict)
    local: KindWords = ()


@frozen
class DutyOwner:
    """A duty has its owner among the accepted departments.

    duty: a duty of the catalogue. owners: structure class (T-MS, T-G, T-GM, T-S, T-0) -> who may own it there; a class
    that is not listed is not judged. shared: what a further owner is that meets an accepted one: `lowered` reports it
    one severity lower, `accepted` leaves it to the general rule of the single owner.

    where_exists: judged only in hierarchies that have a unit of this kind. Two owners of which one is a marketing
    and the other a market department are left to the rule of disjoint items.

    Variants of its violations: misplaced (facts unit, duty, expected), extra (unit, duty, owner), missing (duty,
    expected).
    """

    __pydantic_config__ = PARAMETERS

    OPTIONS: ClassVar = {"strict": "text"}

    kind: Literal["duty-owner"]
    duty: DutyWord
    owners: Mapping[Structure, Owners] = field(default_factory=dict)
    shared: Literal["lowered", "accepted"] = "accepted"
    where_exists: KindWord | None = None

    def run(self, org: OrgGraph, options: Mapping[str, object]) -> Outcome:
        """Judge every owner of the duty, and in a closed world every hierarchy that has none."""
        return self.under(options)._run(org)

    def under(self, options: Mapping[str, object]) -> DutyOwner:
        """As the options want it: with `strict`, the owner of one structure class alone is accepted in all of them."""
        strict = str(options.get("strict"))
        row = self.owners.get(strict)  # type: ignore[call-overload]
        if row is None or strict not in _STRICT:
            return self
        alone = replace(row, accept=(_STRICT[strict],), wrong={})
        return replace(self, owners=dict.fromkeys(("T-MS", "T-G", "T-GM", "T-S", "T-0"), alone))

    def _run(self, org: OrgGraph) -> Outcome:
        rows: dict[int | None, Owners | None] = {key: self.owners_in(one) for key, one in org.hierarchies.items()}
        fitting: dict[tuple[int | None, frozenset[str], tuple[str, ...]], bool] = {}
        accepted: list[int] = []
        others: list[int] = []
        for number, unit in enumerate(org.owners.units(self.duty)):
            key = None if unit.headquarters is None else unit.headquarters.order
            if rows[key] is None or not _can_own(unit):
                continue
            alike = (key, unit.roles, unit.kinds)
            if alike not in fitting:
                fitting[alike] = self.accepts(org, unit)
            (accepted if fitting[alike] else others).append(number)
        missing, hierarchies = self._missing(org)
        examined = len(accepted) + len(others) + hierarchies
        if not others:
            return Outcome(examined, missing)
        entries = org.owners[self.duty]
        rivals = _Rivals([entries[number] for number in accepted])
        strangers = [entries[number] for number in others if not self._is_local_part(org, entries[number])]
        # a unit whose kind is not known never misplaces a duty
        violations = [found for one in strangers if one.unit.kinds for found in self._judge(org, one, rivals)]
        return Outcome(examined, violations + missing)

    def _owners(self, org: OrgGraph, unit: Unit) -> Owners | None:
        return self.owners_in(org.hierarchy(unit))

    def owners_in(self, hierarchy: Hierarchy) -> Owners | None:
        """Who may own the duty in a hierarchy; None where it is not judged."""
        if self.where_exists is not None and not hierarchy.of_kind(self.where_exists):
            return None
        return self.owners.get(hierarchy.structure)

    def accepts(self, org: OrgGraph, unit: Unit) -> bool:
        """Whether a unit may own the duty."""
        owners = self._owners(org, unit)
        if owners is None:
            return False
        roles = unit.roles
        if roles.intersection(owners.accept):
            return True
        if org.catalogue.is_speciality(self.duty, roles):
            return True
        return org.catalogue.is_speciality(self.duty, unit.kinds, anywhere=True)

    def _is_local_part(self, org: OrgGraph, one: Ownership) -> bool:
        owners = self._owners(org, one.unit)
        wide = one.scope is None or one.scope.strip().casefold() in _WIDE
        return owners is not None and not wide and bool(one.unit.roles.intersection(owners.local))

    def _judge(self, org: OrgGraph, ownership: Ownership, rivals: _Rivals) -> Iterator[Violation]:
        owners = self._owners(org, ownership.unit)
        assert owners is not None, "only owners in a judged structure class come here"
        if rivals.any.met(ownership.unit) is None:
            yield self._misplaced(org, ownership, owners)
        elif self.shared == "lowered":
            rival = rivals.overlapping(ownership)
            if rival is not None and not _is_pair(ownership.unit, rival.unit):
                yield self._extra(org, ownership, owners, rival)

    def _misplaced(self, org: OrgGraph, ownership: Ownership, owners: Owners) -> Violation:
        unit = ownership.unit
        homes = org.nearest_of(unit, *owners.accept)
        told = next((owners.wrong[kind] for kind in sorted(unit.roles) if kind in owners.wrong), owners)
        return Violation(
            at=ownership.place,
            variant="misplaced",
            facts=self._facts(org, owners) | {"unit": unit.label},
            related=tuple(Related(one.name_place, "accepted") for one in homes[:1]),
            unit=unit.id,
            duty=self.duty,
            severity=Severity(told.severity),
            statements=told.statements,
        )

    def _extra(self, org: OrgGraph, ownership: Ownership, owners: Owners, rival: Ownership) -> Violation:
        unit = ownership.unit
        return Violation(
            at=ownership.place,
            variant="extra",
            facts=self._facts(org, owners) | {"unit": unit.label, "owner": rival.unit.label},
            related=(Related(rival.place, "owner"),),
            unit=unit.id,
            duty=self.duty,
            severity=Severity(owners.severity).lowered(),
            statements=owners.statements,
        )

    def _missing(self, org: OrgGraph) -> tuple[list[Violation], int]:
        """In a closed world, one violation for each hierarchy in which nobody owns the duty."""
        if not org.company.full("duties"):
            return [], 0
        examined, violations = 0, []
        for hierarchy in org.hierarchies.values():
            owners = self.owners_in(hierarchy)
            homes = [unit for kind in owners.accept for unit in hierarchy.of_kind(kind)] if owners else []
            if owners is None or not owners.required or not homes:
                continue
            examined += 1
            if not self._owned_within(org, hierarchy):
                violations.append(self._nobody(org, homes[0], owners))
        return violations, examined

    def _owned_within(self, org: OrgGraph, hierarchy: Hierarchy) -> bool:
        """Whether anyone who meets the hierarchy owns the duty or the duty that it is part of."""
        duties = (self.duty, *org.catalogue.duty_ancestors(self.duty))
        reach = Reach(unit for duty in duties for unit in org.owners.units(duty) if not unit.external)
        return any(reach.met(unit) for unit in hierarchy.units)

    def _nobody(self, org: OrgGraph, home: Unit, owners: Owners) -> Violation:
        return Violation(
            at=home.name_place,
            variant="missing",
            facts=self._facts(org, owners) | {"unit": home.label},
            unit=home.id,
            duty=self.duty,
            severity=Severity(owners.severity),
            statements=owners.statements,
        )

    def _facts(self, org: OrgGraph, owners: Owners) -> dict[str, Fact]:
        key = f"one of {', '.join(owners.accept)}"
        if key not in org.memo:
            labels = [org.catalogue.kind_label(kind) for kind in owners.accept]
            org.memo[key] = joined(labels, " or ", "或")
        return {"duty": org.catalogue.duty_label(self.duty), "expected": org.memo[key]}


_STRICT = {"T-MS": "market", "T-G": "marketing"}
"""Structure class -> the department that a profile of one answer accepts alone."""

_WIDE = frozenset({
    "national", "nationwide", "company", "company-wide", "group", "group-wide", "global", "hq",
    "全国", "全公司", "公司", "集团", "全集团", "总部", "总公司",
})  # fmt: skip
"""Scopes that leave nothing out."""

_ANY = "*"
"""Stands for whichever scope comes first; no scope of a definition can be mistaken for it where it is used."""


class _Rivals:
    """The accepted owners of a duty, to be asked which of them owns what another unit claims too."""

    def __init__(self, accepted: list[Ownership]) -> None:
        self.any = Reach(one.unit for one in accepted)
        self._owned: dict[tuple[int, str | None], Ownership] = {}
        by_scope: dict[str | None, list[Unit]] = {}
        for one in accepted:
            self._owned.setdefault((one.unit.order, one.scope), one)
            self._owned.setdefault((one.unit.order, _ANY), one)
            by_scope.setdefault(one.scope, []).append(one.unit)
        self._by_scope = {scope: Reach(units) for scope, units in by_scope.items()}

    def overlapping(self, ownership: Ownership) -> Ownership | None:
        """An accepted owner that meets this one and owns the same part of the duty, or the whole of it."""
        asked = (
            [(_ANY, self.any)]
            if ownership.scope is None
            else [(scope, self._by_scope[scope]) for scope in (ownership.scope, None) if scope in self._by_scope]
        )
        for scope, reach in asked:
            unit = reach.met(ownership.unit)
            if unit is not None:
                return self._owned[unit.order, scope]
        return None


def _is_pair(one: Unit, other: Unit) -> bool:
    """Whether one is a marketing and the other a market department."""
    return {"market", "marketing"} <= {*one.kinds, *other.kinds} and set(one.kinds) != set(other.kinds)


def _can_own(unit: Unit) -> bool:
    """A container's duty is undetermined (note 5 to the table of owners); an external party is not the company's."""
    return not unit.container and not unit.external
