"""Where the answers of the text disagree on a finding."""

import json

import pytest

from orglint import Finding, check_text
from orglint.reporters.json_lines import pieces
from orglint.reporters.view import View
from orglint.settings import Settings

BOTH = """\
units:
  - {{id: g, kind: marketing, directs: [m], owns: [{marketing}]}}
  - {{id: m, kind: market, relays_to: [s], owns: [{market}]}}
  - {{id: s, kind: sales, owns: [{sales}]}}
"""


def _finding(duty: str, profile: str, **owners: str) -> Finding:
    text = BOTH.format(**{"marketing": "", "market": "", "sales": "product-sales", **owners})
    found = [one for one in check_text(text, settings=Settings(profile=profile)).findings if one.duty == duty]
    return next(one for one in found if one.rule.endswith(("misplaced", "outside-market")))


@pytest.mark.parametrize(
    ("profile", "owner", "duty", "won", "lost", "follow"),
    [
        ("combined", "market", "product-planning", "S-094", "S-015", "m1-market-fifteen"),
        ("m4-hq-branch", "market", "product-planning", "S-094", "S-015", "m1-market-fifteen"),
        ("m1-market-fifteen", "marketing", "product-planning", "S-015", "S-094", "m4-hq-branch"),
        ("m1-market-fifteen", "marketing", "brand-building", "S-027", "S-043", "m2-marketing-charter"),
        ("m1-market-fifteen", "marketing", "annual-marketing-plan", "S-007", "S-034", "m2-marketing-charter"),
    ],
)
def test_it_names_what_won_what_lost_and_who_follows_the_other(
    profile: str, owner: str, duty: str, won: str, lost: str, follow: str
) -> None:
    finding = _finding(duty, profile, **{owner: duty})
    contested = finding.contested
    assert contested is not None
    assert (contested.profile, contested.won, contested.lost) == (profile, (won,), (lost,))
    assert follow in contested.follow
    for told in (finding.help.en, finding.help.zh):
        assert all(word in told for word in (won, lost, profile, follow))
    other = Settings(profile=follow)
    text = BOTH.format(**{"marketing": "", "market": "", "sales": "product-sales", owner: duty})
    assert finding.rule not in {one.rule for one in check_text(text, settings=other).findings}


def test_what_no_answer_contests_says_nothing_of_it() -> None:
    finding = _finding("pricing", "combined", sales="pricing")
    assert finding.contested is None


def test_programs_get_it_too() -> None:
    text = BOTH.format(marketing="", market="product-planning", sales="")
    rows = json.loads("".join(pieces(check_text(text), View("en"))))["findings"]
    assert [row["contested"] for row in rows if row["rule"] == "product-planning-misplaced"] == [
        {"profile": "combined", "won": ["S-094"], "lost": ["S-015"], "follow": ["m1-market-fifteen"]}
    ]


def test_it_goes_by_the_row_of_the_structure_at_hand_where_that_accepts_the_unit() -> None:
    text = "units:\n  - {id: g, kind: marketing, owns: [%s]}\n  - {id: s, kind: sales}\n"
    for duty, follow in (("brand-building", ("combined", "m2-marketing-charter")), ("product-planning", None)):
        report = check_text(text % duty, settings=Settings(profile="m1-market-fifteen"))
        (found,) = [one for one in report.findings if one.duty == duty]
        assert (found.contested and found.contested.follow) == follow


def test_it_goes_by_every_row_where_that_of_the_structure_at_hand_does_not() -> None:
    contested = _finding("market-research", "combined", market="market-research").contested
    assert contested is not None
    assert (contested.won, contested.lost) == (("S-032", "S-096"), ("S-010",))
    assert contested.follow == ("m1-market-fifteen",)
