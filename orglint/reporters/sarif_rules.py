"""The rules of a run as SARIF reporting descriptors, in the reader's language and as a translation into the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from orglint.findings.report import RuleRun
from orglint.findings.severity import Severity
from orglint.findings.text import Language
from orglint.reporters.quoting import quoted, shown

LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
TAG: dict[Language, str] = {"en": "en-US", "zh": "zh-CN"}
MOST_TAGS = 10
"""GitHub shows so many tags of a rule."""
_GITHUB_SEVERITY = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}


def rules(runs: Sequence[RuleRun], language: Language) -> Iterator[str]:
    """A reporting descriptor for each rule."""
    for one in runs:
        tags = ", ".join(map(quoted, [one.pack, *one.statements][:MOST_TAGS]))
        yield (
            f'{{"id": {quoted(one.code)}, "name": {quoted(one.rule)}, {_words(one, language)}, '
            f'"defaultConfiguration": {{"level": "{LEVEL[one.severity]}"}}, '
            f'"properties": {{"tags": [{tags}], "problem.severity": "{_GITHUB_SEVERITY[one.severity]}"}}}}'
        )


def translation(runs: Sequence[RuleRun], language: Language) -> str:
    """A tool component that says the same of every rule in another language (SARIF 2.1.0, 3.14.9 and 3.19.4)."""
    rows = ",\n".join(f'{{"id": {quoted(one.code)}, {_words(one, language)}}}' for one in runs)
    return (
        f'{{"name": "orglint", "language": "{TAG[language]}", "contents": ["localizedData"], '
        f'"associatedComponent": {{"name": "orglint"}}, "rules": [\n{rows}\n]}}'
    )


def _words(one: RuleRun, language: Language) -> str:
    summary, why, advice = one.summary.read(language), one.why.read(language).strip(), one.help.read(language)
    paragraphs = f"{why}\n\n{advice}"
    return (
        f'"shortDescription": {{"text": {shown(summary)}}}, '
        f'"fullDescription": {{"text": {shown(" ".join(why.split()))}}}, '
        f'"help": {{"text": {quoted(paragraphs)}, "markdown": {quoted(paragraphs)}}}'
    )
