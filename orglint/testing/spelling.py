"""One organization written in many ways."""

from __future__ import annotations

from functools import cache
from random import Random
from typing import Any

from orglint.rules.builtin import builtin_data
from orglint.testing.sample import Sample, as_yaml

_OTHER_END = {"directs": "directed_by", "guides": "guided_by", "relays_to": "relayed_by"}


def spelling(sample: Sample, random: Random) -> str:
    """A definition that says what the sample says, in a way that chance chooses."""
    units = [unit.definition() for unit in sample.units]
    by_id = {unit["id"]: unit for unit in units}
    for field, source, target in sample.lines:
        if random.random() < 0.5:
            by_id[target].setdefault(_OTHER_END[field], []).append(source)
        else:
            by_id[source].setdefault(field, []).append(target)
    for unit in units:
        _rename(unit, random)
    tops = [unit for unit in units if not _nested(unit, by_id, random)]
    random.shuffle(tops)
    cut = random.randint(0, len(tops))
    parts: list[dict[str, Any]] = [{"units": some} for some in (tops[:cut], tops[cut:]) if some]
    if sample.company and parts:
        random.choice(parts)["company"] = dict(sample.company)
    texts = (as_yaml(_shuffled(part, random), flow=lambda: random.random() < 0.5) for part in parts)
    return "---\n".join(texts)


def _rename(unit: dict[str, Any], random: Random) -> None:
    """Call the kind and the duties of a unit by any of their names."""
    if "kind" in unit:
        unit["kind"] = random.choice(_names()["kinds"].get(unit["kind"], [unit["kind"]]))
    for field in ("owns", "participates"):
        if field in unit:
            unit[field] = [random.choice(_names()["duties"].get(duty, [duty])) for duty in unit[field]]


def _nested(unit: dict[str, Any], by_id: dict[str, dict[str, Any]], random: Random) -> bool:
    """Write a unit inside the one it reports to, or leave it where it is."""
    parent = by_id.get(unit.get("parent", ""))
    if parent is None or random.random() < 0.5:
        return False
    del unit["parent"]
    parent.setdefault("units", []).append(unit)
    return True


def _shuffled(value: Any, random: Random) -> Any:
    """The same with the keys of every mapping in another order."""
    if isinstance(value, list):
        return [_shuffled(item, random) for item in value]
    if not isinstance(value, dict):
        return value
    keys = random.sample(list(value), len(value))
    return {key: _shuffled(value[key], random) for key in keys}


@cache
def _names() -> dict[str, dict[str, list[str]]]:
    catalogue = builtin_data()["catalogue"]
    return {what: {one["id"]: [one["id"], *one["name"]] for one in catalogue[what]} for what in ("kinds", "duties")}
