"""Settings that were settled, and what was said of them → every value with where it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from orglint.config.effective_rules import origin_of, rules_of
from orglint.config.merging import SINGLE, Merged, Said
from orglint.config.reading import Layer
from orglint.findings.effective import DEFAULT, Effective, EffectiveRule, Origin
from orglint.rules.catalog import RuleCatalog
from orglint.rules.editions import newest
from orglint.settings import Settings
from orglint.syntax.limits import LIMIT_NAMES

LISTS = ("select", "ignore", "packs", "protected")


def effective_settings(merged: Merged, settings: Settings, typed: Mapping[str, Any]) -> tuple[Effective, ...]:
    """Every setting. typed: what the command line says, by the name of the setting; of lists a list."""
    values = {
        "edition": settings.edition or newest(),
        "profile": settings.profile,
        "fail_on": settings.fail_on.value,
        "lang": settings.language,
        "complete": settings.complete,
    }
    assert list(values) == sorted(values, key=SINGLE.index)
    found = [Effective(name, value, _single(name, merged, typed)) for name, value in values.items()]
    found.extend(_limits(merged, settings, typed))
    for name in LISTS:
        found.extend(_list(name, merged, typed))
    found.extend(_entries("overrides", [one.at for one in merged.overrides]))
    found.extend(_entries("waivers", merged.waivers))
    return tuple(found)


def extended(merged: Merged) -> tuple[Effective, ...]:
    """What takes part, the weakest first."""
    return tuple(Effective("extends", said.value, origin_of(said)) for said in merged.extends)


def effective_rules(
    merged: Merged, settings: Settings, typed: Mapping[str, Any], catalog: RuleCatalog, holding: Sequence[int] = ()
) -> tuple[EffectiveRule, ...]:
    """Every rule that the edition has, by code, as it runs. holding: the numbers of the overrides that hold."""
    words = {
        name: [(one.value, one.origin) for one in _list(name, merged, typed) if one.value is not None]
        for name in ("select", "ignore")
    }
    return tuple(rules_of(merged, settings, words, catalog, holding))


def _single(name: str, merged: Merged, typed: Mapping[str, Any]) -> Origin:
    if name in typed:
        return Origin("command-line", _option(name))
    return origin_of(merged.single[name]) if name in merged.single else DEFAULT


def _limits(merged: Merged, settings: Settings, typed: Mapping[str, Any]) -> Iterator[Effective]:
    for name in LIMIT_NAMES:
        said = origin_of(merged.limits[name]) if name in merged.limits else DEFAULT
        origin = Origin("command-line", "--limit") if name in typed.get("limits", {}) else said
        yield Effective(f"limits.{name}", getattr(settings.limits, name), origin)


def _list(name: str, merged: Merged, typed: Mapping[str, Any]) -> Iterator[Effective]:
    """The words of a list; of `select` those of the command line only, where there are any."""
    words = [Effective(name, word, Origin("command-line", _option(name))) for word in typed.get(name, ())]
    if not (name == "select" and words):
        words[:0] = [Effective(name, said.value, origin_of(said)) for said in merged.lists.get(name, ())]
    yield from words or [Effective(name, None, DEFAULT)]


def _option(name: str) -> str:
    return "--" + {"packs": "pack"}.get(name, name).replace("_", "-")


def _entries(name: str, entries: Sequence[Said]) -> Iterator[Effective]:
    for said in entries:
        assert isinstance(said.layer, Layer)
        entry = getattr(said.layer.content, name)[said.value]
        yield Effective(name, entry.model_dump(exclude_unset=True), origin_of(said))
    if not entries:
        yield Effective(name, None, DEFAULT)
