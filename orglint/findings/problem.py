"""What keeps orglint from doing what it was asked: a path, the configuration, a rule pack, a plugin."""

from __future__ import annotations

from collections.abc import Sequence

from orglint.findings.place import Location
from orglint.findings.text import Language, Text
from orglint.lean.values import frozen

_HELP = Text(" ({help})", "（{help}）")


@frozen
class Problem:
    """One such obstacle: what it is, where, and what to do instead. trace: the traceback, shown with --debug only."""

    message: Text
    location: Location | None = None
    help: Text | None = None
    trace: str = ""

    def line(self, language: Language) -> str:
        """The problem on one line, with its place in front."""
        where = ""
        if self.location is not None:
            start = self.location.start
            where = f"{self.location.file}:{start.line}:{start.column}: "
        help = _HELP.filled(help=self.help).read(language) if self.help else ""
        return where + self.message.read(language) + help


class CannotRun(Exception):
    """orglint could not do what was asked; the command line ends with status 2."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("; ".join(problem.message.en for problem in problems))
        self.problems = tuple(problems)

    def __reduce__(self) -> tuple[type[CannotRun], tuple[tuple[Problem, ...]]]:
        return type(self), (self.problems,)


class RuleFailed(CannotRun):
    """One rule could not do its work; the others go on, and the command line ends with status 2."""
