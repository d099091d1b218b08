"""What `--changed-since` promises, whatever the organization and the change: nothing is lost, nothing new is hidden."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from orglint import Report, Settings
from orglint.cli.history import in_history
from orglint.pipeline import check
from orglint.testing.sample import Sample, as_yaml
from tests.cli.git import commit, repository
from tests.properties.organizations import organizations

PROFILE = settings(max_examples=10)
WHOLE = Settings(select=("marketing", "core"))


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("repo")
    repository(home)
    return home / "company.yaml"


def since_head(file: Path) -> Report:
    with in_history([str(file)], WHOLE, "HEAD", None) as asked:
        return check([str(file)], asked)


def write(file: Path, definition: Any) -> Report:
    file.write_text(as_yaml(definition), "utf-8")
    return check([str(file)], WHOLE)


def identities(report: Report) -> Counter[str]:
    return Counter(one.fingerprint for one in report.active)


@PROFILE
@given(org=organizations())
def test_a_clean_tree_hides_all_and_counts_it(file: Path, org: Sample) -> None:
    whole = write(file, org.definition())
    commit(folder=str(file.parent))
    report = since_head(file)
    assert report.active == () and report.changed_only is not None
    assert report.changed_only.hidden == {level: whole.count(level) for level in report.changed_only.hidden}


@PROFILE
@given(org=organizations(), data=st.data())
def test_nothing_new_is_hidden_and_nothing_is_lost(file: Path, org: Sample, data: st.DataObject) -> None:
    before = write(file, org.definition())
    commit(folder=str(file.parent))
    at = data.draw(st.integers(0, len(org.units) - 1))
    units = list(org.units)
    if data.draw(st.booleans()) and at:
        assume(not any(one.parent == units[at].id for one in units))
        del units[at]
    else:
        units[at] = replace(
            units[at], kind=data.draw(st.sampled_from(["market", "sales", "finance"])), owns=("pricing",)
        )
    left = {one.id for one in units}
    lines = tuple(line for line in org.lines if {*line[1:]} <= left)
    whole = write(file, replace(org.with_units(*units), lines=lines).definition())
    report = since_head(file)
    told = identities(report)
    assert report.changed_only is not None
    assert told.total() + report.changed_only.total == len(whole.active)
    assert told <= identities(whole)
    assert identities(whole) - identities(before) <= told


@PROFILE
@given(org=organizations())
def test_what_stood_in_git_is_found_as_it_was(file: Path, org: Sample) -> None:
    whole = write(file, org.definition())
    commit(folder=str(file.parent))
    os.unlink(file)
    with in_history([str(file)], WHOLE, None, "HEAD") as asked:
        assert check([str(file)], asked).findings == whole.findings
