"""Runs the check of a plugin, so that whatever it does ends in violations or in one clear message."""

from __future__ import annotations

import sys
import threading
import traceback
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, redirect_stdout
from typing import Any

from orglint.findings.place import Location
from orglint.findings.problem import Problem, RuleFailed
from orglint.findings.text import Text
from orglint.findings.violation import Violation
from orglint.graph.org_graph import OrgGraph
from orglint.graph.unit import Unit
from orglint.lean.values import field, frozen, mutable
from orglint.plugin.declaring import DeclaredRule, Subjects
from orglint.plugin.fitting import Unfit, fitting, yielded
from orglint.plugin.guarding import unchanged
from orglint.plugin.lines import line_of
from orglint.rules.outcome import Outcome
from orglint.rules.time_limit import TimeIsUp, limited

MOST_VIOLATIONS = 200_000
"""How much one check may find in one organization: more than anyone reads, less than fills the memory."""


@frozen
class PluginCheck:
    """The check of a declared rule, as a rule runs it. arguments: how many the function takes. kinds: the kinds of unit
    that it looks at, by their ids, where the rule names kinds."""

    rule: DeclaredRule
    plugin: str
    arguments: int
    kinds: frozenset[str] = frozenset()

    def __call__(self, org: OrgGraph, options: Mapping[str, object]) -> Outcome:
        """Judge every subject. Raises RuleFailed for what keeps the check from its work and for what it may not do: an
        exception, a result of another kind, too much time, a change of the organization."""
        before, state = unchanged(org), _State()
        try:
            self._attempt(org, options, state)
        finally:
            changed = before.put_back()
        if changed is not None:
            raise self._failed(_CHANGED.filled(what=changed), state)
        return Outcome(state.examined, state.violations)

    def _attempt(self, org: OrgGraph, options: Mapping[str, object], state: _State) -> None:
        try:
            with limited(self.rule.seconds, spare=(__file__,)), redirect_stdout(sys.stderr), _threads(state):
                self._judge(org, options, state)
            if state.crash is not None:
                raise state.crash
        except TimeIsUp:
            told = _TOO_SLOW if state.thread is None else _LEFT_A_THREAD
            raise self._failed(told.filled(seconds=f"{self.rule.seconds:g}"), state) from None
        except Unfit as error:
            raise self._failed(error.message, state) from None
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            told = _CRASHED.filled(error=error_line(error))
            raise self._failed(told, state, _where(error, self.rule), traceback.format_exc()) from error

    def _judge(self, org: OrgGraph, options: Mapping[str, object], state: _State) -> None:
        files = {part.file for part in org.parts}
        for state.subject in _subjects(self.rule.subjects, self.kinds, org):
            state.examined += 1
            for one in yielded(self.rule.check(*(state.subject, org, options)[: self.arguments])):
                state.violations.append(fitting(one, self.rule, files))
                if len(state.violations) > MOST_VIOLATIONS:
                    raise Unfit(_TOO_MANY.filled(most=MOST_VIOLATIONS))

    def _failed(self, message: Text, state: _State, at: Location | None = None, trace: str = "") -> RuleFailed:
        about = _JUDGING.filled(unit=state.subject.label) if isinstance(state.subject, Unit) else Text("", "")
        told = _FAILED.filled(
            code=self.rule.code, name=self.rule.name, plugin=self.plugin, problem=message, about=about
        )
        return RuleFailed([Problem(told, at or line_of(self.rule.file, self.rule.line), _NOT_YOURS, trace)])


@mutable
class _State:
    """How far a check has come: what it is looking at, what it found, what its threads do."""

    subject: object = None
    examined: int = 0
    violations: list[Violation] = field(default_factory=list)
    thread: threading.Thread | None = None
    crash: BaseException | None = None


@contextmanager
def _threads(state: _State) -> Iterator[None]:
    """The threads that a check starts are part of it: they are waited for, and what ends one of them ends the check.

    In a process that has threads of its own nobody can tell whose a new one is; there, none is looked at.
    """
    if threading.active_count() > 1:
        yield
        return

    def crashed(args: threading.ExceptHookArgs) -> None:
        state.crash = state.crash or args.exc_value

    hook, threading.excepthook = threading.excepthook, crashed
    try:
        yield
        for state.thread in threading.enumerate():
            if state.thread is not threading.current_thread():
                state.thread.join()
        state.thread = None
    finally:
        threading.excepthook = hook


def _subjects(subjects: Subjects | None, kinds: frozenset[str], org: OrgGraph) -> Iterable[Any]:
    if callable(subjects):
        found = subjects(org)
        if not isinstance(found, Iterable):
            raise Unfit(_NO_SUBJECTS.filled(got=type(found).__name__))
        return found
    return [unit for unit in org.units if not unit.external and (not kinds or not kinds.isdisjoint(unit.kinds))]


def error_line(error: BaseException) -> str:
    """What an exception says, on one line, whatever its class does when it is asked."""
    try:
        said = str(error).partition("\n")[0]
    except Exception:
        said = "…"
    return f"{type(error).__name__}: {said}" if said else type(error).__name__


def _where(error: BaseException, rule: DeclaredRule) -> Location | None:
    """The last line of the plugin's own file that was being run."""
    numbers = [
        one.lineno for one in traceback.extract_tb(error.__traceback__) if one.filename == rule.file and one.lineno
    ]
    return line_of(rule.file, numbers[-1]) if numbers else None


_FAILED = Text(
    "the rule {code} {name} of the plugin {plugin} {problem}{about}; the other rules were checked",
    "插件 {plugin} 的规则 {code} {name} {problem}{about}；其余规则均已检查",
)
_NOT_YOURS = Text("a fault of the plugin, not of the definition", "这是插件的问题，不是组织定义的问题")
_JUDGING = Text(" (it was looking at {unit})", "（当时正在检查{unit}）")
_CRASHED = Text("crashed: {error}", "运行出错：{error}")
_TOO_SLOW = Text("took longer than its {seconds} seconds and was stopped", "超过 {seconds} 秒的时限，已中止")
_LEFT_A_THREAD = Text(
    "left a thread running that did not end within its {seconds} seconds", "留下的线程在 {seconds} 秒内没有结束"
)
_CHANGED = Text("changed {what} of the organization; a check only looks", "修改了组织的 {what}；检查只能读取，不得修改")
_TOO_MANY = Text("found more than {most} things and was stopped", "发现的问题超过 {most} 个，已中止")
_NO_SUBJECTS = Text(
    "names subjects of type {got}; a list of things to look at is wanted",
    "的 subjects 返回 {got} 类型，应为检查对象的列表",
)
