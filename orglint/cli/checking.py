"""What `orglint check` does: read, judge, report. Knows no click."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from orglint import __version__
from orglint.cli.baselines import with_baseline
from orglint.cli.choosing import chosen
from orglint.cli.exits import CLEAN, FINDINGS, cannot_run, say_lines, say_note
from orglint.cli.history import hidden_note, in_history
from orglint.cli.output import append_file, write_file, write_stdout
from orglint.cli.progress import shown
from orglint.cli.targets import Target, targets
from orglint.cli.wording import language
from orglint.cli.work import work
from orglint.findings.progress import Progress
from orglint.findings.report import Report
from orglint.lean.values import replace
from orglint.reporters.style import Style, wants_color
from orglint.reporters.table import COUNTING, LINES, pieces
from orglint.reporters.view import WIDEST, View
from orglint.settings import Settings


def checked(
    *,
    paths: Sequence[str],
    formats: Sequence[str],
    outputs: Sequence[str],
    exit_zero: bool,
    redact: bool,
    with_timings: bool,
    jobs: int,
    no_cache: bool,
    watching: bool,
    debug: bool,
    **given: Any,
) -> int:
    """Check and report as typed, with the values that the options of `orglint check` have by name; the exit status."""
    if watching:
        from orglint.cli.watch import watch

        return watch(paths, sys.argv[1:])
    look = {name: given.pop(name) for name in ("color", "quiet", "active_only", "group_by", "statistics")}
    by_vacuity = given.pop("fail_on_vacuous")
    settings = with_baseline(_settings(paths[0], **given), paths, given["baseline"], given["no_baseline"])
    if redact:
        from orglint.cli.redaction import redacting

        settings = redacting(settings, redact)
    wanted = targets(formats, outputs)
    progress = Progress()
    with in_history(paths, settings, given["changed_since"], given["at"]) as asked, shown(progress):
        report = work([os.fspath(path) for path in paths], asked, progress, jobs, no_cache)
    hidden = hidden_note(report, [one.format for one in wanted])
    for note in (*report.notes, *hidden) if not look["quiet"] else ():
        say_note(note)
    for one in wanted:
        view = _view(settings, one.file is None, **look)
        written = pieces(one.format, report, view)
        write_stdout(written) if one.file is None else write_file(one.file, written)
        if one.format == "github":
            _add_job_summary(report, view)
    if look["statistics"]:
        _tell_statistics(report, settings, wanted)
    if with_timings:
        from orglint.cli.timings import timings

        say_lines(timings(progress, report))
    if report.failures:
        return cannot_run(report.failures, debug)
    fails = report.fails(settings.fail_on)
    if by_vacuity:
        from orglint.cli.vacuity import fails_by_vacuity

        fails = fails_by_vacuity(report) or fails
    return FINDINGS if fails and not exit_zero else CLEAN


def _tell_statistics(report: Report, settings: Settings, wanted: Sequence[Target]) -> None:
    """Behind a report for people, unless it holds them; where standard output is a program's, on standard error."""
    from orglint.reporters.statistics import statistics

    lines = statistics(report, settings.language or language())
    shown = [one.format for one in wanted if one.file is None]
    if not shown or shown[0] in LINES:
        write_stdout(f"{line}\n" for line in lines)
    elif shown[0] not in COUNTING:
        say_lines(lines)


def _view(settings: Settings, to_terminal: bool, color: str, quiet: bool, **arranged: Any) -> View:
    seen = to_terminal and sys.stdout.isatty()
    paint = wants_color(color, seen, os.environ)  # type: ignore[arg-type]
    style = Style(paint and (to_terminal or color == "always"))
    width = min(WIDEST, _columns()) if seen else WIDEST
    root = os.getcwd().replace(os.sep, "/")
    return View(settings.language or language(), style, quiet, root, __version__, width, **arranged)


def _columns() -> int:
    from shutil import get_terminal_size  # brings archives: only where there is a terminal

    return get_terminal_size().columns


def _add_job_summary(report: Report, view: View) -> None:
    """What GitHub shows on the page of a run, where we are in a step of one."""
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if path:
        from orglint.reporters.github import job_summary

        there = os.path.getsize(path) if os.path.exists(path) else 0
        append_file(path, job_summary(report, view, there))


def _settings(first: str, no_waivers: bool, today: datetime | None, **given: Any) -> Settings:
    settings = chosen(first, **given)
    suppression = replace(settings.suppression, use_waivers=not no_waivers)
    return replace(settings, suppression=suppression, today=today.date() if today else date.today())
