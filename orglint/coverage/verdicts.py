"""The verdict on every statement, from what the rules of a run found and looked at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from orglint.coverage.checks import BY_CHECK
from orglint.coverage.contexts import BY_STATEMENT
from orglint.coverage.kinds import BY_KIND
from orglint.coverage.subject import Shown, Subject
from orglint.findings.coverage import Contrast, Evidence, Judgement, Verdict
from orglint.findings.finding import Finding
from orglint.findings.text import Text, joined
from orglint.judging.run import Judged, Run
from orglint.rules.kinds import kind_class, revive
from orglint.rules.rule import Rule

PACK = "marketing"
"""The rules of the source text; nothing else speaks for a statement."""

_NOTHING = Text("no definition can decide it: {because}", "任何定义都无法判断：{because}")
_SILENT = Text("nothing is declared that it speaks of", "没有声明相关内容")
_UNREAD = Text("part of the definition could not be read", "定义有一部分无法读取")
_NOT_COUNTED = Text(
    "the profile {profile} does not count it; these do: {others}", "方案 {profile} 不采用该条；采用的方案：{others}"
)
_OFF = Text("its rule {rule} is off here; it is on under: {others}", "其规则 {rule} 在此未启用；启用的方案：{others}")


class Verdicts:
    """Judges the statements for one organization that a run has looked at. findings: all that were made of it."""

    def __init__(self, run: Run, judged: Judged, findings: Sequence[Finding]) -> None:
        self._run, self._judged, self._profile = run, judged, run.choice.profile
        self._rules: dict[str, list[Rule]] = {}
        for rule in run.catalog.rules.values():
            if rule.pack == PACK and not run.catalog.not_yet(rule):
                for statement in _stands_on(rule):
                    self._rules.setdefault(statement, []).append(rule)
        self._against: dict[str, list[Finding]] = {}
        for finding in (one for one in findings if run.catalog.rules[one.rule].pack == PACK):
            for statement in finding.statements:
                self._against.setdefault(statement, []).append(finding)

    def on(self, statement: Mapping[str, Any]) -> Judgement:
        """The verdict on one statement, given as the data of the statements and of what is derived hold it."""
        name = str(statement["id"])
        rules = self._rules.get(name, [])
        shown: tuple[Shown, ...] = ()
        because = declare = None
        against = self._against.get(name, [])
        verdict: Verdict = "violated"
        if against:
            because = joined([one.message for one in against], "; ", "；")
        else:
            verdict, because, declare, shown = self._undisputed(statement, name, rules)
        return Judgement(
            id=name,
            answer=str(statement.get("answer", "")),
            line=str(statement.get("line", "")),
            says=Text(**statement["says"]),
            verdict=verdict,
            profile=self._profile.id,
            because=because,
            declare=declare,
            rules=tuple(rule.name for rule in rules),
            evidence=tuple(Evidence(self._run.locate(one.at), one.unit, one.says) for one in shown),
            findings=tuple(against),
        )

    def _undisputed(
        self, statement: Mapping[str, Any], name: str, rules: list[Rule]
    ) -> tuple[Verdict, Text | None, Text | None, tuple[Shown, ...]]:
        """Verdict, why, what to declare, and what is shown, of a statement that nothing contradicts."""
        if statement.get("kind") == "none":
            return "not-applicable", _NOTHING.filled(because=Text(**statement["because"])), None, ()
        if not self._judged.org.whole:
            return "undetermined", _UNREAD, None, ()
        if not self._profile.counts(name):
            return "not-applicable", self._not_counted(name), None, ()
        if statement.get("kind") == "context":
            return _decided([BY_STATEMENT[name](self._judged.org)])
        active = [rule for rule in rules if rule.name in self._judged.outcomes]
        if not active:
            told = ", ".join(rule.name for rule in rules)
            return "not-applicable", _OFF.filled(rule=told, others=self._where_on(rules)), None, ()
        return _decided([self._subject(rule, name) for rule in active])

    def _subject(self, rule: Rule, statement: str) -> Subject:
        """What the rule asks on behalf of the statement; nothing is shown where the rule looked at nothing."""
        check, org = rule.data["check"], self._judged.org
        if check["kind"] == "python":
            found = BY_CHECK[check["function"]](org)
        else:
            revived = revive(kind_class(check["kind"]), check)
            found = BY_KIND[check["kind"]](revived, org, statement, rule.option_values)
        looked = self._judged.outcomes[rule.name].examined > 0
        return found if looked else Subject(absent=found.absent, declare=found.declare)

    def _where_on(self, rules: Sequence[Rule]) -> str:
        catalog = self._run.catalog
        wanted = {rule.name for rule in rules}
        on = (one.id for one in catalog.profiles.values() if wanted & {rule.name for rule in catalog.chosen(one)})
        return ", ".join(on) or "–"

    def _not_counted(self, statement: str) -> Text:
        others = [one.id for one in self._run.catalog.profiles.values() if one.counts(statement)]
        return _NOT_COUNTED.filled(profile=self._profile.id, others=", ".join(others))


def _decided(subjects: Sequence[Subject]) -> tuple[Verdict, Text | None, Text | None, tuple[Shown, ...]]:
    applying = [one for one in subjects if one.absent is None]
    if not applying:
        return "not-applicable", subjects[0].absent, None, ()
    shown = tuple(dict.fromkeys(one for subject in applying for one in subject.shown))
    if shown:
        return "holds", None, None, shown
    declare = [one.declare for one in applying if one.declare is not None]
    return "undetermined", _SILENT, joined(declare, "; ", "；") if declare else None, ()


def _stands_on(rule: Rule) -> Iterable[str]:
    sources = rule.data["sources"]
    return dict.fromkeys(str(name) for one in sources if (name := one.get("statement") or one.get("derived")))


def contrasts(run: Run, judgements: Sequence[Judgement]) -> tuple[Contrast, ...]:
    """The rules of several answers of which the organization meets one and contradicts another, with the statements."""
    by_id = {one.id: one for one in judgements}
    found = []
    for rule in run.choice.active:
        sides = [by_id[name] for name in _stands_on(rule) if name in by_id]
        decided = [one for one in sides if one.verdict in ("holds", "violated")]
        if len({one.verdict for one in decided}) > 1:
            found.append(Contrast(rule.name, rule.summary, tuple(one.id for one in decided)))
    return tuple(found)
