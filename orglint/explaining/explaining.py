"""A finding explained: it is looked for under the profile of the settings, then under the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from orglint.explaining.asked import chosen, none_such, several
from orglint.explaining.facts import facts_of
from orglint.explaining.logic import logic_of
from orglint.explaining.ways import ways_of
from orglint.findings.coverage import Evidence
from orglint.findings.explanation import Cited, Elsewhere, Explanation
from orglint.findings.finding import Finding
from orglint.findings.problem import RuleFailed
from orglint.findings.severity import Severity
from orglint.findings.text import Text
from orglint.findings.violation import Violation
from orglint.judging.choice import Choice
from orglint.judging.plain import plain, redaction_words
from orglint.judging.run import Judged, Run
from orglint.lean.values import replace
from orglint.pipeline import judge, report
from orglint.pipeline import read as read_path
from orglint.reading.memory import paused_gc
from orglint.reading.organization import Reading, read_alone
from orglint.redaction.pseudonyms import Pseudonyms
from orglint.rules.builtin import builtin_data
from orglint.rules.catalog import BUILTIN_PACKS, Profile
from orglint.rules.render import render, under
from orglint.settings import Settings


def explain(word: str, path: str, settings: Settings) -> Explanation:
    """Why there is the finding that `word` names in the organization at a path.

    Raises CannotRun when no finding or more than one is meant, or when the organization cannot be read.
    """
    with paused_gc():
        run = Run(settings)
        return _explained(word, read_path([path], run)[0], settings)


def explain_text(word: str, text: str, *, file: str = "company.yaml", settings: Settings) -> Explanation:
    """The same for an organization that stands in a text; `file` is the name it is told by."""
    return _explained(word, read_alone(file, text.encode("utf-8", "surrogatepass"), settings.limits), settings)


def _explained(word: str, reading: Reading, settings: Settings) -> Explanation:
    pseudonyms = Pseudonyms(settings.redact_key)

    def known_as(finding: Finding) -> Sequence[str]:
        keyed = pseudonyms.fingerprint(finding.fingerprint) if settings.redact else None
        return (finding.fingerprint, keyed) if keyed else (finding.fingerprint,)

    first: tuple[Finding, ...] | None = None
    for tried in _tried(plain(settings)):
        run = Run(tried)
        judged = judge(reading, run)
        findings = report([judged], run).findings
        first = findings if first is None else first
        found = chosen(word, findings, known_as)
        if len(found) > 1:
            raise several(word, found)
        if found:
            explained = _of(found[0], run, judged)
            return _redacted(explained, judged, run, reading, settings.redact_key) if settings.redact else explained
    raise none_such(word, first or ())


def _tried(settings: Settings) -> Iterator[Settings]:
    """The settings as they are; then with every pack; then with each other profile that does more than advise."""
    yield settings
    whole = replace(settings, extra=tuple(dict.fromkeys((*settings.extra, *BUILTIN_PACKS))))
    yield whole
    for profile in Run(settings).catalog.profiles.values():
        if profile.id != settings.profile and not profile.advisory:
            yield replace(whole, profile=profile.id)


def _of(finding: Finding, run: Run, judged: Judged) -> Explanation:
    rule = run.choice.by_name[finding.rule]
    violation = _violation(finding, run, judged)
    shown = [*facts_of(judged.org, finding, rule)]
    told = dict.fromkeys(Evidence(run.locate(one.at), one.unit, one.says) for one in shown)
    related = (Evidence(one.location, None, one.message) for one in finding.related)
    lost = finding.contested.lost if finding.contested else ()
    return Explanation(
        finding=finding,
        profile=run.choice.profile.id,
        summary=rule.summary,
        why=rule.why,
        facts=(*told, *related),
        logic=tuple(logic_of(judged.org, finding, violation, rule)),
        statements=_cited(finding.statements),
        lost=_cited(lost),
        elsewhere=tuple(_elsewhere(finding, run, judged)),
        ways=ways_of(judged.org, finding, violation, rule, run.settings.today),
    )


def _violation(finding: Finding, run: Run, judged: Judged) -> Violation:
    """What the finding was made of; of one that is about waivers, only its place is left."""
    outcome = judged.outcomes.get(finding.rule)
    rule = run.choice.by_name[finding.rule]
    read = (one for one in judged.read if one.rule == finding.rule)
    candidates: list[Violation] = [*(outcome.violations if outcome else ()), *read]
    for one in candidates:
        made = render(one, rule, run.locate, judged.first_ids)
        if (made.fingerprint, made.location) == (finding.fingerprint, finding.location):
            return one
    return Violation(at=judged.org.place, rule=finding.rule, unit=finding.unit, duty=finding.duty)


def _cited(statements: Sequence[str]) -> tuple[Cited, ...]:
    data = builtin_data()
    by_id = {one["id"]: one for one in (*data["statements"], *data["derived"])}
    return tuple(
        Cited(name, str(by_id[name].get("answer", "")), str(by_id[name].get("line", "")), Text(**by_id[name]["says"]))
        for name in statements
        if name in by_id
    )


def _elsewhere(finding: Finding, run: Run, judged: Judged) -> Iterator[Elsewhere]:
    """What the other profiles of the built-in packs make of the same."""
    for profile in run.catalog.profiles.values():
        if profile is run.choice.profile or profile.advisory or profile.rung is not None:
            continue
        choice = Choice(run.catalog, profile, run.settings)
        rule = choice.by_name.get(finding.rule)
        if rule is None:
            yield Elsewhere(profile.id, None, asks=False)
            continue
        yield Elsewhere(profile.id, _severity_under(finding, choice, profile, run, judged), asks=True)


def _severity_under(finding: Finding, choice: Choice, profile: Profile, run: Run, judged: Judged) -> Severity | None:
    rule = choice.by_name[finding.rule]
    if rule.is_reader:
        return finding.severity
    try:
        violations = rule.run(judged.org).violations
    except RuleFailed:
        return None
    for one in violations:
        seen = under(render(one, rule, run.locate, judged.first_ids), profile)
        if seen is not None and (seen.fingerprint, seen.location) == (finding.fingerprint, finding.location):
            return seen.severity
    return None


def _redacted(explained: Explanation, judged: Judged, run: Run, reading: Reading, key: bytes) -> Explanation:
    from orglint.redaction.redacting import redacted_explanation

    words = redaction_words(run, key)
    return redacted_explanation(explained, judged.org, reading.texts, *words)
