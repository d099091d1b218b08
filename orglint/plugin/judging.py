"""Runs the check of a plugin, so that whatever it does ends in violations or in one clear message."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass
from typing import Any

from orglint.findings.place import Location, Position
from orglint.findings.problem import Problem, RuleFailed
from orglint.findings.text import PLACEHOLDER, Text
from orglint.findings.violation import Violation
from orglint.graph.org_graph import OrgGraph
from orglint.graph.unit import Unit
from orglint.plugin.budget import TimeIsUp, limited
from orglint.plugin.declaring import DeclaredRule
from orglint.rules.outcome import Outcome


@dataclass(frozen=True, slots=True)
class PluginCheck:
    """The check of a declared rule, as a rule runs it. arguments: how many the function takes."""

    rule: DeclaredRule
    plugin: str
    arguments: int

    def __call__(self, org: OrgGraph, options: Mapping[str, object]) -> Outcome:
        """Judge every subject. Raises RuleFailed for an exception, a result of another kind, or too much time."""
        state = _State()
        try:
            with limited(self.rule.seconds), redirect_stdout(sys.stderr):
                return self._judged(org, options, state)
        except TimeIsUp:
            raise self._failed(_TOO_SLOW.filled(seconds=f"{self.rule.seconds:g}"), state) from None
        except _Unfit as error:
            raise self._failed(error.message, state) from None
        except (Exception, SystemExit) as error:
            told = _CRASHED.filled(error=_told(error))
            raise self._failed(told, state, _where(error, self.rule), traceback.format_exc()) from error

    def _judged(self, org: OrgGraph, options: Mapping[str, object], state: _State) -> Outcome:
        violations: list[Violation] = []
        subjects = list(_subjects(self.rule.subjects, org))
        files = {part.file for part in org.parts}
        for subject in subjects:
            state.subject = subject
            for one in _yielded(self.rule.check(*(subject, org, options)[: self.arguments])):
                violations.append(_fit(one, self.rule, files))
        return Outcome(len(subjects), violations)

    def _failed(self, message: Text, state: _State, at: Location | None = None, trace: str = "") -> RuleFailed:
        about = _JUDGING.filled(unit=state.subject.label) if isinstance(state.subject, Unit) else Text("", "")
        told = _FAILED.filled(
            code=self.rule.code, name=self.rule.name, plugin=self.plugin, problem=message, about=about
        )
        return RuleFailed([Problem(told, at or _definition(self.rule), _NOT_YOURS, trace)])


class _State:
    """How far a check has come."""

    subject: object = None


class _Unfit(Exception):
    """A check gave back what no check may."""

    def __init__(self, message: Text) -> None:
        super().__init__(message.en)
        self.message = message


def _subjects(subjects: object, org: OrgGraph) -> Iterable[Any]:
    if callable(subjects):
        found = subjects(org)
        if not isinstance(found, Iterable):
            raise _Unfit(_NO_SUBJECTS.filled(got=type(found).__name__))
        return found
    inside = (unit for unit in org.units if not unit.external)
    if subjects is None:
        return inside
    kinds = {subjects} if isinstance(subjects, str) else set(subjects)  # type: ignore[call-overload]
    return (unit for unit in inside if not kinds.isdisjoint(unit.kinds))


def _yielded(result: object) -> Iterator[object]:
    if isinstance(result, Violation):
        yield result
    elif isinstance(result, Iterable) and not isinstance(result, str | bytes | Mapping):
        yield from result
    elif result is not None:
        raise _Unfit(_WRONG_RESULT.filled(got=type(result).__name__))


def _fit(one: object, rule: DeclaredRule, files: set[str]) -> Violation:
    """The violation, when its words and places are there."""
    if not isinstance(one, Violation):
        raise _Unfit(_WRONG_RESULT.filled(got=type(one).__name__))
    for place in (one.at, *(related.at for related in one.related), *_changed(one)):
        if place.file not in files:
            raise _Unfit(_NO_PLACE.filled(file=place.file))
    for group, name in (("messages", one.variant), *(("labels", related.label) for related in one.related)):
        if name and name not in getattr(rule, group) and (group == "labels" or name not in rule.helps):
            raise _Unfit(_NO_WORDS.filled(group=group, name=name))
    missing = sorted(_wanted(rule, one) - one.facts.keys())
    if missing:
        raise _Unfit(_NO_FACT.filled(names=", ".join(missing)))
    return one


def _changed(one: Violation) -> Iterator[Any]:
    return (change.at for suggestion in one.suggestions for change in suggestion.changes)


def _wanted(rule: DeclaredRule, one: Violation) -> set[str]:
    """The facts that the words of a violation need."""
    words = [rule.messages.get(one.variant, rule.message), rule.helps.get(one.variant, rule.help)]
    words += [rule.labels[related.label] for related in one.related]
    return {name for text in words for name in PLACEHOLDER.findall(text.en if isinstance(text, Text) else text)}


def _told(error: BaseException) -> str:
    said = str(error)
    return f"{type(error).__name__}: {said}" if said else type(error).__name__


def _where(error: BaseException, rule: DeclaredRule) -> Location | None:
    """The last line of the plugin's own file that was being run."""
    file = rule.check.__code__.co_filename
    frames: Sequence[traceback.FrameSummary] = traceback.extract_tb(error.__traceback__)
    numbers = [frame.lineno for frame in frames if frame.filename == file and frame.lineno]
    return line_of(file, numbers[-1]) if numbers else None


def _definition(rule: DeclaredRule) -> Location:
    code = rule.check.__code__
    return line_of(code.co_filename, code.co_firstlineno)


def line_of(file: str, line: int) -> Location:
    """The beginning of a line of a file, named as a person would from here."""
    try:
        shown = os.path.relpath(file)
    except ValueError:  # on another drive
        shown = file
    at = Position(line, 1)
    return Location((file if shown.startswith("..") else shown).replace(os.sep, "/"), at, at)


_FAILED = Text(
    "the rule {code} {name} of the plugin {plugin} {problem}{about}; the other rules were checked",
    "插件 {plugin} 的规则 {code} {name} {problem}{about}；其余规则均已检查",
)
_NOT_YOURS = Text("a fault of the plugin, not of the definition", "这是插件的问题，不是组织定义的问题")
_JUDGING = Text(" (it was looking at {unit})", "（当时正在检查{unit}）")
_CRASHED = Text("crashed: {error}", "运行出错：{error}")
_TOO_SLOW = Text("took longer than its {seconds} seconds and was stopped", "超过 {seconds} 秒的时限，已中止")
_WRONG_RESULT = Text(
    "gave back a value of type {got} where only violations may stand",
    "返回了 {got} 类型的值，而此处只能是违规（Violation）",
)
_NO_SUBJECTS = Text(
    "names subjects of type {got}; a list of things to look at is wanted",
    "的 subjects 返回 {got} 类型，应为检查对象的列表",
)
_NO_PLACE = Text("points into “{file}”, which is no file of this definition", "指向“{file}”，它不属于这份定义")
_NO_WORDS = Text("uses “{name}”, which is not under its `{group}`", "使用了“{name}”，而 `{group}` 中没有它")
_NO_FACT = Text(
    "has words that name {names}, and the violation gives no such fact", "的文字用到 {names}，而违规中没有给出"
)
