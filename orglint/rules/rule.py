"""A rule that can run. Knows no pydantic: it is built from plain data that was validated before."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import Any

from orglint.findings.place import Location, Position
from orglint.findings.problem import CannotRun, Problem, RuleFailed
from orglint.findings.report import RuleRun
from orglint.findings.severity import Severity
from orglint.findings.text import Text
from orglint.findings.violation import Violation
from orglint.graph.org_graph import OrgGraph
from orglint.lean.values import field, fields_of, frozen, replace
from orglint.rules.builtin import builtin_examples
from orglint.rules.kinds import kind_class, revive
from orglint.rules.outcome import Outcome

Judge = Callable[[OrgGraph, Mapping[str, object]], Outcome]
"""A check: an organization and the values of the rule's options → what it looked at and found."""

BUILT_IN = "orglint"
"""The origin of the built-in rules."""

READER = "reader"
"""The check kind of rules whose violations are found while a definition is read."""


@frozen
class Rule:
    """A rule with its words and its settings.

    data: the whole rule file as plain data. severity_is_set: a profile or a configuration decided the severity, so that
    the rule file's own tables for single cases do not count. words: texts of a configuration that stand for `message`
    or `help` in all variants. origin, version: who offers it, and in which version where that is known. judge: the
    check of a plugin in Python; it stands for the one that `data` names. statements: those that it cites.
    """

    code: str
    name: str
    pack: str
    severity: Severity
    data: Mapping[str, Any]
    origin: str = BUILT_IN
    option_values: Mapping[str, object] = field(default_factory=dict)
    severity_is_set: bool = False
    words: Mapping[str, Text] = field(default_factory=dict)
    version: str | None = None
    judge: Judge | None = None
    statements: tuple[str, ...] = ()

    @classmethod
    def from_data(
        cls, data: Mapping[str, Any], origin: str = BUILT_IN, version: str | None = None, judge: Judge | None = None
    ) -> Rule:
        """The rule that validated data describes, with the default values of its options."""
        return cls(
            code=data["code"],
            name=data["name"],
            pack=data["pack"],
            severity=Severity(data["severity"]),
            data=data,
            origin=origin,
            option_values={name: option["default"] for name, option in data.get("options", {}).items()},
            version=version,
            judge=judge,
            statements=tuple(one["statement"] for one in data["sources"] if one.get("statement")),
        )

    @property
    def status(self) -> str:
        """preview, stable or deprecated."""
        return str(self.data["status"])

    @property
    def summary(self) -> Text:
        """One sentence that states the flaw."""
        return self.text("summary")

    @property
    def why(self) -> Text:
        """Why it matters."""
        return self.text("why")

    @property
    def examples(self) -> Sequence[Mapping[str, Any]]:
        """The examples of its file. Those of the built-in rules stand apart, for no check looks at them."""
        if "examples" not in self.data:
            return builtin_examples()[self.name]
        found: Sequence[Mapping[str, Any]] = self.data["examples"]
        return found

    @property
    def is_reader(self) -> bool:
        """Its violations are found while the definition is read."""
        return bool(self.data["check"]["kind"] == READER)

    @property
    def is_on_by_default(self) -> bool:
        """It runs without being asked for, unless a profile leaves it out."""
        return bool(self.data.get("enabled", True)) and self.status != "preview"

    @property
    def runs_on_partial(self) -> bool:
        """It still speaks when part of the input could not be read."""
        return self.data.get("partial") == "run"

    def severity_of(self, violation: Violation) -> Severity:
        """How bad a violation of it is: as set from outside, by the case, or as its file says."""
        return self.severity if self.severity_is_set else violation.severity or self.severity

    def text(self, name: str) -> Text:
        """One of the rule's own texts: summary, why, message, help."""
        return _text(self.data[name])

    def message(self, variant: str) -> Text:
        """The message of a variant of its violation."""
        own = self.words.get("message")
        return own or _text(self.data.get("messages", {}).get(variant) or self.data["message"])

    def help(self, variant: str) -> Text:
        """The help for a variant of its violation."""
        own = self.words.get("help")
        return own or _text(self.data.get("helps", {}).get(variant) or self.data["help"])

    def label(self, name: str) -> Text:
        """What stands at a further place. Raises KeyError when the file has no such label."""
        return _text(self.data["labels"][name])

    def run(self, org: OrgGraph) -> Outcome:
        """Look at an organization; violations carry the rule's name. A reader rule looks at nothing here.

        Raises RuleFailed when the check of a plugin, or a query, does not do its work.
        """
        check = self.data["check"]
        if self.judge is not None:
            outcome = self.judge(org, self.option_values)
        elif check["kind"] == READER:
            return Outcome(0, [])
        elif check["kind"] == "python":
            outcome = import_module(f"orglint.rules.checks.{check['function']}").check(org, self.option_values)
        else:
            outcome = self._of_kind(org, check)
        return Outcome(outcome.examined, [replace(one, rule=self.name) for one in outcome.violations])

    def ran(self, examined: int, *, whole: bool = True) -> RuleRun:
        """The rule as a report tells of it, after it has looked at so many objects.

        whole: it looked at everything that it was to look at.
        """
        foreseen = self.origin == BUILT_IN or self.is_reader or bool(self.data.get("vacuous"))
        return RuleRun(
            code=self.code,
            rule=self.name,
            examined=examined,
            pack=self.pack,
            severity=self.severity,
            summary=self.summary,
            why=self.why,
            help=self.text("help"),
            statements=self.statements,
            reads=self.is_reader,
            vacuous=whole and examined == 0 and not foreseen,
        )

    def _of_kind(self, org: OrgGraph, check: Mapping[str, Any]) -> Outcome:
        """Run a check kind; an option named like one of its parameters stands for it."""
        cls = kind_class(check["kind"])
        options = self.data.get("options", {})
        set_by_option = {
            name: int(str(value)) if options[name]["type"] == "integer" else value
            for name, value in self.option_values.items()
            if name in fields_of(cls)
        }
        try:
            outcome: Outcome = revive(cls, {**check, **set_by_option}).run(org, self.option_values)
        except CannotRun as error:
            raise RuleFailed([self._problem(one) for one in error.problems]) from None
        return outcome

    def _problem(self, problem: Problem) -> Problem:
        """What kept the check from its work, told at the check in the rule file."""
        told = _IN_RULE.filled(rule=self.name, problem=problem.message)
        at = self.data.get("at")
        if at is None:
            return replace(problem, message=told)
        position = Position(at["line"], at["column"])
        return replace(problem, message=told, location=Location(at["file"], position, position))


_IN_RULE = Text("the rule {rule} cannot be applied: {problem}", "无法应用规则 {rule}：{problem}")


def _text(words: Mapping[str, str]) -> Text:
    return _words(words["en"], words["zh"])


@cache
def _words(en: str, zh: str) -> Text:
    """The text in both languages; made once for all findings that speak in it."""
    return Text(en, zh)
