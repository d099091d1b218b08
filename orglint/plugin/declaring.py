"""`@rule(...)`: a function and what is said about it, as one rule. Nothing is validated before the plugin is loaded."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from textwrap import dedent
from typing import Any, Literal

from orglint.findings.text import Text
from orglint.graph.org_graph import OrgGraph
from orglint.lean.values import frozen

API_VERSION = 1
"""The version of this interface. A plugin says in `ORGLINT_API` which one it is written for."""

BUDGET_SECONDS = 10.0
"""How long a check may look at one organization when its rule says nothing else, in seconds."""

Words = str | Text
"""What a person reads: in one language, or as `Text(en, zh)` in both."""

Subjects = str | Sequence[str] | Callable[[OrgGraph], Iterable[Any]]
"""What a check looks at one by one: the units of a kind or of several, or whatever a function takes from the graph."""


@frozen
class Example:
    """A definition that the rule finds fault with, and the nearest one that it does not. Made by `example`.

    line: where in the plugin's file it was made.
    """

    bad: str
    good: str
    title: Words
    message: str | tuple[str, ...] | None = None
    findings: tuple[int, ...] | None = None
    line: int = 1


def example(
    bad: str,
    good: str,
    *,
    title: Words = "Example",
    message: str | Sequence[str] | None = None,
    findings: Sequence[int] | None = None,
) -> Example:
    """An example of a rule: documentation and test in one.

    bad: a definition with a comment `# finding` on each line where a finding starts. good: the same, mended by the
    smallest edit. The indentation that all lines of a text share is taken off, and a line break at its beginning.
    message: what the finding says, in either language; a list where there are several. findings: the lines of the
    findings, where no comment can stand on them.
    """
    said = message if message is None or isinstance(message, str) else tuple(message)
    lines = None if findings is None else tuple(findings)
    return Example(_plain(bad), _plain(good), title, said, lines, sys._getframe(1).f_lineno)


def _plain(text: str) -> str:
    return dedent(text).removeprefix("\n")


@frozen
class Option:
    """A value that users of the rule may set. Made by `option`."""

    default: int | str | bool | tuple[str, ...]
    summary: Words
    minimum: int | None = None


def option(default: int | str | bool | Sequence[str], summary: Words, *, minimum: int | None = None) -> Option:
    """An option of a rule; what may be set follows from the default: a whole number, a flag, text, or a list of words.

    minimum: the smallest whole number allowed.
    """
    plain = default if isinstance(default, (int, str, bool)) else tuple(default)
    return Option(plain, summary, minimum)


@frozen
class DeclaredRule:
    """A rule as a plugin declares it. Made by `rule`; `check` is the function itself, `file` and `line` are where."""

    code: str
    name: str
    summary: Words
    message: Words
    check: Callable[..., Any]
    examples: tuple[Example, ...]
    severity: str
    help: Words
    why: Words
    source: Words
    subjects: Subjects | None
    options: Mapping[str, Option]
    messages: Mapping[str, Words]
    labels: Mapping[str, Words]
    helps: Mapping[str, Words]
    since: str
    status: str
    enabled: bool
    partial: bool
    seconds: float
    file: str
    line: int


def rule(
    code: str,
    name: str,
    *,
    summary: Words,
    message: Words,
    examples: Iterable[Example],
    severity: Literal["error", "warning", "info"] = "warning",
    help: Words = "",
    why: Words = "",
    source: Words = "",
    subjects: Subjects | None = None,
    options: Mapping[str, Option] | None = None,
    messages: Mapping[str, Words] | None = None,
    labels: Mapping[str, Words] | None = None,
    helps: Mapping[str, Words] | None = None,
    since: str = "",
    status: Literal["preview", "stable", "deprecated"] = "stable",
    enabled: bool = True,
    partial: bool = False,
    seconds: float = BUDGET_SECONDS,
) -> Callable[[Callable[..., Any]], DeclaredRule]:
    """Make a rule of a function `check(subject)`, `check(subject, org)` or `check(subject, org, options)`.

    The function is called once for each subject and yields violations, returns one, or returns None. It is given the
    subject, the whole `OrgGraph`, and the values of the options by name.

    code: three letters of your own and three digits. name: states the flaw, in small letters and hyphens. summary: one
    sentence that states the flaw. message: what is wrong, with facts of the violation in {braces}. help: what to do.
    why: why it matters. source: the policy or practice that asks for it. subjects: a kind of unit, several kinds, or a
    function that takes the graph; every unit of the organization when absent. messages, helps: for the variants of a
    violation. labels: what is said at its further places. since: the version of the plugin that brought the rule.
    status: a preview runs only when it is selected. enabled: False has it run only when it is selected or configured.
    partial: True has it speak even when part of the definition could not be read. seconds: its time for one
    organization; a check that takes longer is stopped and told.
    """

    frame = sys._getframe(1)
    file, line = frame.f_code.co_filename, frame.f_lineno

    def declare(check: Callable[..., Any]) -> DeclaredRule:
        return DeclaredRule(
            code=code,
            name=name,
            summary=summary,
            message=message,
            check=check,
            examples=tuple(examples),
            severity=severity,
            help=help,
            why=why,
            source=source,
            subjects=subjects,
            options=dict(options or {}),
            messages=dict(messages or {}),
            labels=dict(labels or {}),
            helps=dict(helps or {}),
            since=since,
            status=status,
            enabled=enabled,
            partial=partial,
            seconds=seconds,
            file=file,
            line=line,
        )

    return declare
