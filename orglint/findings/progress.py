"""How far a run has come, and how long its parts have taken."""

from __future__ import annotations

from enum import Enum
from time import perf_counter

from orglint.lean.values import field, mutable


class Stage(Enum):
    """What a run is doing."""

    LOADING = "loading"
    READING = "reading"
    LINKING = "linking"
    JUDGING = "judging"
    WAIVING = "waiving"
    COMPARING = "comparing"


@mutable
class Progress:
    """Kept by a run, looked at by whoever shows it; a thread of its own may.

    done of total: files while reading, rules while judging; total is 0 where nobody knows it. seconds: stage -> wall
    time so far. rules: rule -> wall time; an index is counted to the rule that first asks for it.
    """

    stage: Stage | None = None
    done: int = 0
    total: int = 0
    seconds: dict[Stage, float] = field(default_factory=dict)
    rules: dict[str, float] = field(default_factory=dict)
    _since: float = 0.0

    def begin(self, stage: Stage | None, total: int = 0) -> None:
        """Leave the stage before and begin another; None when the run is over."""
        now = perf_counter()
        if self.stage is not None:
            self.seconds[self.stage] = self.seconds.get(self.stage, 0.0) + now - self._since
        self.stage, self.done, self.total, self._since = stage, 0, total, now

    def rule(self, name: str, seconds: float) -> None:
        """Count a rule that has run."""
        self.rules[name] = self.rules.get(name, 0.0) + seconds
        self.done += 1
