"""One run: its rules, how much they looked at, and the texts of everything that was read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from time import perf_counter
from typing import TYPE_CHECKING

from orglint.catalogue.catalogue import Catalogue
from orglint.findings.place import Location, Place
from orglint.findings.problem import Problem, RuleFailed
from orglint.findings.progress import Progress, Stage
from orglint.findings.report import RuleRun
from orglint.findings.violation import Violation
from orglint.graph.org_graph import OrgGraph
from orglint.judging.choice import Choice
from orglint.judging.contested import with_contest
from orglint.lean.values import mutable
from orglint.reading.organization import Reading
from orglint.rules.allowance import Allowance
from orglint.rules.catalog import RuleCatalog, load_catalog
from orglint.rules.editions import edition_data
from orglint.rules.outcome import DATABASE, Outcome
from orglint.rules.overrides import Scopes
from orglint.rules.plugin import Plugin
from orglint.rules.rule import BUILT_IN, Rule
from orglint.settings import Settings
from orglint.source.text import SourceText
from orglint.suppression.scope import Case

if TYPE_CHECKING:
    from pathlib import Path


@mutable
class Judged:
    """One organization, what was wrong with it while it was read, and what each rule of the run found.

    first_ids: unit id -> the first id that the unit ever had, for units that were renamed.
    """

    case: Case
    read: list[Violation]
    outcomes: Mapping[str, Outcome]
    first_ids: Mapping[str, str]

    @property
    def org(self) -> OrgGraph:
        """The organization as a graph."""
        return self.case.org


class Run:
    """The rules of a run at work. `choice` are those of its profile.

    catalog: the rules to choose from, instead of the built-in ones and those that the settings name.
    """

    def __init__(
        self,
        settings: Settings,
        catalog: RuleCatalog | None = None,
        progress: Progress | None = None,
    ) -> None:
        self.settings = settings
        self.progress = progress or Progress()
        self.progress.begin(Stage.LOADING)
        self.plugins = _plugins(settings)
        self.catalog = catalog or load_catalog(_folders(settings.packs), self.plugins, settings.edition)
        self.choice = Choice(self.catalog, self.catalog.profile(settings.profile), settings)
        self.names = Catalogue.from_data(edition_data(settings.edition)["catalogue"])
        self._begin()

    def _begin(self) -> None:
        self.examined: dict[str, int] = dict.fromkeys(self.choice.by_name, 0)
        self.failures: list[Problem] = []
        self.unapplied: set[str] = set()
        self.notes: list[Problem] = []
        self.allowance = Allowance()
        self.failed: set[str] = set()
        policy = self.settings.suppression
        self.texts: dict[str, SourceText] = dict(policy.texts)
        if policy.baseline is not None:
            self.texts[policy.baseline.source.file] = policy.baseline.source
        self.scopes: dict[str, Scopes] = {}

    def again(self) -> Run:
        """The same rules before they have looked at anything."""
        fresh = Run.__new__(Run)
        vars(fresh).update(vars(self))
        fresh._begin()
        return fresh

    def told(self) -> tuple[RuleRun, ...]:
        """The active rules as a report tells of them."""
        active = self.choice.active
        return tuple(one.ran(self.examined[one.name], whole=one.name not in self.unapplied) for one in active)

    def locate(self, place: Place) -> Location:
        """Lines and columns of a place in any file of the run."""
        return self.texts[place.file].location(place)

    def judge(self, org: OrgGraph, reading: Reading) -> Judged:
        """Run every rule on an organization that was linked from what `reading` holds."""
        scopes = self.choice.scopes_in(org)
        self.progress.begin(Stage.JUDGING, len(self.choice.active))
        outcomes = self._outcomes(org, scopes)
        org.memo.pop(DATABASE, None)  # a large database that nothing but queries needs
        self.failures.extend(reading.unread)
        self.notes.extend(reading.notes)
        self.texts.update(reading.texts)
        self.scopes.update(dict.fromkeys(reading.texts, scopes))
        first_ids = {unit.id: first for first, unit in reversed(org.renamed.items())}
        violations = [*reading.violations, *(one for outcome in outcomes.values() for one in outcome.violations)]
        findings = self.choice.rendered(violations, self.scopes, self.locate, first_ids)
        chosen = self.choice.by_name
        findings = [with_contest(one, chosen[one.rule], org, self.choice.profile, self.catalog) for one in findings]
        case = Case(org, findings, reading.comments, tuple(reading.texts), reading.root.given)
        return Judged(case, reading.violations, outcomes, first_ids)

    def _outcomes(self, org: OrgGraph, scopes: Scopes) -> dict[str, Outcome]:
        """What each rule finds, foreign Python last."""
        active = sorted(self.choice.active, key=lambda rule: rule.judge is not None)
        rules = [rule for rule in active if org.whole or rule.runs_on_partial]
        self.unapplied.update({rule.name for rule in active} - {rule.name for rule in rules})
        outcomes: dict[str, Outcome] = {}
        for rule in rules:
            begun = perf_counter()
            outcomes[rule.name] = found = self._tried(rule, scopes)
            self.progress.rule(rule.name, perf_counter() - begun)
            self.examined[rule.name] += found.examined
        return outcomes

    def _tried(self, rule: Rule, scopes: Scopes) -> Outcome:
        """What a rule finds; where it cannot do its work, nothing, and that it could not."""
        of_a_pack = rule.origin != BUILT_IN and rule.judge is None
        try:
            return self.allowance.run(scopes.run, rule) if of_a_pack else scopes.run(rule)
        except RuleFailed as error:
            self.failures.extend(error.problems)
            self.unapplied.add(rule.name)
            self.failed.add(rule.name)
            return Outcome(0, [])


def _folders(packs: Sequence[str]) -> list[Path]:
    if not packs:
        return []
    from pathlib import Path

    return [Path(pack) for pack in packs]


def _plugins(settings: Settings) -> tuple[Plugin, ...]:
    if not settings.plugins and not settings.installed:
        return ()
    from orglint.plugin.loading import load_plugins

    return load_plugins(settings.plugins, installed=settings.installed)
