"""The catalogue's YAML files to the plain data that `Catalogue.from_data` reads at every start."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from orglint.catalogue.normalise import normal

Files = Mapping[str, Any]
"""What stands in duties.yaml, kinds.yaml, items.yaml and name-traps.yaml, by the name before the dot."""


def compile_catalogue(files: Files) -> dict[str, Any]:
    """Entries and indexes of all names in their normal form. Raises ValueError when two entries share a name.

    A trap may share a name with a kind: `kind: marketing` is clear, a unit called “Marketing” is not.
    """
    duties = [*files["duties"]["duties"], *files["duties"]["umbrellas"]]
    kinds, items, traps = files["kinds"]["kinds"], files["items"]["items"], files["name-traps"]["traps"]
    kind_index = _index(kinds)
    trap_index = {normal(name): number for number, one in enumerate(traps) for name in one["names"]}
    places = {one["id"] for one in kinds if one["class"] == "container"}  # 本部门 is not the head office 本部
    kind_index = _with_departments(kind_index, lambda kind: kind not in places)
    trap_index = _with_departments(trap_index, lambda _: True)
    return {
        "duties": [_entry(one, "parent", "members", "catch_all") for one in duties],
        "kinds": [_entry(one, "class", "speciality", "anywhere") for one in kinds],
        "items": [_entry(one, "to", "with") for one in items],
        "traps": [{"read": one["read"], "candidates": one["candidates"], "why": _pair(one["why"])} for one in traps],
        "duty_index": _index(duties),
        "kind_index": kind_index,
        "trap_index": trap_index,
        "item_index": _item_index(items),
        "paired": sorted(normal(words) for words in files["items"]["paired"]),
    }


_Value = TypeVar("_Value", str, int)


def _pair(text: Mapping[str, str]) -> list[str]:
    return [text["en"], text["zh"]]


def _entry(one: Mapping[str, Any], *fields: str) -> dict[str, Any]:
    return {"id": one["id"], "name": _pair(one["name"]), **{name: one[name] for name in fields if name in one}}


def _names(one: Mapping[str, Any]) -> Iterator[str]:
    aliases = one.get("aliases", {})
    yield from (one["id"], one["name"]["en"], one["name"]["zh"], *aliases.get("zh", ()), *aliases.get("en", ()))


def _index(entries: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    index: dict[str, str] = {}
    for one in entries:
        for name in _names(one):
            if index.setdefault(normal(name), one["id"]) != one["id"]:
                raise ValueError(f"“{name}” names both {index[normal(name)]} and {one['id']}")
    index.update((one["id"], one["id"]) for one in entries)  # found as it is, which is how most definitions write
    return dict(sorted(index.items()))


def _with_departments(index: dict[str, _Value], wanted: Callable[[_Value], bool]) -> dict[str, _Value]:
    """Every name that ends in 部 with 部门 in its stead, too, which says the same of a department."""
    longer = {f"{name}门": value for name, value in index.items() if name.endswith("部") and wanted(value)}
    return dict(sorted({**longer, **index}.items()))


def _item_index(items: Iterable[Mapping[str, Any]]) -> dict[str, list[str]]:
    index: dict[str, list[str]] = {}
    for one in items:
        for name in _names(one):
            ids = index.setdefault(normal(name), [])
            if one["id"] not in ids:
                ids.append(one["id"])
    return dict(sorted(index.items()))
