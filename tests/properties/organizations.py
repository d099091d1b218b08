"""Organizations that the rules of marketing have much to say about, for Hypothesis."""

from __future__ import annotations

from collections import Counter
from typing import Any

from hypothesis import strategies as st

from orglint import Report, Settings, check_text
from orglint.testing.sample import Sample, SampleUnit, as_yaml

DUTIES = (
    "pricing", "channel-planning", "product-planning", "market-research", "market-outlook", "promotion-planning",
    "advertising-campaigns", "channel-management", "product-sales", "customer-management", "brand-building",
    "annual-marketing-plan", "credit-risk-management",
)  # fmt: skip
DEPARTMENTS = ("market", "marketing", "sales", "finance", "technology-center", "brand", "e-commerce")


@st.composite
def organizations(draw: st.DrawFn) -> Sample:
    """A head office with departments and up to three branches with theirs; lines run between any departments."""
    units = [SampleUnit("hq", "hq")]
    places = ["hq", *(f"b{number}" for number in range(draw(st.integers(0, 3))))]
    units += [SampleUnit(place, "branch", "hq") for place in places[1:]]
    departments: list[str] = []
    for place in places:
        for kind in draw(st.lists(st.sampled_from(DEPARTMENTS), max_size=4, unique=True)):
            owns = draw(st.lists(st.sampled_from(DUTIES), max_size=4, unique=True))
            taken = draw(st.lists(st.sampled_from(DUTIES), max_size=2, unique=True))
            name = f"{place}-{kind}"
            departments.append(name)
            units.append(SampleUnit(name, kind, place, tuple(owns), tuple(one for one in taken if one not in owns)))
    lines = set()
    if len(departments) > 1:
        pairs = st.tuples(
            st.sampled_from(("directs", "guides", "relays_to")),
            st.sampled_from(departments),
            st.sampled_from(departments),
        )
        lines = {line for line in draw(st.lists(pairs, max_size=6)) if line[1] != line[2]}
    company = {"completeness": {"duties": draw(st.sampled_from(("partial", "full")))}}
    return Sample(tuple(units), tuple(sorted(lines)), company)


EVERY_RULE_OF_MARKETING = Settings(extra=("expert",), ignore=("core",))


def findings(definition: dict[str, Any] | str) -> Counter[tuple[Any, ...]]:
    """What the rules of marketing and the experts find, without the places."""
    return identities(check(definition))


def check(definition: dict[str, Any] | str, settings: Settings = EVERY_RULE_OF_MARKETING) -> Report:
    return check_text(definition if isinstance(definition, str) else as_yaml(definition), settings=settings)


def identities(report: Report) -> Counter[tuple[Any, ...]]:
    return Counter(
        (one.fingerprint, one.rule, one.unit, one.duty, one.severity, one.statements) for one in report.findings
    )
