"""The whole run, stage by stage: source, syntax, model, graph, rules, findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from orglint.catalogue.catalogue import Catalogue
from orglint.findings.problem import CannotRun, Problem
from orglint.findings.progress import Progress, Stage
from orglint.findings.report import PluginRun, Report
from orglint.graph.link import link
from orglint.graph.org_graph import OrgGraph
from orglint.judging.merging import is_separable, merged
from orglint.judging.run import Judged, Run
from orglint.judging.standing import standing
from orglint.lean.values import frozen, replace
from orglint.reading.memory import paused_gc
from orglint.reading.organization import Reading, read_alone, read_organization
from orglint.reading.trace import Trace
from orglint.rules.catalog import RuleCatalog
from orglint.rules.editions import edition_data, newest
from orglint.rules.overrides import unmet_notes
from orglint.settings import Settings
from orglint.source.discovery import Root, discover
from orglint.suppression.applying import apply_waivers
from orglint.suppression.scope import Case
from orglint.suppression.waiver import UNUSED

if TYPE_CHECKING:
    from orglint.caching.store import Store
    from orglint.findings.baseline import BaselineUse
    from orglint.findings.finding import Finding
    from orglint.findings.report import ChangedOnly
    from orglint.findings.violation import Violation
    from orglint.suppression.absorbing import Bounds


def check(
    paths: Sequence[str],
    settings: Settings | None = None,
    progress: Progress | None = None,
    store: Store | None = None,
) -> Report:
    """Check organizations, one for each path: a file with its includes, or a folder.

    progress: is kept up to date for whoever wants to show it. store: where results of earlier runs are found and kept.
    Raises CannotRun when nothing can be read or the settings cannot be met; never for what a definition holds.
    """
    settings = settings or Settings()
    if not is_separable(settings):
        return examine(paths, settings, progress).report
    with paused_gc():
        run = Run(settings, progress=progress)
        return together(list(_one_by_one(paths, run, store)), run)


def check_each(paths: Sequence[str], settings: Settings, store: Store | None = None) -> list[Report]:
    """The report of each organization by itself, as it was found before or as it is now; for separable settings.

    What cannot be read is told in its report. Raises CannotRun as `check` does, except for that.
    """
    with paused_gc():
        return list(_one_by_one(paths, Run(settings), store))


def together(reports: Sequence[Report], run: Run) -> Report:
    """What was found in each organization as the report of one run. Raises CannotRun when nothing of any was read."""
    if not any(one.texts for one in reports):
        raise CannotRun([problem for one in reports for problem in one.failures])
    return merged(reports, run.catalog.profiles, run.settings.notes)


def _one_by_one(paths: Sequence[str], run: Run, store: Store | None) -> Iterator[Report]:
    if store is None:
        yield from (_alone(path, run.again()) for path in paths)
        return
    from orglint.caching.results import Results  # brings hashes: only where something is kept

    results, empty = Results(store, run.settings, run.catalog), _blank(run)
    for path in paths:
        found, trace = results.find(path, empty), Trace()
        if found is None:
            found = _alone(path, run.again(), trace)
            results.keep(path, found, trace, empty)
        yield found


def _alone(path: str, run: Run, trace: Trace | None = None) -> Report:
    return report([judge(_read(_discovered(path, run), run, trace), run)], run)


@frozen
class Examined:
    """A run, for commands that go on working with what was found: its report, organizations and rules."""

    report: Report
    cases: list[Case]
    run: Run

    @property
    def bounds(self) -> Bounds:
        """What a baseline may accept of it."""
        return _bounds(self.run)


def examine(paths: Sequence[str], settings: Settings, progress: Progress | None = None) -> Examined:
    """As `check`, with what a report does not tell."""
    with paused_gc():
        run = Run(settings, progress=progress)
        judged = [judge(reading, run) for reading in read(paths, run)]
        return Examined(report(judged, run), [one.case for one in judged], run)


def check_text(text: str, *, file: str = "company.yaml", settings: Settings | None = None) -> Report:
    """Check one organization that stands in a text; `file` is the name it is told by. An `include` finds nothing."""
    return check_bytes(text.encode("utf-8", "surrogatepass"), file=file, settings=settings)


def check_bytes(
    data: bytes,
    *,
    file: str = "company.yaml",
    settings: Settings | None = None,
    catalog: RuleCatalog | None = None,
    progress: Progress | None = None,
) -> Report:
    """Check one organization that stands in the bytes of one file.

    catalog: the rules to choose from, instead of the built-in ones and those that the settings name.
    """
    settings = settings or Settings()
    run = Run(settings, catalog, progress)
    return report([judge(read_alone(file, data, settings.limits), run)], run)


def organization(path: str, settings: Settings) -> OrgGraph:
    """The organization at a path, as far as it can be understood; no rule is run. Raises CannotRun as `check` does."""
    reading = read_organization(discover(path), settings.limits)
    names = Catalogue.from_data(edition_data(settings.edition)["catalogue"])
    return link(reading.parts, names, complete=settings.complete, whole=reading.whole)


def read(paths: Sequence[str], run: Run) -> list[Reading]:
    """What arguments name, read under the limits of a run; what cannot be read is told in the readings.

    Raises CannotRun when nothing of any can be read.
    """
    readings = [_read(root, run) for root in [_discovered(path, run) for path in paths]]
    if not any(reading.texts for reading in readings):
        raise CannotRun([problem for reading in readings for problem in reading.unread])
    return readings


def _discovered(path: str, run: Run) -> Root:
    past, packs = run.settings.past, run.settings.packs
    return discover(path, packs) if past is None else discover(path, past.also(packs), past.where(path))


def _read(root: Root, run: Run, trace: Trace | None = None) -> Reading:
    run.progress.begin(Stage.READING, len(root.files))
    return read_organization(root, run.settings.limits, run.progress, trace)


def judge(reading: Reading, run: Run) -> Judged:
    """Link what was read and run every rule on it."""
    run.progress.begin(Stage.LINKING)
    org = link(reading.parts, run.names, complete=run.settings.complete, whole=reading.whole)
    return run.judge(org, reading)


def report(judged: list[Judged], run: Run) -> Report:
    """What was found, less what is suppressed; what is wrong with a waiver is found here too."""
    settings, choice = run.settings, run.choice
    cases = [one.case for one in judged]
    run.progress.begin(Stage.WAIVING)
    applied = apply_waivers(cases, settings.suppression, run.catalog, choice.by_name.keys(), settings.today, run.locate)
    baseline, stale = _absorbed(cases, run)
    findings = [one for case in cases for one in case.findings]
    findings.extend(choice.rendered([*applied.violations, *stale], run.scopes, run.locate))
    findings, changed_only = _narrowed(findings, cases, run)
    run.progress.begin(Stage.COMPARING)
    profiles_met = standing(judged, run, {one.at for one in applied.violations if one.rule == UNUSED})
    run.progress.begin(None)
    told = replace(
        _blank(run),
        findings=tuple(sorted(findings, key=lambda one: one.order)),
        organizations=len(cases),
        units=sum(len(case.org.units) for case in cases),
        texts={file: text.text for file, text in run.texts.items()},
        ledger=tuple(sorted(applied.ledger, key=lambda one: one.order)),
        baseline=baseline,
        changed_only=changed_only,
        failures=tuple(run.failures),
        notes=(*settings.notes, *run.notes, *_unmet(cases, settings)),
        standing=profiles_met,
    )
    return _redacted(told, cases, run) if settings.redact else told


def _blank(run: Run) -> Report:
    """A report of a run without any organization: its rules and settings."""
    settings, choice = run.settings, run.choice
    return Report(
        findings=(),
        organizations=0,
        units=0,
        rules=run.told(),
        plugins=tuple(PluginRun(one.name, one.origin, one.version) for one in run.plugins),
        profile=choice.profile.id,
        edition=settings.edition or newest(),
        is_newest=settings.edition in (None, newest()),
        advisory=choice.profile.advisory,
        notes=settings.notes,
    )


def _absorbed(cases: list[Case], run: Run) -> tuple[BaselineUse | None, list[Violation]]:
    """What the baseline of the run did, and which of its entries have to leave it."""
    baseline = run.settings.suppression.baseline
    if baseline is None:
        return None, []
    from orglint.suppression.absorbing import absorb

    return absorb(cases, baseline, _bounds(run), run.locate)


def _bounds(run: Run) -> Bounds:
    from orglint.suppression.absorbing import bounds_of

    settings, ran = run.settings, run.choice.by_name.keys() - run.failed
    return bounds_of(run.catalog, settings.suppression.protected, ran, is_present=settings.past is None)


def _narrowed(findings: list[Finding], cases: list[Case], run: Run) -> tuple[list[Finding], ChangedOnly | None]:
    """What is told of the findings: all of them, unless only changes are asked for."""
    if run.settings.since is None:
        return findings, None
    from orglint.suppression.narrowing import narrowed

    return narrowed(findings, cases, run.settings.since, run.choice.by_name, run.texts)


def _redacted(report: Report, cases: list[Case], run: Run) -> Report:
    from orglint.redaction.pseudonyms import Pseudonyms
    from orglint.redaction.redacting import redacted
    from orglint.redaction.words import PublicWords

    pseudonyms = Pseudonyms(run.settings.redact_key)
    return redacted(report, [case.org for case in cases], PublicWords(run.names, run.catalog), pseudonyms)


def _unmet(cases: list[Case], settings: Settings) -> list[Problem]:
    """Notes on overrides that held for nothing; none where something could not be read."""
    if not settings.overrides or not all(case.org.whole for case in cases):
        return []
    units = {unit for case in cases for unit in case.org.by_id}
    return unmet_notes(settings.overrides, units, {file for case in cases for file in case.files})
