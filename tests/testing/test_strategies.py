"""What the public strategies promise of every organization that they generate."""

import json
import re
from collections import Counter
from datetime import date
from functools import cache
from typing import Any

import jsonschema
import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from ruamel.yaml import YAML

from orglint import Report, Settings, check_text
from orglint.catalogue.catalogue import Catalogue
from orglint.graph.link import link
from orglint.graph.structure import StructureClass
from orglint.model.definition import OrganizationDefinition
from orglint.reading.organization import read_alone
from orglint.rules.builtin import builtin_data
from orglint.syntax.limits import Limits
from orglint.syntax.plain import load_plain
from orglint.syntax.quoting import quoted
from orglint.testing import strategies
from orglint.testing.faulty import FAULTS, Faulty
from orglint.testing.sample import Sample
from tests.project.examples import PROJECT

FEW = settings(max_examples=40)
FIRST = settings(phases=[Phase.generate], max_examples=2_000, database=None)
"""To find an example, and not the smallest one."""
EVERY_RULE = Settings(extra=("expert",))
CATALOGUE = Catalogue.from_data(builtin_data()["catalogue"])


@cache
def schema() -> Any:
    text = (PROJECT / "schemas" / "organization.schema.json").read_text("utf-8")
    return jsonschema.Draft202012Validator(json.loads(text))


def dated_as_text(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: dated_as_text(item) for key, item in value.items()}
    if isinstance(value, list):
        return [dated_as_text(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def valid(text: str) -> bool:
    return all(schema().is_valid(dated_as_text(one)) for one in YAML(typ="safe", pure=True).load_all(text))


def unread(report: Report) -> list[str]:
    return [one.rule for one in report.findings if one.code.startswith(("ORG1", "ORG2"))]


SAMPLES: list[SearchStrategy[Sample]] = [
    strategies.organizations(),
    strategies.small_organizations(units=2),
    strategies.groups(),
]


@pytest.mark.parametrize("samples", SAMPLES, ids=["organizations", "small", "groups"])
def test_every_organization_is_read_valid_and_refers_to_what_is_there(samples: SearchStrategy[Sample]) -> None:
    @FEW
    @given(samples)
    def holds(sample: Sample) -> None:
        report = check_text(sample.yaml, settings=EVERY_RULE)
        assert valid(sample.yaml) and unread(report) == []
        assert {one.rule for one in report.findings}.isdisjoint(
            FAULTS.keys() - {"pricing-outside-market", "direction-cycle"}
        )

    holds()


@pytest.mark.parametrize("structure", strategies.STRUCTURES)
def test_a_structure_class_can_be_asked_for(structure: StructureClass) -> None:
    @FEW
    @given(st.one_of(strategies.organizations(structure=structure), strategies.groups(structure=structure)))
    def holds(sample: Sample) -> None:
        read = read_alone("c.yaml", sample.yaml.encode(), Limits())
        classes = {one.structure for one in link(read.parts, CATALOGUE).hierarchies.values() if one.units}
        assert classes == {structure} and sample.structure == structure

    holds()


def test_all_structure_classes_and_places_occur() -> None:
    seen: Counter[str] = Counter()

    @settings(max_examples=100, derandomize=True, database=None)
    @given(strategies.organizations())
    def look(sample: Sample) -> None:
        seen[sample.structure] += 1
        seen.update({unit.kind for unit in sample.units} & {"hq", "region", "branch"})
        seen.update({line[0] for line in sample.lines})
        seen["no place"] += not sample.of_kind("hq")

    look()
    wanted = [*strategies.STRUCTURES, "hq", "region", "branch", "directs", "guides", "relays_to", "no place"]
    assert all(seen[one] >= 5 for one in wanted), seen
    find(
        strategies.groups(),
        lambda sample: any("region" in str(one.parent) for one in sample.of_kind("region")),
        settings=FIRST,
    )


def test_groups_have_places_and_small_ones_none() -> None:
    @FEW
    @given(strategies.groups(places=2), strategies.small_organizations(units=3))
    def holds(group: Sample, small: Sample) -> None:
        assert 1 <= len(group.of_kind("branch", "region")) <= 2 and len(group.of_kind("hq")) == 1
        assert not small.of_kind("hq", "branch", "region") and 1 <= len(small.units) <= 5

    holds()


@pytest.mark.parametrize("rule", sorted(FAULTS))
def test_a_fault_is_found_where_it_was_put(rule: str) -> None:
    @settings(max_examples=15)
    @given(strategies.faulty_organizations(rule))
    def holds(faulty: Faulty) -> None:
        def found(sample: Sample) -> set[str | None]:
            return {one.unit for one in check_text(sample.yaml, settings=EVERY_RULE).findings if one.rule == rule}

        assert faulty.rule == rule and faulty.unit in found(faulty.sample) - found(faulty.sound)

    holds()


def test_every_fault_occurs() -> None:
    for rule in FAULTS:
        find(strategies.faulty_organizations(), lambda faulty, rule=rule: faulty.rule == rule, settings=FIRST)


@settings(max_examples=60)
@given(st.data())
def test_a_spelling_says_the_same(data: st.DataObject) -> None:
    sample = data.draw(strategies.organizations())
    text = data.draw(strategies.spellings(sample))

    def told(text: str) -> Counter[tuple[Any, ...]]:
        return Counter((one.rule, one.unit, one.duty, one.severity) for one in check_text(text).findings)

    assert valid(text) and told(text) == told(sample.yaml)


@settings(max_examples=60)
@given(strategies.definitions())
def test_a_definition_is_valid_and_breaks_no_rule(text: str) -> None:
    report = check_text(text, settings=EVERY_RULE)
    assert valid(text) and not report.failures
    # what the schema cannot see, and the words that are drawn to be odd
    assert set(unread(report)) <= {"wrong-type", "bad-value", "empty-value", "empty-definition", "full-width-colon"}


def test_definitions_use_every_field() -> None:
    seen: set[str] = set()

    @settings(max_examples=500, derandomize=True, database=None)
    @given(strategies.definitions())
    def look(text: str) -> None:
        seen.update(re.findall(r"[\w]+(?=:)", text))

    look()
    assert {name for name in OrganizationDefinition.__dataclass_fields__ if name != "include"} <= seen
    assert {"charter", "governs", "coverage", "completeness", "as", "for", "until", "lead"} <= seen


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_quoted_text_reads_as_itself(text: str) -> None:
    written = quoted(text)
    assert load_plain(f"- [{written}]\n- {{{written}: 1}}\n- {written}\n", "x") == [[text], {text: "1"}, text]
    assert written == text or YAML(typ="safe", pure=True).load(f"- {written}\n") == [text]
