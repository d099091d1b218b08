"""A waiver, wherever it is written: under `waivers:`, in a comment beside the finding, in the configuration."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from orglint.findings.finding import SuppressionKind
from orglint.findings.place import Place
from orglint.findings.violation import Violation
from orglint.lean.values import field, frozen
from orglint.model.definition import WaiverDefinition
from orglint.syntax.nodes import MapNode

UNUSED = "unused-waiver"
"""The rule that speaks of waivers of no use."""


@frozen
class Waiver:
    """What is accepted, why, until when and by whom.

    kind: where it is written. rules: words as `rules_of` reads them. unit, duty: ids, names or aliases as written; `*`
    stands for any characters of a unit's id. below: the id of a unit that stands for itself and all below it. path: a
    pattern of files below the real folder `base`, for the configuration. line: the line of the file of `at` that a
    comment speaks of. max: how many findings it may cover. at: where it is written. places: field -> where that field
    is written.
    """

    kind: SuppressionKind
    rules: tuple[str, ...]
    at: Place
    reason: str = ""
    unit: str | None = None
    below: str | None = None
    duty: str | None = None
    path: str | None = None
    base: str = ""
    line: int | None = None
    until: date | None = None
    approved_by: str | None = None
    max: int | None = None
    places: Mapping[str, Place] = field(default_factory=dict)

    def place(self, name: str) -> Place:
        """Where a field of it is written; of the whole where the field is not."""
        return self.places.get(name, self.at)

    @property
    def words(self) -> str:
        """Its rules as one text."""
        return ", ".join(self.rules)

    @property
    def open_ended(self) -> bool:
        """It does not say for which one unit, or for which rules one by one: what it covers can grow unseen."""
        if self.kind == "comment":
            return False
        wild = any("*" in word for word in (*self.rules, self.unit or ""))
        return wild or self.below is not None or self.unit is None


def about(waiver: Waiver, rule: str, at: str = "rule", variant: str = "", **facts: str | int) -> Violation:
    """A violation that speaks of a waiver, at one of its fields."""
    unit = None if "*" in (waiver.unit or "") else waiver.unit
    return Violation(
        rule=rule, at=waiver.place(at), facts={"waived": waiver.words, **facts}, variant=variant, unit=unit
    )


_FIELDS = ("rule", "unit", "below", "duty", "reason", "until", "approved_by", "max")


def waiver_of(definition: WaiverDefinition) -> Waiver | None:
    """The waiver that a definition holds; None where a fault in it has its own finding already.

    A day or a number that cannot be read must not make a waiver that holds for ever, so it covers nothing.
    """
    node = definition.node
    written = node.entries if isinstance(node, MapNode) else {}
    unread = [name for name in ("until", "max") if name in written and getattr(definition, name) is None]
    rules = tuple(word for word in definition.rule if word)
    if not rules or any(not _is_empty(written[name]) for name in unread):
        return None
    return Waiver(
        kind="waiver",
        rules=rules,
        at=definition.place("rule"),
        reason=(definition.reason or "").strip(),
        unit=definition.unit,
        below=definition.below,
        duty=definition.duty,
        until=definition.until,
        approved_by=definition.approved_by,
        max=definition.max,
        places={name: definition.place(name) for name in _FIELDS if name in written},
    )


def _is_empty(entry: object) -> bool:
    value = entry[1] if isinstance(entry, tuple) else entry
    return bool(getattr(value, "is_null", False))
