"""`--timings` of `orglint check`: where the time of a run went, and which rule took more than its share."""

from __future__ import annotations

from collections.abc import Iterator

from orglint.cli.wording import words
from orglint.findings.progress import Progress, Stage
from orglint.findings.report import Report

STAGES = {
    Stage.LOADING: ("loading rules", "加载规则"),
    Stage.READING: ("reading", "读取"),
    Stage.LINKING: ("linking", "连接"),
    Stage.JUDGING: ("rules", "规则"),
    Stage.WAIVING: ("waivers", "豁免"),
    Stage.COMPARING: ("profiles met", "符合的方案"),
}

BUDGET_PER_UNIT = 20e-6
LEAST_BUDGET = 0.1
"""What a rule may take, in seconds: so much for each unit, and so much in any case."""


def timings(progress: Progress, report: Report) -> Iterator[str]:
    """The lines of the table: stages in their order, rules from the slowest on, and the rules over their budget."""
    for stage, name in STAGES.items():
        yield _line(progress.seconds.get(stage, 0.0), words(*name))
    budget = max(LEAST_BUDGET, BUDGET_PER_UNIT * report.units)
    codes = {one.rule: one.code for one in report.rules}
    over = []
    for rule, seconds in sorted(progress.rules.items(), key=lambda one: (-one[1], one[0])):
        yield _line(seconds, f"{codes.get(rule, '')} {rule}")
        if seconds > budget:
            over.append(rule)
    for rule in over:
        milliseconds = f"{budget * 1000:.0f} ms"
        yield words(
            f"over its budget of {milliseconds}: {rule}",
            f"超出预算（{milliseconds}）：{rule}",
        )


def _line(seconds: float, name: str) -> str:
    return f"{seconds * 1000:9.1f} ms  {name}"
