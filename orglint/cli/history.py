"""What `check` is asked about git: to look at an earlier state, or to tell only what a change touches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from orglint.findings.problem import CannotRun, Problem
from orglint.findings.report import Report
from orglint.findings.text import Text
from orglint.lean.values import replace
from orglint.pipeline import check
from orglint.reporters.table import COUNTING, LINES
from orglint.settings import Settings

if TYPE_CHECKING:
    from orglint.source.git import Repository


@contextmanager
def in_history(
    paths: Sequence[str], settings: Settings, changed_since: str | None, at: str | None
) -> Iterator[Settings]:
    """The settings with what was asked about git, as long as the context lasts. Raises CannotRun when git cannot tell.

    The configuration and the baseline are always those of today.
    """
    if changed_since is None and at is None:
        yield settings
        return
    from orglint.source.git import repository_of
    from orglint.source.past import laid_out, refuse_stdin

    refuse_stdin(paths)
    repositories = dict.fromkeys(repository_of(path) for path in paths)
    with ExitStack() as stack:
        commits = {one: one.commit(at) for one in repositories} if at is not None else {}
        if at is not None:
            past = stack.enter_context(laid_out(paths, at, commits, settings.limits.size))
            settings = replace(settings, past=past)
        if changed_since is not None:
            bases = {
                one: one.parting(one.commit(changed_since), commits.get(one) or one.commit("HEAD"))
                for one in repositories
            }
            settings = _narrowing(paths, settings, changed_since, bases, commits)
        yield settings


def _narrowing(
    paths: Sequence[str],
    settings: Settings,
    ref: str,
    bases: dict[Repository, str],
    commits: dict[Repository, str],
) -> Settings:
    from orglint.source.changes import Changes
    from orglint.source.past import laid_out
    from orglint.suppression.narrowing import Since

    with laid_out(paths, ref, bases, settings.limits.size) as before:
        known = dict(_known(paths, replace(settings, past=before, redact=False)))
    changes = tuple(
        Changes(one, base, one.files(commits[one]) if one in commits else None) for one, base in bases.items()
    )
    return replace(settings, since=Since(ref, changes, known))


def _known(paths: Iterable[str], settings: Settings) -> Iterator[tuple[str, Counter[str]]]:
    """The fingerprints of what counted in an earlier state, for each path that was there and could be read."""
    for path in paths:
        try:
            report = check([path], settings)
        except CannotRun:
            continue
        yield path, Counter(one.fingerprint for one in report.active)


def hidden_note(report: Report, formats: Iterable[str]) -> Iterator[Problem]:
    """How much was hidden, where no format that was asked for says it."""
    told = report.changed_only
    if told is not None and not (LINES | COUNTING) & {*formats}:
        yield Problem(_HIDDEN.filled(number=told.total, ref=told.since))


_HIDDEN = Text(
    "findings hidden, for they are unchanged since {ref}: {number}", "自 {ref} 以来未改动而隐去的问题：{number} 处"
)
