"""What a baseline promises, whatever the organization: it holds what it took, and not a finding more."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from orglint import Report, Settings
from orglint.pipeline import examine
from orglint.source.text import SourceText
from orglint.suppression.accepting import accept_all, prune
from orglint.suppression.baseline import Accepted, Baseline
from orglint.suppression.baseline_file import baseline_text, parse_baseline
from orglint.suppression.policy import Policy
from orglint.testing.sample import Sample, as_yaml
from tests.properties.organizations import organizations

PROFILE = settings(max_examples=15)
RULES = ("marketing", "core")
Definition = dict[str, Any]


def look(definition: Definition, folder: Path, baseline: Baseline | None = None, *protected: str) -> Any:
    """What is found in a definition that stands in a file."""
    file = folder / "company.yaml"
    file.write_text(as_yaml(definition), "utf-8")
    policy = Policy(baseline=baseline, protected=protected)
    return examine([str(file)], Settings(select=RULES, suppression=policy))


def all_of(definition: Definition, folder: Path, *protected: str) -> Baseline:
    """A baseline of all that is found, written and read again."""
    done = look(definition, folder, None, *protected)
    home = os.path.realpath(folder)
    return parsed(accept_all(done.cases, done.bounds, home, None), home)


def parsed(accepted: list[Accepted], home: str) -> Baseline:
    return parse_baseline(SourceText("orglint-baseline.yaml", "".join(baseline_text(accepted))), home)


def kept(report: Report) -> int:
    return sum(1 for one in report.findings if one.suppressed and one.suppressed.kind == "baseline")


def stands(report: Report, baseline: Baseline) -> bool:
    """Whether nothing counts but what no baseline may hold, and everything in it is there."""
    assert report.baseline is not None
    entries = report.baseline.entries
    return all(one.status == "active" for one in entries) and kept(report) == sum(
        one.count for one in baseline.accepted
    )


def moved(definition: Definition, random: Any) -> Definition:
    units = [dict(random.sample(list(unit.items()), len(unit))) for unit in definition["units"]]
    random.shuffle(units)
    return dict(random.sample(list({**definition, "units": units}.items()), len(definition)))


def named(word: str) -> str:
    return f"x-{word}-y"


def renamed(org: Sample) -> Definition:
    """Every unit under another id, with the one that it had before."""
    units = tuple(replace(one, id=named(one.id), parent=one.parent and named(one.parent)) for one in org.units)
    lines = tuple((kind, named(source), named(target)) for kind, source, target in org.lines)
    definition = replace(org, units=units, lines=lines).definition()
    for unit, before in zip(definition["units"], org.units, strict=True):
        unit["previously"] = [before.id]
    return definition


@PROFILE
@given(organizations())
def test_it_absorbs_exactly_what_it_took(tmp_path_factory: Any, org: Sample) -> None:
    folder = tmp_path_factory.mktemp("org")
    baseline = all_of(org.definition(), folder)
    report = look(org.definition(), folder, baseline).report
    assert stands(report, baseline) and report.active == ()


@PROFILE
@given(organizations(), st.randoms(use_true_random=False))
def test_it_stands_when_units_and_keys_are_reordered(tmp_path_factory: Any, org: Sample, random: Any) -> None:
    folder = tmp_path_factory.mktemp("org")
    baseline = all_of(org.definition(), folder)
    report = look(moved(org.definition(), random), folder, baseline).report
    assert stands(report, baseline) and report.active == ()


@PROFILE
@given(organizations())
def test_it_stands_when_every_id_is_another(tmp_path_factory: Any, org: Sample) -> None:
    folder = tmp_path_factory.mktemp("org")
    baseline = all_of(org.definition(), folder)
    done = look(renamed(org), folder, baseline)
    assert stands(done.report, baseline) and done.report.active == ()
    pruned = parsed(prune(baseline, done.report.baseline, done.cases), baseline.folder)
    assert all(one.unit is None or one.unit == named(one.unit[2:-2]) for one in pruned.accepted)
    assert stands(look(renamed(org), folder, pruned).report, pruned)


@PROFILE
@given(organizations(), st.data())
def test_what_is_mended_is_what_has_to_leave_it(tmp_path_factory: Any, org: Sample, data: st.DataObject) -> None:
    folder = tmp_path_factory.mktemp("org")
    owners = [number for number, one in enumerate(org.units) if one.owns]
    assume(owners)
    at = data.draw(st.sampled_from(owners))
    less = list(org.units)
    less[at] = replace(less[at], owns=less[at].owns[1:])
    before, after = look(org.definition(), folder), look(org.with_units(*less).definition(), folder)
    gone = identities(before.report) - identities(after.report)
    baseline = all_of(org.definition(), folder)
    done = look(org.with_units(*less).definition(), folder, baseline)
    use = done.report.baseline
    assert sum(one.count - len(one.absorbed) for one in use.entries) == gone.total()
    assert {one.status for one in use.entries} <= {"active", "gone", "fewer"}
    pruned = parsed(prune(baseline, use, done.cases), baseline.folder)
    assert sum(one.count for one in pruned.accepted) == sum(one.count for one in baseline.accepted) - gone.total()
    assert stands(look(org.with_units(*less).definition(), folder, pruned).report, pruned)


@PROFILE
@given(organizations(), st.data())
def test_what_is_protected_is_never_hidden(tmp_path_factory: Any, org: Sample, data: st.DataObject) -> None:
    folder = tmp_path_factory.mktemp("org")
    found = look(org.definition(), folder).report.findings
    assume(found)
    rule = data.draw(st.sampled_from(sorted({one.rule for one in found})))
    waivers = [{"rule": one.rule, "unit": one.unit, "reason": "x"} for one in found if one.unit]
    both = {**org.definition(), "waivers": waivers}
    for baseline in (all_of(org.definition(), folder), all_of(org.definition(), folder, rule)):
        report = look(both, folder, baseline, rule).report
        shown = Counter(one.fingerprint for one in report.active if one.rule == rule)
        assert shown == Counter(one.fingerprint for one in found if one.rule == rule)


def identities(report: Report) -> Counter[tuple[Any, ...]]:
    return Counter((one.rule, one.unit, one.duty, one.facts) for one in report.findings)
