"""The settings of a run as they hold, each with where it comes from."""

from __future__ import annotations

from typing import Any, Literal

from orglint.findings.place import Location
from orglint.lean.values import frozen

OriginKind = Literal["default", "profile", "configuration", "override", "command-line", "environment", "package"]


@frozen
class Origin:
    """Where a value comes from.

    name: the profile, the option of the command line, the variable or the package. location: where a configuration
    says it. via: the words of `extends` that led to that configuration, the first one first.
    """

    kind: OriginKind = "default"
    name: str = ""
    location: Location | None = None
    via: tuple[Location, ...] = ()


DEFAULT = Origin()


@frozen
class Effective:
    """A value, as plain data, and where it comes from."""

    name: str
    value: Any
    origin: Origin


@frozen
class EffectiveRule:
    """How a rule runs. severity: `off` where it does not. values: its options, and texts that replace its own."""

    code: str
    rule: str
    severity: Effective
    values: tuple[Effective, ...]

    @property
    def is_changed(self) -> bool:
        """Whether anything but the rule's own file and the profile decides something in it."""
        return any(one.origin.kind not in ("default", "profile") for one in (self.severity, *self.values))


@frozen
class EffectiveSettings:
    """All settings of a run.

    file: the configuration; None when there is none. found: how it came in. unit, place: the id of the unit and the
    file for which the rules are told; None for what holds everywhere. settings: a value of a list each by itself.
    """

    file: str | None
    found: Literal["nearest", "given", "isolated", "none"]
    unit: str | None
    place: str | None
    extends: tuple[Effective, ...]
    settings: tuple[Effective, ...]
    rules: tuple[EffectiveRule, ...]
