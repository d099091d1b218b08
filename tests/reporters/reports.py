"""Reports of texts that want to be mistaken for something else."""

from __future__ import annotations

from hypothesis import strategies as st

from orglint.findings.finding import Finding, RelatedPlace, Suppression
from orglint.findings.place import Location, Position
from orglint.findings.report import Report, RuleRun
from orglint.findings.severity import Severity
from orglint.findings.text import Text, same

FORGERIES = (
    "::error::forged",
    "   ::add-mask::secret",
    "\n::set-output name=x::y",
    "##[error]forged",
    "a##[set-env name=PATH]b",
    "市场部, 东区: “1”",
    '<script>alert("x")</script>',
    "]]>",
    "&amp;&#0;",
    "-->",
    "| a | b |",
    "`` ` ``",
    "@team #12 !3 https://example.org",
    "\x00\x07\x1b[31m\x7f\x85",
    "\u202e\u2066\u200b\u2028\u2029\ufeff",
    "%0A%25::",
    "\ud800",
    "\U0001f600\U000e0001",
    "= - # > 1.",
    "{x} {0} %s",
    "\r\n\r",
    "\\",
)
WORDS = st.lists(st.sampled_from(FORGERIES) | st.text(max_size=6), min_size=1, max_size=4).map("".join)
TEXTS = st.builds(Text, WORDS, WORDS)
POSITIONS = st.tuples(st.integers(1, 4), st.integers(1, 9))


@st.composite
def locations(draw: st.DrawFn) -> Location:
    start, end = sorted([draw(POSITIONS), draw(POSITIONS)])
    return Location(draw(st.sampled_from(FORGERIES) | WORDS), Position(*start), Position(*end))


SUPPRESSIONS = st.builds(Suppression, st.sampled_from(["waiver", "baseline"]), WORDS, locations(), st.none() | WORDS)
FINDINGS = st.builds(
    Finding,
    code=st.sampled_from(["ORG001", "MKT016"]),
    rule=st.sampled_from(["duplicate-key", "pricing-outside-market"]),
    severity=st.sampled_from(Severity),
    message=TEXTS,
    help=TEXTS,
    statements=st.just(("S-016",)),
    location=locations(),
    fingerprint=st.sampled_from(["0123456789abcdef", "fedcba9876543210"]),
    unit=st.none() | WORDS,
    duty=st.none() | WORDS,
    related=st.lists(st.builds(RelatedPlace, TEXTS, locations()), max_size=2).map(tuple),
    suppressed=st.none() | SUPPRESSIONS,
)
RULES = (
    RuleRun("MKT016", "pricing-outside-market", 2, "marketing", Severity.ERROR, same("s"), same("w"), same("h")),
    RuleRun("ORG001", "duplicate-key", 0, "core", Severity.ERROR, same("s"), same("w"), same("h"), reads=True),
    RuleRun("ORG602", "expired-waiver", 0, "core", Severity.WARNING, same("s"), same("w"), same("h")),
)
REPORTS = st.builds(
    lambda findings, text: Report(
        findings=tuple(sorted(findings, key=lambda one: one.order)),
        organizations=1,
        units=1,
        rules=RULES,
        texts={one.location.file: text for one in findings},
    ),
    st.lists(FINDINGS, max_size=5),
    WORDS,
)
