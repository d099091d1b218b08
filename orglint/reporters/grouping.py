"""Findings put together by what they have in common: the responsible unit, the rule, the file, the severity."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import Any

from orglint.findings.finding import Finding
from orglint.findings.severity import Severity
from orglint.findings.text import Language, Text
from orglint.lean.values import frozen
from orglint.reporters.escape import visible
from orglint.reporters.summary import SEVERITY, counted

_ORDER = (Severity.ERROR, Severity.WARNING, Severity.INFO)
_NO_UNIT = Text("about no single unit", "不针对单个单位")

_KEYS: dict[str, Callable[[Finding], tuple[Any, ...]]] = {
    "unit": lambda one: (one.unit is None, one.unit or ""),
    "rule": lambda one: (one.code, one.rule),
    "file": lambda one: (one.location.file,),
    "severity": lambda one: (_ORDER.index(one.severity), one.severity.value),
}
"""Word -> what findings of a group share; its last part is the group's name."""


@frozen
class Group:
    """Findings in their order. name: what they share, empty where it is that they are about no single unit."""

    by: str
    name: str
    findings: Sequence[Finding]

    def count(self, severity: Severity) -> int:
        """How many of them have this severity."""
        return sum(1 for one in self.findings if one.severity is severity)

    def title(self, language: Language) -> str:
        """The name and how many there are of each severity, for people."""
        counts = [counted(level.value, self.count(level), language) for level in _ORDER if self.count(level)]
        comma = "，" if language == "zh" else ", "
        return f"{self._label(language)} · {comma.join(counts)}"

    def _label(self, language: Language) -> str:
        if self.by == "severity":
            return SEVERITY[self.findings[0].severity].read(language)
        code = f"{self.findings[0].code} " if self.by == "rule" else ""
        return code + (visible(self.name) if self.name else _NO_UNIT.read(language))


def grouped(findings: Iterable[Finding], by: str | None) -> list[Group]:
    """The groups in order of their names, errors before warnings and what is about no single unit last; files stand in
    the order in which they come up.

    by: one of GROUPINGS; without, all findings are one group without a name.
    """
    if by is None:
        held = tuple(findings)
        return [Group("", "", held)] if held else []
    key = _KEYS[by]
    if by != "file":
        findings = sorted(findings, key=key)
    return [Group(by, name[-1], tuple(held)) for name, held in groupby(findings, key=key)]
