"""What must not change when an organization is only written differently, and what must when it changes."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from opencc import OpenCC

from orglint import Settings
from orglint.findings.place import Location
from orglint.rules.catalog import load_catalog
from orglint.testing.sample import Sample, SampleUnit, as_yaml
from tests.properties.organizations import check, findings, identities, organizations
from tests.unit.graph.build import CATALOGUE

PROFILE = settings(max_examples=70)
TRADITIONAL = OpenCC("s2t")
RULES = load_catalog().rules


@PROFILE
@given(organizations(), st.randoms(use_true_random=False))
def test_order_of_units_and_keys_changes_nothing(org: Sample, random: Any) -> None:
    plain = org.definition()
    units = [dict(random.sample(list(unit.items()), len(unit))) for unit in plain["units"]]
    random.shuffle(units)
    assert findings({"units": units, "company": org.company}) == findings(plain)


@PROFILE
@given(organizations(), st.data())
def test_several_documents_are_one_organization(org: Sample, data: st.DataObject) -> None:
    plain = org.definition()
    cut = data.draw(st.integers(0, len(plain["units"])))
    first = {"company": org.company, "units": plain["units"][:cut]}
    second = {"units": plain["units"][cut:]}
    assert findings(f"{as_yaml(second)}---\n{as_yaml(first)}") == findings(plain)


@PROFILE
@given(organizations())
def test_an_unrelated_unit_adds_nothing_elsewhere(org: Sample) -> None:
    before = findings(org.definition())
    after = findings(org.with_units(*org.units, SampleUnit("zz-legal", "legal")).definition())
    assert Counter({key: number for key, number in after.items() if key[2] != "zz-legal"}) == before


@PROFILE
@given(organizations())
def test_renaming_ids_renames_and_nothing_more(org: Sample) -> None:
    def named(name: str) -> str:
        return f"x-{name}-y"

    units = tuple(replace(one, id=named(one.id), parent=one.parent and named(one.parent)) for one in org.units)
    lines = tuple((kind, named(source), named(target)) for kind, source, target in org.lines)
    renamed = replace(org, units=units, lines=lines)

    def told(some: Sample, name: Any) -> Counter[tuple[Any, ...]]:
        return Counter(
            (one.rule, one.unit and name(one.unit), one.duty, one.severity, one.statements)
            for one in check(some.definition()).findings
        )

    assert told(renamed, lambda unit: unit) == told(org, named)


@PROFILE
@given(organizations())
def test_a_line_may_be_written_from_either_end(org: Sample) -> None:
    plain = org.definition()
    turned = {"directs": "directed_by", "guides": "guided_by", "relays_to": "relayed_by"}
    by_id = {unit["id"]: {key: value for key, value in unit.items() if key not in turned} for unit in plain["units"]}
    for kind, source, target in org.lines:
        by_id[target].setdefault(turned[kind], []).append(source)
    assert findings({"company": org.company, "units": list(by_id.values())}) == findings(plain)


@PROFILE
@given(organizations())
def test_units_may_be_nested_or_flat(org: Sample) -> None:
    plain = org.definition()
    by_id = {unit["id"]: {key: value for key, value in unit.items() if key != "parent"} for unit in plain["units"]}
    for unit in org.units:
        if unit.parent:
            by_id[unit.parent].setdefault("units", []).append(by_id[unit.id])
    tops = [by_id[unit.id] for unit in org.units if not unit.parent]
    assert findings({"company": org.company, "units": tops}) == findings(plain)


@PROFILE
@given(organizations(), st.sampled_from(["zh", "traditional", "en", "frame"]))
def test_duties_and_kinds_may_go_by_any_name(org: Sample, way: str) -> None:
    def duty(one: str) -> str:
        name = CATALOGUE.duties[one].name
        words = {
            "zh": name.zh,
            "en": name.en,
            "frame": f"负责{name.zh}工作",
            "traditional": TRADITIONAL.convert(name.zh),
        }
        return words[way]

    def kind(one: str) -> str:
        name = CATALOGUE.kinds[one].name
        return name.en if way == "en" else TRADITIONAL.convert(name.zh) if way == "traditional" else name.zh

    plain = org.definition()
    renamed = [
        {
            key: kind(value)
            if key == "kind"
            else [duty(one) for one in value]
            if key in ("owns", "participates")
            else value
            for key, value in unit.items()
        }
        for unit in plain["units"]
    ]

    def told(definition: dict[str, Any]) -> Counter[tuple[Any, ...]]:
        return Counter(
            (one.rule, one.unit, one.duty, one.severity, one.statements) for one in check(definition).findings
        )

    assert told({"company": org.company, "units": renamed}) == told(plain)


@PROFILE
@given(organizations())
def test_moving_a_duty_to_its_owner_removes_its_finding_and_adds_none(org: Sample) -> None:
    report = check(org.definition(), OF_THE_TEXT)
    misplaced = [one for one in report.findings if one.related and one.rule in MISPLACED and one.unit]
    assume(misplaced)
    finding = misplaced[0]
    home = _home(org, finding.related[0].location)
    # Moved beside a third owner, the duty would be shared by two who must not share it: another mistake.
    assume({unit.id for unit in org.units if finding.duty in unit.owns} <= {finding.unit, home})
    moved = _moved(org, finding.unit or "", home, finding.duty or "")
    before, after = identities(report), identities(check(moved.definition(), OF_THE_TEXT))
    assert finding.fingerprint not in {key[0] for key in after}
    about = {(key[1], key[2]) for key in after if key[3] == finding.duty}
    assert about <= {(key[1], key[2]) for key in before if key[3] == finding.duty}


# Expert rules ask who takes part in a duty once its owner is right, so they may speak after a move.
OF_THE_TEXT = Settings(ignore=("core",))
MISPLACED = frozenset(name for name, rule in RULES.items() if rule.data["check"]["kind"] == "duty-owner")


def _home(org: Sample, location: Location) -> str:
    """The id of the unit that the finding points at as the right owner, or as one that holds the duty rightly."""
    above = as_yaml(org.definition()).splitlines()[: location.start.line]
    return next(line for line in reversed(above) if "id:" in line).split("id:")[1].strip()


def _moved(org: Sample, source: str, target: str, duty: str) -> Sample:
    units = []
    for unit in org.units:
        if unit.id == source:
            unit = replace(unit, owns=tuple(one for one in unit.owns if one != duty))
        if unit.id == target and duty not in unit.owns:
            taken = tuple(one for one in unit.participates if one != duty)
            unit = replace(unit, owns=(*unit.owns, duty), participates=taken)
        units.append(unit)
    return org.with_units(*units)
