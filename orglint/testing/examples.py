"""Runs the examples of a rule strictly: the marked findings, their messages, silence, the smallest edit, the fixes."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from orglint.findings.finding import Finding, Fix
from orglint.findings.place import Location
from orglint.findings.text import Text
from orglint.rules.catalog import RuleCatalog
from orglint.rules.rule import Rule
from orglint.testing.faults import PARTS, Fault, fault
from orglint.testing.fixing import with_edits
from orglint.testing.places import ExamplePlace, TextPlace
from orglint.testing.trial import Trial, expected_lines, try_rule, without_comments

MOST_CHANGED_LINES = 8
"""How many lines, taken away and added, a good example may differ by from the bad one: a list moved from one unit to
another, and no more."""


def rule_faults(rule: Rule, places: Sequence[ExamplePlace], catalog: RuleCatalog) -> list[Fault]:
    """Everything that is wrong with the examples of a rule; empty when all of them hold.

    places: where each example stands. catalog: the rules of the run, this one among them.
    """
    faults: list[Fault] = []
    fired: list[Finding] = []
    examples = rule.examples
    for number, (example, place) in enumerate(zip(examples, places, strict=True), start=1):
        run = _Run(rule, example, number, place, catalog)
        faults += run.faults()
        fired += run.bad.found
    start = places[0].bad.line(0)
    if unfinished := ", ".join(_unfinished(rule)):
        faults.append(fault("unfinished", start, found=unfinished))
    if not fired and not any(one.kind in ("failed", "unreadable") for one in faults):
        return [fault("never-fires", start), *(one for one in faults if one.kind not in ("silent", "missing"))]
    if fired and not any(example.get("message") for example in examples):
        said = fired[0].message
        quoted = Text(*(json.dumps(text, ensure_ascii=False) for text in (said.en, said.zh)))
        faults.append(fault("no-message", start, found=quoted))
    return faults


def _unfinished(rule: Rule) -> Iterator[str]:
    """The names of texts that are as `orglint rules new` leaves them."""
    texts = [(name, rule.data[name]) for name in ("summary", "why", "message", "help")]
    texts += [("title", example["title"]) for example in rule.examples]
    return (name for name, text in dict(texts).items() if "TODO" in (text["en"][:4], text["zh"][:4]))


class _Run:
    """One example, run."""

    def __init__(
        self, rule: Rule, example: Mapping[str, Any], number: int, place: ExamplePlace, catalog: RuleCatalog
    ) -> None:
        self.rule, self.example, self.number, self.place, self.catalog = rule, example, number, place, catalog
        encoding = example.get("encoding") or "utf-8"
        self.in_utf_8 = encoding == "utf-8"
        self.bad = try_rule(rule, example["bad"], example, catalog, encoding)

    def faults(self) -> Iterator[Fault]:
        """What is wrong with it."""
        yield from self._broken(self.bad, "bad")
        if self.bad.failures:
            return
        yield from self._lines()
        yield from self._messages()
        yield from self._good()
        if self.in_utf_8:
            yield from self._fixes()

    def _fault(self, kind: str, line: int, part: str = "bad", **told: Any) -> Fault:
        place: TextPlace = getattr(self.place, part)
        lines = self.example.get(part, "").splitlines()
        excerpt = lines[line - 1] if 0 < line <= len(lines) else ""
        return fault(kind, place.line(line), example=self.number, line=line, excerpt=excerpt, **told)

    def _broken(self, trial: Trial, part: str) -> Iterator[Fault]:
        for problem in trial.failures:
            at: Location = problem.location or getattr(self.place, part).line(0)
            yield fault("failed", at, example=self.number, found=problem.message, trace=problem.trace)
        for one in trial.unreadable:
            told = {"which": PARTS[part], "found": one.message}
            yield self._fault("unreadable", one.location.start.line, part, **told)

    def _lines(self) -> Iterator[Fault]:
        """Findings and marks, line by line."""
        wanted = expected_lines(self.example)
        found = Counter(one.location.start.line for one in self.bad.found)
        shown = ", ".join(f"{line}" for line in sorted(found.elements())) or "–"
        if not wanted:
            yield self._fault("not-marked", min(found)) if found else self._fault("silent", 0)
            return
        for line in (wanted - found).elements():
            yield self._fault("missing", line, found=shown)
        for line in (found - wanted).elements():
            told = next(one.message for one in self.bad.found if one.location.start.line == line)
            yield self._fault("unmarked", line, found=told)

    def _messages(self) -> Iterator[Fault]:
        given = self.example.get("message")
        wanted = [given] if isinstance(given, str) else list(given or ())
        if wanted and len(wanted) != len(self.bad.found):
            yield self._fault("messages", 0, expected=len(wanted), found=len(self.bad.found))
            return
        for text, one in zip(wanted, self.bad.found, strict=bool(wanted)):
            if text not in (one.message.en, one.message.zh):
                found = max((one.message.en, one.message.zh), key=lambda said: _likeness(text, said))
                yield self._fault("message", one.location.start.line, expected=text, found=found)

    def _good(self) -> Iterator[Fault]:
        good = self.example.get("good")
        if good is None:
            yield self._fault("no-good", 0)
            return
        trial = try_rule(self.rule, good, self.example, self.catalog)
        yield from self._broken(trial, "good")
        for one in trial.found:
            yield self._fault("not-silent", one.location.start.line, "good", found=one.message)
        changed = _changed_lines(self.example["bad"], good)
        if good == self.example["bad"] and self.in_utf_8:
            yield self._fault("same", 0, "good")
        elif changed > MOST_CHANGED_LINES:
            yield self._fault("not-minimal", 0, "good", expected=MOST_CHANGED_LINES, found=changed)

    def _fixes(self) -> Iterator[Fault]:
        """Every way to mend a finding, tried: it is gone, the text is understood, nothing else is found."""
        if not any(finding.fixes for finding in self.bad.found):
            return
        bad = try_rule(self.rule, self.example["bad"], self.example, self.catalog, with_core=True)
        before = {one.fingerprint for one in (*bad.found, *bad.beside)}
        unclear = {one.message for one in bad.unreadable}
        for finding in bad.found:
            for fix in finding.fixes:
                yield from self._fix(finding, fix, before, unclear)

    def _fix(self, finding: Finding, fix: Fix, before: set[str], unclear: set[Text]) -> Iterator[Fault]:
        line = finding.location.start.line
        mended = with_edits(self.example["bad"], fix.edits)
        if mended is None:
            yield self._fault("fix-overlaps", line, title=fix.title)
            return
        after = try_rule(self.rule, mended, self.example, self.catalog, with_core=True)
        for one in after.unreadable:
            if one.message not in unclear:
                yield self._fault("fix-breaks", line, title=fix.title, found=one.message)
        if any(one.fingerprint == finding.fingerprint for one in after.found):
            yield self._fault("fix-keeps", line, title=fix.title)
        for one in (*after.found, *after.beside):
            if one.fingerprint not in before and one not in after.unreadable:
                yield self._fault("fix-adds", line, title=fix.title, found=one.message)


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _changed_lines(bad: str, good: str) -> int:
    """How many lines that say anything were taken away or added."""
    before, after = without_comments(bad), without_comments(good)
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    same = sum(block.size for block in blocks)
    return len(before) + len(after) - 2 * same
