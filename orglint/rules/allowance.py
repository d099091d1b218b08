"""The time that the rules of users' packs may take."""

from __future__ import annotations

import time
from collections.abc import Callable

from orglint.findings.problem import Problem, RuleFailed
from orglint.findings.text import Text
from orglint.rules.outcome import Outcome
from orglint.rules.rule import Rule

SECONDS = 60.0
"""For all of them in one run; far more than sensible rules need."""


class Allowance:
    """What is left of the time. A rule that is stopped says so, and no other is begun."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = self._left = seconds

    def run(self, run: Callable[[Rule], Outcome], rule: Rule) -> Outcome:
        """Run a rule for as long as there is time. Raises RuleFailed when there is none, told for the first time."""
        if self._left <= 0:
            raise RuleFailed([])
        from orglint.rules.time_limit import TimeIsUp, limited  # brings threads: only where there is a pack

        begun = time.monotonic()
        try:
            with limited(self._left):
                return run(rule)
        except TimeIsUp:
            raise RuleFailed([Problem(_SPENT.filled(rule=rule.name, seconds=int(self._seconds)))]) from None
        finally:
            self._left -= time.monotonic() - begun


_SPENT = Text(
    "the rules of your packs took more than {seconds} seconds: {rule} was stopped, and those after it were not applied",
    "规则包中的规则用时超过 {seconds} 秒：{rule} 已中止，其后的规则未执行",
)
