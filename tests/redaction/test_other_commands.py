"""What else tells of an organization keeps its names to itself: coverage, and what another edition would find."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orglint.cli.edition import compared
from orglint.coverage.covering import cover, cover_text
from orglint.findings.coverage import Coverage
from orglint.findings.text import Language, same
from orglint.reporters.coverage import json_coverage, markdown_coverage, text_coverage
from orglint.reporters.edition import EditionDiff, json_diff, text_diff
from orglint.reporters.style import PLAIN
from orglint.rules.catalog import Adjustment
from orglint.rules.editions import rule_changes
from orglint.settings import Settings
from tests.redaction.sentinels import CHARACTERS, LETTERS, definitions, holds_sentinel

KEYS = (b"", b"a key that nobody guesses")
COMPANY = f"""\
company: {{name: {CHARACTERS}集团}}
units:
  - {{id: {LETTERS}-hq, name: {CHARACTERS}总公司, kind: hq, previously: [{LETTERS}-x]}}
  - {{id: {LETTERS}-x, name: {CHARACTERS}, kind: general-office}}
  - {{id: {LETTERS}-s, name: 销售部, owns: [产品定价]}}
  - {{id: {LETTERS}-m, name: 市场部}}
waivers:
  - {{rule: "*-outside-market", unit: "{LETTERS}*", reason: {CHARACTERS}}}
"""
WORDS = Adjustment(words={"message": same(f"ask {CHARACTERS}"), "help": same(f"call {LETTERS}")})


def coverage_told(coverage: Coverage, language: Language) -> str:
    pieces = [*json_coverage(coverage, language), *text_coverage(coverage, language, "unit", PLAIN)]
    return "".join([*pieces, *markdown_coverage(coverage, language, "model")])


@given(text=definitions(), key=st.sampled_from(KEYS), language=st.sampled_from(["en", "zh"]))
@settings(max_examples=10)
def test_coverage_of_a_definition_in_any_state(text: str, key: bytes, language: Language) -> None:
    coverage = cover_text(text, file=f"{LETTERS}/{CHARACTERS}.yaml", settings=Settings(redact=True, redact_key=key))
    assert not holds_sentinel(coverage_told(coverage, language))


@pytest.fixture
def path(tmp_path: Path) -> str:
    file = tmp_path / f"{LETTERS}.yaml"
    file.write_text(COMPANY, "utf-8")
    return str(file)


def test_coverage_leaves_out_the_words_of_a_configuration(path: str) -> None:
    for redact in (False, True):
        wanted = Settings(redact=redact, adjust={"pricing-outside-market": WORDS}, edition="2026-11")
        assert holds_sentinel(coverage_told(cover(path, wanted), "zh")) is not redact


@pytest.mark.parametrize("key", KEYS)
def test_what_another_edition_finds(path: str, key: bytes) -> None:
    for redact in (False, True):
        before = Settings(redact=redact, redact_key=key, edition="2026-11", adjust={"waiver-without-limit": WORDS})
        found = compared([path], before, replace(before, edition="2026-12"))
        assert {one.rule for one in found.added} >= {"previous-id-in-use", "waiver-without-limit"}
        diff = EditionDiff("2026-11", "2026-12", rule_changes("2026-11", "2026-12"), found, redacted=redact)
        told = "".join([*json_diff(diff, "en"), *text_diff(diff, "zh", PLAIN)])
        assert holds_sentinel(told) is not redact
        assert ("已隐去名称" in told) is redact
