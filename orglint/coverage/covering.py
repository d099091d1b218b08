"""The coverage of the source text by one organization."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from orglint.coverage.verdicts import Verdicts, contrasts
from orglint.findings.coverage import Coverage, Judgement, Structure
from orglint.findings.finding import Finding
from orglint.graph.org_graph import OrgGraph
from orglint.judging.run import Judged, Run
from orglint.lean.values import replace
from orglint.pipeline import judge, read, report
from orglint.reading.memory import paused_gc
from orglint.reading.organization import Reading, read_alone
from orglint.rules.builtin import builtin_data
from orglint.rules.editions import newest
from orglint.settings import Settings

Judging = Callable[[Settings], tuple[Run, Judged, Sequence[Finding]]]
"""Judges an organization under some settings: the run, what it judged, and all findings."""


def cover(path: str, settings: Settings | None = None) -> Coverage:
    """What every statement of the source text comes to for the organization at a path.

    Raises CannotRun when it cannot be read or the settings cannot be met.
    """
    with paused_gc():
        run = Run(settings or Settings())
        return _told(read([path], run)[0], run)


def cover_text(text: str, *, file: str = "company.yaml", settings: Settings | None = None) -> Coverage:
    """The same for an organization that stands in a text; `file` is the name it is told by."""
    run = Run(settings or Settings())
    return _told(read_alone(file, text.encode("utf-8", "surrogatepass"), run.settings.limits), run)


def _told(reading: Reading, run: Run) -> Coverage:
    def judging(settings: Settings) -> tuple[Run, Judged, Sequence[Finding]]:
        own = Run(settings)
        judged = judge(reading, own)
        return own, judged, report([judged], own).findings

    if not run.settings.redact:
        return _covered(run.settings, judging)
    from orglint.judging.plain import plain, redaction_words
    from orglint.redaction.redacting import redacted_coverage

    coverage, org = _covered(plain(run.settings), judging), judge(reading, run).org
    return redacted_coverage(coverage, org, reading.texts, *redaction_words(run, run.settings.redact_key))


def _covered(settings: Settings, judging: Judging) -> Coverage:
    """The verdict on every statement.

    Under a profile that only advises each statement is judged by the profile of its own answer, so that no answer takes
    precedence over another, and the statements that disagree are told.
    """
    run, judged, findings = judging(settings)
    told = Verdicts(run, judged, findings)
    data = builtin_data()
    statements = [told.on(one) for one in data["statements"]]
    advisory = run.choice.profile.advisory
    if advisory:
        statements = _each_by_its_own(settings, run, judging, data["statements"])
    return Coverage(
        profile=run.choice.profile.id,
        edition=settings.edition or newest(),
        structures=_structures(judged.org),
        statements=tuple(statements),
        derived=tuple(told.on(one) for one in data["derived"]),
        vacuous=tuple(rule.ran(0) for rule in run.choice.active if not run.examined[rule.name] and not rule.is_reader),
        contrasts=contrasts(run, statements) if advisory else (),
        whole=judged.org.whole,
    )


def _structures(org: OrgGraph) -> tuple[Structure, ...]:
    return tuple(
        Structure(None if one.headquarters is None else one.headquarters.id, one.structure)
        for one in org.hierarchies.values()
    )


def _each_by_its_own(
    settings: Settings, run: Run, judging: Judging, statements: Sequence[Mapping[str, Any]]
) -> list[Judgement]:
    """Each statement under the first profile that follows its answer alone."""
    verdicts: dict[str, Verdicts] = {}
    for profile in run.catalog.profiles.values():
        if len(profile.answers) == 1 and profile.answers[0] not in verdicts:
            verdicts[profile.answers[0]] = Verdicts(*judging(replace(settings, profile=profile.id)))
    return [verdicts[one["answer"]].on(one) for one in statements]
