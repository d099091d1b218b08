"""Which profiles a run says are met."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from orglint import Report, Settings, check_paths, check_text
from orglint.findings.report import Standing
from orglint.findings.severity import Severity
from orglint.findings.text import same
from orglint.graph.link import link
from orglint.judging.run import Judged, Run
from orglint.judging.standing import standing
from orglint.reading.organization import read_alone
from orglint.rules.catalog import Profile, RuleCatalog, load_catalog
from orglint.testing.sample import Sample
from tests.project.examples import CONFORMING, PROJECT
from tests.properties.organizations import organizations

PROFILES = {name: one for name, one in load_catalog().profiles.items() if not one.advisory}


def met(report: Report) -> tuple[str, ...]:
    return report.standing[0].met


def is_met(report: Report, profile: Profile) -> bool:
    return not any(
        one.severity.rank >= (profile.met_below if one.statements else Severity.WARNING).rank for one in report.active
    )


@given(organizations())
@settings(max_examples=40)
def test_a_profile_is_met_exactly_when_a_run_under_it_finds_nothing_bad(org: Sample) -> None:
    text = org.yaml
    said = met(check_text(text))
    kinds = {unit.kind for unit in org.units}
    for name, profile in PROFILES.items():
        report = check_text(text, settings=Settings(profile=name))
        assert (name in said) == (is_met(report, profile) and kinds.issuperset(profile.about))
        assert met(report) == said


WAIVED = """units:
  - {id: m, kind: market}
  - {id: s, kind: sales, owns: [pricing]}
waivers:
  - {rule: pricing-outside-market, unit: s, reason: agreed}
"""


def test_a_waiver_counts_under_every_profile() -> None:
    assert met(check_text(WAIVED)) == ("combined", "m1-market-fifteen", "core", "standard")
    assert met(check_text(WAIVED.replace("unit: s,", "unit: m,"))) == ("core",)


def test_a_waiver_of_no_use_counts_where_it_is_written_for() -> None:
    text = WAIVED.replace("sales, owns: [pricing]", "sales")
    assert met(check_text(text)) == ("core",)


def test_a_waiver_of_use_in_the_run_need_not_be_of_use_elsewhere() -> None:
    text = (
        "units:\n  - {id: g, kind: marketing, owns: [brand-building], directs: [m]}\n"
        "  - {id: m, kind: market, relays_to: [s]}\n  - {id: s, kind: sales}\n"
        "waivers: [{rule: brand-building-misplaced, unit: g, reason: agreed}]\n"
    )
    combined, fifteen = check_text(text), check_text(text, settings=Settings(profile="m1-market-fifteen"))
    assert "m1-market-fifteen" in met(combined) and not {"combined", "standard"} & {*met(combined)}
    assert {"combined", "m1-market-fifteen", "standard"} <= {*met(fifteen)}


def test_what_stands_on_statements_that_do_not_count_keeps_from_no_profile() -> None:
    text = (
        "units:\n  - {id: g, kind: marketing}\n  - {id: m, kind: market, owns: [market-research]}\n"
        "  - {id: s, kind: sales}\n"
    )
    assert met(check_text(text)) == ("m1-market-fifteen", "core")


def test_what_an_added_pack_finds_belongs_to_no_profile() -> None:
    text = (
        "company: {market_stage: competitive, purpose: [customer-value]}\n"
        "units:\n  - {id: s, kind: sales, owns: [pricing, promotion-planning], charter: {value: [customer-value]}}\n"
    )
    alone, added = check_text(text), check_text(text, settings=Settings(extra=("expert",)))
    assert added.fails(Severity.WARNING) and not alone.fails(Severity.WARNING)
    assert met(added) == met(alone) == ("combined", "core", "standard")


def test_nothing_is_said_when_only_selected_rules_ran() -> None:
    assert check_text("units: []", settings=Settings(select=("MKT016",))).standing == ()


def test_no_profile_is_met_by_what_cannot_be_read() -> None:
    assert met(check_text("units: [")) == ()


@pytest.mark.parametrize("path", CONFORMING)
def test_the_shipped_companies_meet_the_default(path: str) -> None:
    assert "combined" in met(check_paths([str(PROJECT / path)]))


BRANCHES = """units:
  - {id: hq, kind: hq}
  - {id: g, kind: marketing, parent: hq, directs: [em, wm], owns: [brand-building]}
  - {id: east, kind: branch, parent: hq}
  - {id: em, kind: market, parent: east, owns: [pricing], relays_to: [es]}
  - {id: es, kind: sales, parent: east}
  - {id: west, kind: branch, parent: hq}
  - {id: wm, kind: market, parent: g, at: west, relays_to: [ws]}
  - {id: ws, kind: sales, parent: west, owns: [pricing]}
"""


def rung(catalog: RuleCatalog, name: str, number: int, off: frozenset[str]) -> Profile:
    every = catalog.profiles["combined"]
    return replace(every, id=name, title=same(name), off=every.off | off, rung=number)


def judged(text: str, off: frozenset[str]) -> tuple[list[Judged], Run]:
    run = Run(Settings())
    low = rung(run.catalog, "low", 1, off)
    high = rung(run.catalog, "high", 2, frozenset())
    run.catalog = RuleCatalog(run.catalog.rules, {"low": low, "high": high})
    read = read_alone("company.yaml", text.encode(), run.settings.limits)
    org = link(read.parts, run.names, whole=read.whole)
    return [run.judge(org, read)], run


def test_the_ladder_is_climbed_by_the_whole_and_by_each_branch() -> None:
    assert standing(*judged(BRANCHES, frozenset({"pricing-outside-market"}))) == (
        Standing(None, ("low",), "low", ("low", "high")),
        Standing("east", ("low", "high"), "high"),
        Standing("west", ("low",), "low"),
    )


def test_a_rung_is_reached_only_over_those_below_it() -> None:
    whole, east, west = standing(*judged(BRANCHES, frozenset()))
    assert (whole.rung, east.rung, west.rung) == (None, "high", None)
