"""The reports of several organizations, each checked by itself, as the report of one run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from orglint.findings.problem import Problem
from orglint.findings.report import Report, RuleRun, Standing
from orglint.lean.values import replace
from orglint.rules.catalog import Profile
from orglint.settings import Settings


def is_separable(settings: Settings) -> bool:
    """Whether each organization can be judged alone.

    Not where waivers or overrides of the configuration or a baseline are laid over all of them together, where an
    earlier state is looked at or compared with, where one pseudonym must mean the same in all, nor where the Python of
    a plugin may look at anything.
    """
    policy = settings.suppression
    laid_over = settings.overrides or policy.waivers or policy.protected or policy.baseline is not None
    of_the_past = settings.past is not None or settings.since is not None
    return not (settings.plugins or settings.installed or settings.redact or laid_over or of_the_past)


def merged(reports: Sequence[Report], profiles: Mapping[str, Profile], notes: tuple[Problem, ...] = ()) -> Report:
    """One report of all; there is at least one.

    profiles: those of the run, whose order is that of the ladder. notes: those with which each report begins.
    """
    if len(reports) == 1:
        return reports[0]
    rules = tuple(map(_of_rule, *(report.rules for report in reports)))
    return replace(
        reports[0],
        findings=tuple(sorted((one for report in reports for one in report.findings), key=lambda one: one.order)),
        organizations=sum(report.organizations for report in reports),
        units=sum(report.units for report in reports),
        rules=rules,
        texts={file: text for report in reports for file, text in report.texts.items()},
        failures=tuple(one for report in reports for one in report.failures),
        notes=(*notes, *(one for report in reports for one in report.notes[len(notes) :])),
        ledger=tuple(sorted((one for report in reports for one in report.ledger), key=lambda one: one.order)),
        standing=tuple(_standing([report.standing for report in reports], profiles)),
    )


def _of_rule(*runs: RuleRun) -> RuleRun:
    examined, vacuous = sum(one.examined for one in runs), all(one.vacuous for one in runs)
    return replace(runs[0], examined=examined, vacuous=vacuous)


def _standing(all_of: Sequence[tuple[Standing, ...]], profiles: Mapping[str, Profile]) -> Iterator[Standing]:
    """What all meet together: the profiles that speak of each of them and that each of them meets."""
    if not all(all_of):
        return
    whole = [standing[0] for standing in all_of]
    asked = [name for name in whole[0].asked if all(name in one.asked for one in whole)]
    rungs = [name for name in asked if profiles[name].rung is not None]
    met = tuple(name for name in asked if all(name in one.met for one in whole))
    yield Standing(None, met, _last(rungs, met), tuple(asked))
    for standing in all_of:
        for branch in standing[1:]:
            own = tuple(name for name in rungs if name in branch.met)
            yield replace(branch, met=own, rung=_last(rungs, own))


def _last(rungs: Sequence[str], met: Sequence[str]) -> str | None:
    last = None
    for name in rungs:
        if name not in met:
            break
        last = name
    return last
