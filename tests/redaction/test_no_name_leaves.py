"""No name, id, path or free text of a definition stands in any report that was asked to redact."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orglint import Report, Settings
from orglint.catalogue.catalogue import Catalogue
from orglint.findings.text import Language
from orglint.pipeline import check_bytes, check_text
from orglint.redaction.words import PublicWords
from orglint.reporters.baseline import json_baseline, text_baseline
from orglint.reporters.github import job_summary
from orglint.reporters.ledger import json_ledger, markdown_ledger, text_ledger
from orglint.reporters.statistics import statistics
from orglint.reporters.table import REPORTERS, pieces
from orglint.reporters.view import View
from orglint.rules.builtin import builtin_data
from orglint.rules.catalog import load_catalog
from orglint.rules.rule import Rule
from orglint.source.text import SourceText
from orglint.suppression.baseline_file import parse_baseline
from orglint.suppression.policy import Policy
from tests.redaction.sentinels import CHARACTERS, LETTERS, definitions, disguised, holds_sentinel

CATALOG = load_catalog()
RULES = sorted(CATALOG.rules.values(), key=lambda rule: rule.code)
PUBLIC = PublicWords(Catalogue.from_data(builtin_data()["catalogue"]), CATALOG)
FILE = f"/{LETTERS}/{CHARACTERS}/{LETTERS} a.{CHARACTERS}.yaml"
KEYS = (b"", b"a key that nobody guesses")


def everything_told(report: Report, language: Language) -> str:
    """All that is ever written of a report."""
    view = View(language, group_by="unit", statistics=True)
    texts = [piece for name in REPORTERS for piece in pieces(name, report, view)]
    texts += job_summary(report, view)
    texts += statistics(report, language)
    texts += text_ledger(report.ledger, language, 30)
    texts += markdown_ledger(report.ledger, language, 30)
    for use in (report.baseline,) if report.baseline else ():
        texts += [*text_baseline(use, language), *json_baseline(use)]
    texts += (problem.line(language) + problem.trace for problem in (*report.notes, *report.failures))
    return "".join([*texts, *json_ledger(report.ledger, 30)])


def asked(
    rule: Rule | None = None, key: bytes | None = None, today: str = "2026-01-01", baseline: str = ""
) -> Settings:
    about_waivers = rule is not None and rule.code.startswith("ORG6")
    select = () if rule is None else (rule.name, "marketing") if about_waivers else (rule.name,)
    extra = ("expert",) if rule is None else ()
    accepted = parse_baseline(SourceText(f"{LETTERS}-orglint-baseline.yaml", baseline), "/") if baseline else None
    return Settings(
        select=select,
        extra=extra,
        today=date.fromisoformat(today),
        suppression=Policy(baseline=accepted),
        redact=key is not None,
        redact_key=key or b"",
    )


def outline(report: Report) -> Counter[object]:
    """What redaction leaves as it is."""
    return Counter(
        (one.code, one.severity, one.location.start, one.location.end, one.statements, len(one.related))
        for one in report.findings
    )


SILENT = {
    "volume-alone",
    "product-planning-misplaced",
    "enterprise-value-alone",
    "market-research-misplaced",
    "look-alike-letters",
}
"""Rules that listen for words or letters which the disguise takes away."""


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_findings_of_every_rule_keep_names_to_themselves(rule: Rule) -> None:
    fired = True
    for number, example in enumerate(rule.examples):
        both = disguised(f"{example.get('baseline', '')}\0{example['bad']}", PUBLIC)
        baseline, bad = both.split("\0", 1)
        data = bad.encode(example.get("encoding", "utf-8"), "replace")
        today = example.get("today", "2026-01-01")
        plain = check_bytes(data, file=FILE, settings=asked(rule, None, today, baseline))
        redacted = check_bytes(data, file=FILE, settings=asked(rule, KEYS[number % 2], today, baseline))
        assert outline(redacted) == outline(plain)
        assert not holds_sentinel(everything_told(redacted, "zh" if number % 2 else "en") + repr(redacted))
        fired = fired and holds_sentinel(repr(plain.findings))
    assert fired == (rule.name not in SILENT)


@given(text=definitions(), key=st.sampled_from(KEYS), language=st.sampled_from(["en", "zh"]))
@settings(max_examples=30)
def test_a_definition_in_any_state_keeps_its_names_to_itself(text: str, key: bytes, language: Language) -> None:
    report = check_text(text, file=FILE, settings=asked(key=key))
    assert not holds_sentinel(everything_told(report, language) + repr(report))
