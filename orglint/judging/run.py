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
from orglint.judging.ladder import Form, form_of, further_forms
from orglint.lean.values import field, mutable
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


WORTH_SHARING = 2_000
"""With fewer units a run ends sooner than further processes have begun."""


@mutable
class Judged:
    """One organization, what was wrong with it while it was read, and what each rule of the run found.

    first_ids: unit id -> the first id that the unit ever had, for units that were renamed. further: what rules found
    that belong to the ladder of profiles and not to the run, as far as somebody looked for it.
    """

    case: Case
    read: list[Violation]
    outcomes: Mapping[str, Outcome]
    first_ids: Mapping[str, str]
    further: Mapping[Form, list[Violation]] = field(default_factory=dict)

    @property
    def org(self) -> OrgGraph:
        """The organization as a graph."""
        return self.case.org


class Run:
    """The rules of a run at work. `choice` are those of its profile.

    catalog: the rules to choose from, instead of the built-in ones and those that the settings name. processes: how
    many may look at a large organization.
    """

    def __init__(
        self,
        settings: Settings,
        catalog: RuleCatalog | None = None,
        progress: Progress | None = None,
        processes: int = 1,
    ) -> None:
        self.settings, self.processes = settings, processes
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
        outcomes, further = self._outcomes(org, scopes)
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
        return Judged(case, reading.violations, outcomes, first_ids, further)

    def _outcomes(self, org: OrgGraph, scopes: Scopes) -> tuple[dict[str, Outcome], dict[Form, list[Violation]]]:
        """What each rule finds, foreign Python last; and what further rules of the ladder do, where that is known."""
        active = sorted(self.choice.active, key=lambda rule: rule.judge is not None)
        rules = [rule for rule in active if org.whole or rule.runs_on_partial]
        self.unapplied.update({rule.name for rule in active} - {rule.name for rule in rules})
        known = self._known(rules, org, scopes) if self._shares(org) else {}
        outcomes: dict[str, Outcome] = {}
        for rule in rules:
            form = form_of(rule)
            tried, seconds = known.pop(form) if form in known else self._tried(rule, scopes)
            outcomes[rule.name] = found = self._taken(tried, rule)
            self.progress.rule(rule.name, seconds)
            self.examined[rule.name] += found.examined
        return outcomes, {form: tried.violations for form, (tried, _) in known.items() if isinstance(tried, Outcome)}

    def _shares(self, org: OrgGraph) -> bool:
        """Whether several processes look at an organization: it is large, and the run may have them."""
        return self.processes > 1 and len(org.units) >= WORTH_SHARING

    def _known(
        self, rules: Sequence[Rule], org: OrgGraph, scopes: Scopes
    ) -> dict[Form, tuple[Outcome | RuleFailed, float]]:
        """What several processes find by the built-in rules; rules of others are run where all of them run."""
        from orglint.sharing import shared  # only where several processes look at an organization

        wanted = further_forms(self.catalog, self.settings, self.choice.active)
        further = [rule for rule in wanted if org.whole or rule.runs_on_partial]
        ours = [*further, *(rule for rule in rules if rule.origin == BUILT_IN)]
        found = shared(lambda number: self._tried(ours[number], scopes), len(ours), self.processes)
        return dict(zip(map(form_of, ours), found, strict=True))

    def _tried(self, rule: Rule, scopes: Scopes) -> tuple[Outcome | RuleFailed, float]:
        """What a rule finds, or why it cannot do its work, and the seconds that it took."""
        begun = perf_counter()
        of_a_pack = rule.origin != BUILT_IN and rule.judge is None
        try:
            return (self.allowance.run(scopes.run, rule) if of_a_pack else scopes.run(rule)), perf_counter() - begun
        except RuleFailed as error:
            return error, perf_counter() - begun

    def _taken(self, tried: Outcome | RuleFailed, rule: Rule) -> Outcome:
        """What a rule found; where it could not do its work, nothing, and that it could not."""
        if not isinstance(tried, RuleFailed):
            return tried
        self.failures.extend(tried.problems)
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
