"""One configuration out of a file and all that it extends; every value remembers where it was said.

The rules of merging: of single values and of each limit the last one said wins; `select` replaces what was selected
before; `ignore`, `packs`, `overrides`, `waivers` and `protected` are added up; in `rules` each severity, option,
message and help is replaced by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from orglint.config.extending import Chain, ProfileBase
from orglint.config.model import OverrideSettings, RuleSettings
from orglint.config.reading import Layer
from orglint.findings.place import Location
from orglint.findings.problem import Problem
from orglint.lean.values import field, frozen, mutable
from orglint.syntax.limits import LIMIT_NAMES

SINGLE = ("edition", "profile", "baseline", "fail_on", "lang", "complete")
ADDED = ("ignore", "packs", "protected")
CHANGES = ("severity", "message", "help")


@frozen
class Said:
    """A value of a configuration and where it stands. layer: the file that says it; None for an extended profile.

    way: the words of `extends` that led to the profile.
    """

    value: Any
    location: Location
    layer: Layer | None = None
    way: tuple[Location, ...] = ()

    @property
    def via(self) -> tuple[Location, ...]:
        """The words of `extends` that led there."""
        return self.way if self.layer is None else self.layer.via


@mutable
class RuleChange:
    """What is said about one rule. word: how the rule was called, and where."""

    word: Said
    values: dict[str, Said] = field(default_factory=dict)
    options: dict[str, Said] = field(default_factory=dict)

    def update(self, other: RuleChange) -> None:
        """Take over what `other`, which is said later, says."""
        self.word = other.word
        self.values.update(other.values)
        self.options.update(other.options)


@mutable
class ScopedChange:
    """One entry of `overrides`."""

    at: Said
    settings: OverrideSettings
    ignore: list[Said]
    rules: list[RuleChange]


@mutable
class Merged:
    """All that is said. lists hold select, ignore, packs and protected; rules are in the order in which they are said.

    waivers: each entry's number in its layer's `waivers`. extends: what takes part besides the configuration itself.
    notes: what the user should know of the files.
    """

    single: dict[str, Said] = field(default_factory=dict)
    limits: dict[str, Said] = field(default_factory=dict)
    lists: dict[str, list[Said]] = field(default_factory=dict)
    rules: list[RuleChange] = field(default_factory=list)
    overrides: list[ScopedChange] = field(default_factory=list)
    waivers: list[Said] = field(default_factory=list)
    extends: list[Said] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)


def merge(chain: Chain) -> Merged:
    """What a chain of configurations says, the weakest of which comes first."""
    merged = Merged()
    for member in chain.members:
        if isinstance(member, ProfileBase):
            merged.single["profile"] = Said(member.name, member.location, way=member.via)
            merged.extends.append(merged.single["profile"])
        else:
            if member.via:
                merged.extends.append(Said(member.source.file, member.via[-1], way=member.via[:-1]))
            _take(merged, member)
    return merged


def _take(merged: Merged, layer: Layer) -> None:
    content = layer.content
    merged.notes.extend(layer.notes)
    for name in SINGLE:
        if (value := getattr(content, name)) is not None:
            merged.single[name] = Said(value, layer.location(name), layer)
    for name in LIMIT_NAMES:
        if (value := getattr(content.limits, name)) is not None:
            merged.limits[name] = Said(value, layer.location("limits", name), layer)
    if content.select is not None:
        merged.lists["select"] = _words(layer, content.select, "select")
    for name in ADDED:
        merged.lists.setdefault(name, []).extend(_words(layer, getattr(content, name), name))
    merged.rules.extend(_changes(layer, content.rules, "rules"))
    for number in range(len(content.waivers)):
        merged.waivers.append(Said(number, layer.location("waivers", number), layer))
    for number, settings in enumerate(content.overrides):
        path = ("overrides", number)
        merged.overrides.append(
            ScopedChange(
                Said(number, layer.location(*path), layer),
                settings,
                _words(layer, settings.ignore, *path, "ignore"),
                list(_changes(layer, settings.rules, *path, "rules")),
            )
        )


def _words(layer: Layer, words: list[str], *path: str | int) -> list[Said]:
    return [Said(word, layer.location(*path, number), layer) for number, word in enumerate(words)]


def _changes(layer: Layer, rules: dict[str, RuleSettings], *path: str | int) -> Iterator[RuleChange]:
    for word, settings in rules.items():
        change = RuleChange(Said(word, layer.key_location(*path, word), layer))
        for name in CHANGES:
            if (value := getattr(settings, name)) is not None:
                change.values[name] = Said(value, layer.location(*path, word, name), layer)
        for name, option in settings.options.items():
            change.options[name] = Said(option, layer.key_location(*path, word, "options", name), layer)
        yield change
