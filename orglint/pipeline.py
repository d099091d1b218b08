"""The whole run, stage by stage: source, syntax, model, graph, rules, findings."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import replace
from pathlib import Path

from orglint.catalogue.catalogue import Catalogue
from orglint.findings.finding import Finding
from orglint.findings.place import Location, Place
from orglint.findings.problem import Problem, RuleFailed
from orglint.findings.report import PluginRun, Report
from orglint.findings.violation import Violation
from orglint.graph.link import link
from orglint.reading.organization import Reading, read_alone, read_organization
from orglint.rules.catalog import RuleCatalog, load_catalog
from orglint.rules.editions import edition_data, newest
from orglint.rules.outcome import Outcome
from orglint.rules.overrides import Scopes, unmet_notes
from orglint.rules.plugin import Plugin
from orglint.rules.render import NO_IDS, render, under
from orglint.rules.rule import Rule
from orglint.settings import Settings
from orglint.source.discovery import discover
from orglint.source.text import SourceText
from orglint.suppression.applying import apply_waivers
from orglint.suppression.scope import Case
from orglint.syntax.parser import paused_gc


def check(paths: Sequence[str], settings: Settings | None = None) -> Report:
    """Check organizations, one for each path: a file with its includes, or a folder.

    Raises CannotRun when a path cannot be read or the settings cannot be met; never for what a definition holds.
    """
    settings = settings or Settings()
    with paused_gc():
        rules = _Rules(settings)
        return _report([_check_one(read_organization(discover(path), settings.limits), rules) for path in paths], rules)


def check_text(text: str, *, file: str = "company.yaml", settings: Settings | None = None) -> Report:
    """Check one organization that stands in a text; `file` is the name it is told by. An `include` finds nothing."""
    return check_bytes(text.encode("utf-8", "surrogatepass"), file=file, settings=settings)


def check_bytes(
    data: bytes, *, file: str = "company.yaml", settings: Settings | None = None, catalog: RuleCatalog | None = None
) -> Report:
    """Check one organization that stands in the bytes of one file.

    catalog: the rules to choose from, instead of the built-in ones and those that the settings name.
    """
    settings = settings or Settings()
    rules = _Rules(settings, catalog)
    return _report([_check_one(read_alone(file, data, settings.limits), rules)], rules)


class _Rules:
    """The rules of a run, how much they looked at, and the texts of everything that was read."""

    def __init__(self, settings: Settings, catalog: RuleCatalog | None = None) -> None:
        self.settings = settings
        self.plugins = _plugins(settings)
        self.catalog = catalog or load_catalog([Path(pack) for pack in settings.packs], self.plugins, settings.edition)
        self.profile = self.catalog.profile(settings.profile)
        everywhere = self._chosen()
        self.everywhere = frozenset(rule.name for rule in everywhere)
        somewhere = {name for one in settings.overrides for name in one.adjust}
        self.active = self._chosen(somewhere) if somewhere else everywhere
        self.by_name: dict[str, Rule] = {rule.name: rule for rule in self.active}
        self.examined: dict[str, int] = dict.fromkeys(self.by_name, 0)
        self.failures: list[Problem] = []
        self.names = Catalogue.from_data(edition_data(settings.edition)["catalogue"])
        self.texts: dict[str, SourceText] = dict(settings.suppression.texts)
        self.scopes: dict[str, Scopes] = {}

    def locate(self, place: Place) -> Location:
        """Lines and columns of a place in any file of the run."""
        return self.texts[place.file].location(place)

    def rendered(self, violations: list[Violation], first_ids: Mapping[str, str] = NO_IDS) -> list[Finding]:
        """The findings of violations, as the rules have them where they lie and as the profile sees them."""
        forms = ((one, self._form(one)) for one in violations if one.rule in self.by_name)
        found = [render(one, form, self.locate, first_ids) for one, form in forms if form is not None]
        return [one for finding in found if (one := under(finding, self.profile)) is not None]

    def _form(self, violation: Violation) -> Rule | None:
        """The form of a violation's rule that counts in its file; outside of any organization, the rule itself."""
        rule, scopes = self.by_name[violation.rule], self.scopes.get(violation.at.file)
        form = rule if scopes is None else scopes.form(rule, violation)
        return replace(form, words={}) if form and form.words and self.settings.redact else form

    def _chosen(self, somewhere: Set[str] = frozenset()) -> list[Rule]:
        """The rules that run: everywhere, and those that overrides turn on somewhere."""
        wanted = self.settings
        return self.catalog.chosen(
            self.profile, wanted.select, wanted.ignore, wanted.adjust, wanted.extra, somewhere=somewhere
        )

    def attempt(self, run: Callable[[Rule], Outcome], rule: Rule) -> Outcome:
        """What a rule finds; where it cannot do its work, nothing, and that it could not."""
        try:
            return run(rule)
        except RuleFailed as error:
            self.failures.extend(error.problems)
            return Outcome(0, [])


def _plugins(settings: Settings) -> tuple[Plugin, ...]:
    if not settings.plugins and not settings.installed:
        return ()
    from orglint.plugin.loading import load_plugins

    return load_plugins(settings.plugins, installed=settings.installed)


def _check_one(reading: Reading, rules: _Rules) -> Case:
    """Link what was read and run every rule on it."""
    org = link(reading.parts, rules.names, complete=rules.settings.complete, whole=reading.whole)
    violations = list(reading.violations)
    scopes = Scopes(org, rules.settings.overrides, rules.everywhere)
    for rule in sorted(rules.active, key=lambda rule: rule.judge is not None):  # foreign Python sees the graph last
        if org.whole or rule.runs_on_partial:
            outcome = rules.attempt(scopes.run, rule)
            rules.examined[rule.name] += outcome.examined
            violations.extend(outcome.violations)
    rules.texts.update(reading.texts)
    rules.scopes.update(dict.fromkeys(reading.texts, scopes))
    first_ids = {unit.id: first for first, unit in reversed(org.renamed.items())}
    findings = rules.rendered(violations, first_ids)
    return Case(org, findings, reading.comments, tuple(reading.texts), reading.root.given)


def _report(cases: list[Case], rules: _Rules) -> Report:
    """What was found, less what is suppressed; what is wrong with a waiver is found here too."""
    settings = rules.settings
    applied = apply_waivers(
        cases, settings.suppression, rules.catalog, rules.by_name.keys(), settings.today, rules.locate
    )
    findings = [one for case in cases for one in case.findings]
    findings.extend(rules.rendered(applied.violations))
    report = Report(
        findings=tuple(sorted(findings, key=lambda one: one.order)),
        organizations=len(cases),
        units=sum(len(case.org.units) for case in cases),
        rules=tuple(rule.ran(rules.examined[rule.name]) for rule in rules.active),
        texts={file: text.text for file, text in rules.texts.items()},
        ledger=tuple(sorted(applied.ledger, key=lambda one: one.order)),
        plugins=tuple(PluginRun(one.name, one.origin, one.version) for one in rules.plugins),
        failures=tuple(rules.failures),
        profile=rules.profile.id,
        edition=settings.edition or newest(),
        is_newest=settings.edition in (None, newest()),
        advisory=rules.profile.advisory,
        notes=(*rules.settings.notes, *_unmet(cases, rules.settings)),
    )
    return _redacted(report, cases, rules) if settings.redact else report


def _redacted(report: Report, cases: list[Case], rules: _Rules) -> Report:
    from orglint.redaction.pseudonyms import Pseudonyms
    from orglint.redaction.redacting import redacted
    from orglint.redaction.words import PublicWords

    pseudonyms = Pseudonyms(rules.settings.redact_key)
    return redacted(report, [case.org for case in cases], PublicWords(rules.names, rules.catalog), pseudonyms)


def _unmet(cases: list[Case], settings: Settings) -> list[Problem]:
    """Notes on overrides that held for nothing; none where something could not be read."""
    if not settings.overrides or not all(case.org.whole for case in cases):
        return []
    units = {unit for case in cases for unit in case.org.by_id}
    return unmet_notes(settings.overrides, units, {file for case in cases for file in case.files})
