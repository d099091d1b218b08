"""`--fail-on-vacuous`: a rule of one's own that had nothing to look at makes the run fail."""

from __future__ import annotations

from orglint.cli.exits import say_note
from orglint.findings.problem import Problem
from orglint.findings.report import Report
from orglint.findings.text import Text


def fails_by_vacuity(report: Report) -> bool:
    """Whether a rule that examined nothing makes the run fail; says which."""
    if not report.vacuous:
        return False
    say_note(Problem(_FAILS.filled(rules=", ".join(report.vacuous))))
    return True


_FAILS = Text(
    "these rules examined nothing, so the run fails (--fail-on-vacuous): {rules}. Look for a mistyped tag, id or "
    "name in them, or write `vacuous: true` in a rule that may be idle",
    "以下规则什么也没检查，因此运行失败（--fail-on-vacuous）：{rules}。请检查其中的标签、编号或名称是否写错；"
    "允许空转的规则可写 vacuous: true",
)
