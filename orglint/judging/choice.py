"""The rules that one profile uses under the settings of a run, and the words in which they speak."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from orglint.findings.finding import Finding
from orglint.findings.place import Location, Place
from orglint.findings.violation import Violation
from orglint.graph.org_graph import OrgGraph
from orglint.lean.values import replace
from orglint.rules.catalog import Profile, RuleCatalog
from orglint.rules.overrides import Scopes
from orglint.rules.render import NO_IDS, render, under
from orglint.rules.rule import Rule
from orglint.settings import Settings


class Choice:
    """The active rules of a profile, sorted by code; where they hold only in places, `scopes_in` says where.

    everywhere: the names of the rules that run where no override holds. extra: whether the packs that the settings add
    count too; they are part of a run and of no profile.
    """

    def __init__(self, catalog: RuleCatalog, profile: Profile, settings: Settings, *, extra: bool = True) -> None:
        self.profile, self._settings = profile, settings
        packs = settings.extra if extra else ()

        def chosen(somewhere: frozenset[str] = frozenset()) -> list[Rule]:
            return catalog.chosen(
                profile, settings.select, settings.ignore, settings.adjust, packs, somewhere=somewhere
            )

        everywhere = chosen()
        self.everywhere = frozenset(rule.name for rule in everywhere)
        somewhere = frozenset(name for one in settings.overrides for name in one.adjust)
        self.active = chosen(somewhere) if somewhere else everywhere
        self.by_name: Mapping[str, Rule] = {rule.name: rule for rule in self.active}

    def scopes_in(self, org: OrgGraph) -> Scopes:
        """Which form of a rule counts where in an organization."""
        return Scopes(org, self._settings.overrides, self.everywhere)

    def rendered(
        self,
        violations: Iterable[Violation],
        scopes: Mapping[str, Scopes],
        locate: Callable[[Place], Location],
        first_ids: Mapping[str, str] = NO_IDS,
    ) -> list[Finding]:
        """The findings of violations, as the rules have them where they lie and as the profile sees them.

        scopes: file -> those of the organization that it belongs to; a file outside of any has the rules themselves.
        """
        forms = ((one, self._form(one, scopes)) for one in violations if one.rule in self.by_name)
        found = [render(one, form, locate, first_ids) for one, form in forms if form is not None]
        return [one for finding in found if (one := under(finding, self.profile)) is not None]

    def _form(self, violation: Violation, scopes: Mapping[str, Scopes]) -> Rule | None:
        rule, here = self.by_name[violation.rule], scopes.get(violation.at.file)
        form = rule if here is None else here.form(rule, violation)
        return replace(form, words={}) if form and form.words and self._settings.redact else form
