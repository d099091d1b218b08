"""Editions: what is frozen stays frozen, and still runs with the code of today."""

import hashlib
from typing import Any

import pytest
from pydantic import TypeAdapter

from orglint.pipeline import check_text
from orglint.rules.builtin import builtin_examples
from orglint.rules.catalog import builtin_data, load_catalog
from orglint.rules.definition import Check
from orglint.rules.editions import edition_data, editions, first_edition, frozen_data, newest, pinned
from orglint.settings import Settings
from orglint.syntax.plain import load_plain
from tests.project.examples import PROJECT

WRITTEN = load_plain((PROJECT / "rules" / "editions.yaml").read_text("utf-8"), "editions.yaml")["editions"]
OLDER = [one.id for one in editions()[:-1]]


def as_written(check: Any) -> Any:
    """Keys as they stand in a rule file, without the underscore that Python needs."""
    if isinstance(check, list):
        return [as_written(one) for one in check]
    return {key.rstrip("_"): as_written(one) for key, one in check.items()} if isinstance(check, dict) else check


every_older = pytest.mark.parametrize("edition", OLDER)


def test_all_but_the_newest_edition_are_frozen_as_they_were() -> None:
    assert "digest" not in WRITTEN[-1] and [one["id"] for one in WRITTEN[:-1]] == OLDER
    for one in WRITTEN[:-1]:
        text = (PROJECT / "orglint" / "data" / "editions" / f"{one['id']}.json").read_bytes()
        assert hashlib.sha256(text).hexdigest() == one["digest"], one["id"]


def test_editions_are_in_order() -> None:
    ids = [one.id for one in editions()]
    assert ids == sorted(ids) and len(ids) > 1 and newest() == ids[-1]


@every_older
def test_a_run_gets_exactly_what_is_frozen(edition: str) -> None:
    data, then = edition_data(edition), frozen_data(edition)
    loaded = pinned(data)
    assert {name: one for name, one in loaded["rules"].items() if name not in data["later"]} == then["rules"]
    assert {name: loaded["profiles"][name] for name in then["profiles"]} == then["profiles"]
    assert loaded["catalogue"] == then["catalogue"]


@every_older
def test_the_version_in_a_rule_file_and_the_frozen_edition_agree(edition: str) -> None:
    order = [one.id for one in editions()]
    told = {
        one["name"]
        for one in builtin_data()["rules"]
        if order.index(first_edition(one["since"])) <= order.index(edition)
    }
    assert told == set(frozen_data(edition)["rules"])


@every_older
def test_every_frozen_check_is_one_that_the_code_of_today_knows(edition: str) -> None:
    adapter: TypeAdapter[object] = TypeAdapter(Check)
    for name, rule in frozen_data(edition)["rules"].items():
        assert adapter.validate_python(as_written(rule["check"])), name


@every_older
def test_older_editions_run_on_every_example_without_the_later_rules(edition: str) -> None:
    later = load_catalog(edition=edition).later
    assert later
    for rule in builtin_data()["rules"]:
        report = check_text(
            builtin_examples()[rule["name"]][0]["bad"], settings=Settings(edition=edition, profile="audit")
        )
        assert not report.failures and report.edition == edition
        assert later.isdisjoint(one.rule for one in report.findings)
        assert later.isdisjoint(one.rule for one in report.rules)
