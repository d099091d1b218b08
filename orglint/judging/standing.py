"""Which profiles an organization meets: those under which a run, with the same settings, would find nothing wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from orglint.findings.place import Place
from orglint.findings.problem import RuleFailed
from orglint.findings.report import Standing
from orglint.findings.severity import Severity
from orglint.findings.violation import Violation
from orglint.graph.sites import enclosing
from orglint.graph.unit import Unit
from orglint.judging.choice import Choice
from orglint.judging.run import Judged, Run
from orglint.rules.catalog import Profile
from orglint.rules.overrides import Scopes
from orglint.rules.rule import Rule
from orglint.suppression.applying import apply_waivers
from orglint.suppression.scope import Case
from orglint.suppression.waiver import UNUSED


def standing(judged: Sequence[Judged], run: Run, unused: Set[Place] = frozenset()) -> tuple[Standing, ...]:
    """The profiles that the organizations of a run meet together; then how far each branch has come on the ladder.

    Nothing is said where only selected rules ran or one of them failed. Packs that the settings add are part of no
    profile. What a waiver covers is no longer wrong; what stands in the baseline still is. unused: the waivers that are
    of no use in the run; one that another profile has no use for, either, keeps that from being met.
    """
    if run.settings.select or run.failures:
        return ()
    met: list[str] = []
    asked: list[str] = []
    rungs: list[tuple[str, set[str | None]]] = []
    found: _Found = {}
    for profile in run.catalog.profiles.values():
        if profile.advisory or not _speaks_of(profile, judged):
            continue
        asked.append(profile.id)
        failing = _Trial(run, judged, profile, found, unused).failing()
        if profile.rung is None:
            first = next(failing, _NOTHING)
            met += [profile.id] if first is _NOTHING else []
        else:
            rungs.append((profile.id, set(failing)))
            met += [] if rungs[-1][1] else [profile.id]
    return (Standing(None, tuple(met), _last(rungs), tuple(asked)), *_of_branches(judged, rungs))


_Found = dict[tuple[int, str, str], list[Violation]]
"""Organization, rule and its options -> what it found; kept while the profiles are gone through."""

_NOTHING = object()


def _speaks_of(profile: Profile, judged: Sequence[Judged]) -> bool:
    """Whether the organizations have the departments that a profile is about."""
    return all(
        any(hierarchy.of_kind(kind) for hierarchy in one.org.hierarchies.values())
        for one in judged
        for kind in profile.about
    )


def _last(rungs: Sequence[tuple[str, object]]) -> str | None:
    """The last rung up to which nothing is wrong; None when the first is not reached. Each comes with what is wrong."""
    last = None
    for profile, failing in rungs:
        if failing:
            break
        last = profile
    return last


def _of_branches(judged: Sequence[Judged], rungs: list[tuple[str, set[str | None]]]) -> Iterator[Standing]:
    """How far each branch has come, by what is wrong with the units in it."""
    if not rungs:
        return
    for one in judged:
        inside: list[tuple[str, set[str | None]]] = [
            (name, {place for unit in failing for place in _branches_of(one, unit)}) for name, failing in rungs
        ]
        for branch in one.org.of_kinds("branch"):
            if branch.container:
                own = [(name, branch.id in places) for name, places in inside]
                yield Standing(branch.id, tuple(name for name, fails in own if not fails), _last(own))


def _branches_of(judged: Judged, id: str | None) -> Iterator[str]:
    unit = judged.org.by_id.get(id or "")
    if unit is not None:
        yield from (place.id for place in enclosing(unit if unit.container else unit.site) if _is_branch(place))


def _is_branch(unit: Unit) -> bool:
    return unit.container and "branch" in unit.kinds and not unit.external


class _Trial:
    """The organizations of a run under another profile."""

    def __init__(self, run: Run, judged: Sequence[Judged], profile: Profile, found: _Found, unused: Set[Place]) -> None:
        self._run, self._judged, self._found, self._unused = run, judged, found, unused
        self._choice = Choice(run.catalog, profile, run.settings, extra=False)

    def failing(self) -> Iterator[str | None]:
        """The units that something is wrong with that keeps the profile from being met; None for the whole.

        What is known from the run comes first, so that who asks for the first only seldom waits for more.
        """
        bars = self._choice.profile.keeps_from
        if self._anything_waived():
            yield from self._less_waived()
            return
        for one in self._judged:
            scopes = self._choice.scopes_in(one.org)
            for rule, violation in self._violations(one, scopes):
                form = scopes.form(rule, violation)
                if form is not None and bars(form.severity_of(violation), _cited(form, violation)):
                    yield violation.unit

    def _anything_waived(self) -> bool:
        policy = self._run.settings.suppression
        written = any(one.case.comments or any(True for _ in one.org.waivers) for one in self._judged)
        return policy.use_waivers and (written or bool(policy.waivers))

    def _less_waived(self) -> Iterator[str | None]:
        """The same with every waiver laid over it, and what is wrong with a waiver."""
        run, cases = self._run, []
        scopes = dict(run.scopes)
        for one in self._judged:
            here = self._choice.scopes_in(one.org)
            scopes.update(dict.fromkeys(one.case.files, here))
            violations = [violation for _, violation in self._violations(one, here)]
            findings = self._choice.rendered(violations, scopes, run.locate, one.first_ids)
            cases.append(Case(one.org, findings, one.case.comments, one.case.files, one.case.name))
        settings = run.settings
        names = self._choice.by_name.keys()
        applied = apply_waivers(cases, settings.suppression, run.catalog, names, settings.today, run.locate)
        findings = [finding for case in cases for finding in case.findings if finding.suppressed is None]
        # what is waived for the profile in use may be of no use under others
        wrong = [one for one in applied.violations if one.rule != UNUSED or one.at in self._unused]
        findings += self._choice.rendered(wrong, scopes, run.locate)
        bars = self._choice.profile.keeps_from
        yield from (finding.unit for finding in findings if bars(finding.severity, finding.statements))

    def _violations(self, one: Judged, scopes: Scopes) -> Iterator[tuple[Rule, Violation]]:
        """What the rules of the profile find, first what the run knows already."""
        by_name = self._choice.by_name
        yield from ((by_name[violation.rule], violation) for violation in one.read if violation.rule in by_name)
        unknown = []
        for rule in self._choice.active:
            if self._ran_alike(rule, scopes):
                outcome = one.outcomes.get(rule.name)
                yield from ((rule, violation) for violation in (outcome.violations if outcome else ()))
            elif not rule.is_reader and (one.org.whole or rule.runs_on_partial):
                unknown.append(rule)
        for rule in unknown:
            yield from ((rule, violation) for violation in self._tried(rule, one, scopes))

    def _ran_alike(self, rule: Rule, scopes: Scopes) -> bool:
        own = self._run.choice.by_name.get(rule.name)
        return own is not None and own.option_values == rule.option_values and not scopes.sets_options(rule.name)

    def _tried(self, rule: Rule, one: Judged, scopes: Scopes) -> list[Violation]:
        key = id(one), rule.name, repr(sorted(rule.option_values.items()))
        if key not in self._found or scopes.sets_options(rule.name):
            try:
                self._found[key] = scopes.run(rule).violations
            except RuleFailed:  # what could not be judged is not met
                self._found[key] = [Violation(rule=rule.name, at=one.org.place, severity=Severity.ERROR)]
        return self._found[key]


def _cited(rule: Rule, violation: Violation) -> tuple[str, ...]:
    return rule.statements if violation.statements is None else violation.statements
