"""What the examples of the shipped rules find, in full: place, unit, duty, facts, related places, words, help, fixes.
Before that, how many objects the rule looked at, in the bad definition and in the good one.

usage: python -m tests.rules.found    writes tests/rules/found.txt anew
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from orglint.findings.finding import Finding
from orglint.findings.place import Location
from orglint.findings.text import Text
from orglint.pipeline import check_bytes
from orglint.rules.catalog import RuleCatalog
from orglint.rules.rule import Rule
from orglint.settings import Settings
from orglint.testing.suite import collect
from orglint.testing.trial import try_rule

KEPT = Path(__file__).with_name("found.txt")
PACKS = str(Path(__file__).resolve().parents[2] / "rules")


def found(rule: Rule, catalog: RuleCatalog) -> str:
    """What each bad example of a rule finds, as lines."""
    return "\n".join(_lines(rule, catalog))


def kept() -> dict[str, str]:
    """Rule -> what its examples found when the file was written."""
    blocks = KEPT.read_text("utf-8").rstrip("\n").split("\n\n")
    return {block.partition("\n")[0]: block for block in blocks}


def _lines(rule: Rule, catalog: RuleCatalog) -> Iterator[str]:
    yield rule.name
    for number, example in enumerate(rule.examples, 1):
        yield f"  {number} examined {' '.join(_examined(rule, example, catalog))}"
        trial = try_rule(rule, example["bad"], example, catalog, example.get("encoding") or "utf-8")
        for one in trial.found:
            yield f"  {number} {_at(one.location)} {one.severity} {_about(one)}"
            yield from (f"    {text}" for text in (_both(one.message), _both(one.help)))
            yield from (f"    --> {_at(place.location)} {_both(place.message)}" for place in one.related)
            yield from (f"    fix: {_both(fix.title)}" for fix in one.fixes)


def _examined(rule: Rule, example: Mapping[str, Any], catalog: RuleCatalog) -> Iterator[str]:
    for text in (example["bad"], example["good"]):
        data = text.encode(example.get("encoding") or "utf-8")
        ran = check_bytes(data, settings=Settings(select=(rule.name,)), catalog=catalog).rules
        yield next(str(one.examined) for one in ran if one.rule == rule.name)


def _at(location: Location) -> str:
    start, end = location.start, location.end
    return f"{location.file}:{start.line}:{start.column}-{end.line}:{end.column}"


def _about(one: Finding) -> str:
    return f"unit={one.unit} duty={one.duty} facts={list(one.facts)}"


def _both(text: Text) -> str:
    return f"{text.en!r} {text.zh!r}"


def main() -> None:
    """Write what is found today."""
    suite = collect([PACKS])
    KEPT.write_text("\n\n".join(found(case.rule, suite.catalog) for case in suite.cases) + "\n", "utf-8")


if __name__ == "__main__":
    main()
