"""Editions: the rules as they stood at a release, so that an upgrade of orglint changes nothing until it is asked to.

An edition holds which rules there are, their severities, tables, defaults of options, the profiles, and the names that
the catalogue knows. The newest is what the rule files say; each older one is a frozen file in `orglint/data/editions/`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from orglint.findings.nearest import nearest
from orglint.findings.problem import CannotRun, Problem
from orglint.findings.text import Text
from orglint.lean.patterns import pattern
from orglint.lean.values import frozen
from orglint.rules.builtin import builtin_data, data_file

_DATED = pattern(r"[0-9]{4}-[0-9]{2}")
PINNED = ("severity", "status", "enabled", "partial", "check")
"""What of a rule file an edition holds, beside the defaults of its options."""
PINNED_OF_PROFILE = ("packs", "off", "answers", "also", "severity", "options", "advisory")
"""What of a profile an edition holds."""


@frozen
class Edition:
    """version: the first release that brings it."""

    id: str
    version: str
    summary: Text


@cache
def editions() -> tuple[Edition, ...]:
    """All editions, the oldest first."""
    told = builtin_data()["editions"]
    return tuple(Edition(one["id"], one["version"], Text(**one["summary"])) for one in told)


def newest() -> str:
    """The id of the edition that counts where none is asked for."""
    return editions()[-1].id


def first_edition(since: str) -> str:
    """The edition that brought the rules of a version."""
    return next(one.id for one in editions() if _number(one.version) >= _number(since))


def edition_problem(edition: str) -> Problem | None:
    """What is wrong with the name of an edition."""
    known = [one.id for one in editions()]
    if edition in known:
        return None
    close = nearest(edition, known)
    help_ = _UPGRADE if _DATED.fullmatch(edition) and edition > known[-1] else _NEAREST.filled(near=close or known[-1])
    return Problem(_UNKNOWN.filled(name=edition, known=", ".join(known)), None, help_)


def edition_data(edition: str | None) -> Mapping[str, Any]:
    """What `builtin_data` gives, as it stood in an edition, with the names of rules that came later under `later`.

    None is the newest edition. Raises CannotRun for an edition that there is not.
    """
    if edition is None:
        return builtin_data()
    problem = edition_problem(edition)
    if problem is not None:
        raise CannotRun([problem])
    return builtin_data() if edition == newest() else _older(edition)


@frozen
class RuleChanges:
    """How the built-in rules of an edition differ from those of another. severity: rule -> what it was and is.

    other: rules whose tables, defaults of options or status are different.
    """

    added: tuple[str, ...]
    removed: tuple[str, ...]
    severity: Mapping[str, tuple[str, str]]
    other: tuple[str, ...]


def rule_changes(before: str, after: str) -> RuleChanges:
    """What the rules of one edition have that those of another have not. Raises CannotRun for an unknown edition."""
    old, new = _rules_of(before), _rules_of(after)
    both = [name for name in new if name in old]
    severity = {name: (old[name]["severity"], new[name]["severity"]) for name in both}
    return RuleChanges(
        tuple(name for name in new if name not in old),
        tuple(name for name in old if name not in new),
        {name: pair for name, pair in severity.items() if pair[0] != pair[1]},
        tuple(name for name in both if {**old[name], "severity": ""} != {**new[name], "severity": ""}),
    )


def edition_size(edition: str) -> int:
    """The number of built-in rules that an edition has."""
    return len(_rules_of(edition))


def _rules_of(edition: str) -> dict[str, dict[str, Any]]:
    data = edition_data(edition)
    return {one["name"]: _pinned(one) for one in data["rules"] if one["name"] not in data.get("later", ())}


def pinned(data: Mapping[str, Any]) -> dict[str, Any]:
    """What of the built-in data an edition holds."""
    return {
        "rules": {one["name"]: _pinned(one) for one in data["rules"]},
        "profiles": {one["id"]: _chosen(one, PINNED_OF_PROFILE) for one in data["profiles"]},
        "catalogue": data["catalogue"],
    }


@cache
def frozen_data(edition: str) -> Mapping[str, Any]:
    """The frozen file of an older edition."""
    return data_file(f"editions/{edition}.json")


@cache
def _older(edition: str) -> Mapping[str, Any]:
    data, then = builtin_data(), frozen_data(edition)
    return {
        **data,
        "rules": [_as_then(one, then["rules"].get(one["name"])) for one in data["rules"]],
        "later": [one["name"] for one in data["rules"] if one["name"] not in then["rules"]],
        "profiles": [_profile_then(one, then["profiles"].get(one["id"])) for one in data["profiles"]],
        "catalogue": then["catalogue"],
    }


def _pinned(rule: Mapping[str, Any]) -> dict[str, Any]:
    defaults = {name: option["default"] for name, option in rule.get("options", {}).items()}
    return {**_chosen(rule, PINNED), **({"defaults": defaults} if defaults else {})}


def _as_then(rule: Mapping[str, Any], then: Mapping[str, Any] | None) -> Mapping[str, Any]:
    """A rule with what an edition holds of it; its words are those of today."""
    if then is None:
        return rule
    today = {name: value for name, value in rule.items() if name not in PINNED}
    defaults = then.get("defaults", {})
    options = {
        name: {**option, "default": defaults.get(name, option["default"])}
        for name, option in rule.get("options", {}).items()
    }
    return {**today, **_chosen(then, PINNED), **({"options": options} if options else {})}


def _profile_then(profile: Mapping[str, Any], then: Mapping[str, Any] | None) -> Mapping[str, Any]:
    if then is None:
        return profile
    return {**{name: value for name, value in profile.items() if name not in PINNED_OF_PROFILE}, **then}


def _chosen(data: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: data[name] for name in names if name in data}


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


_UNKNOWN = Text("there is no edition “{name}”; known: {known}", "没有规则版次“{name}”；可选：{known}")
_NEAREST = Text("did you mean “{near}”?", "是否想写“{near}”？")
_UPGRADE = Text("a newer orglint may bring it", "更新的 orglint 可能包含该版次")
