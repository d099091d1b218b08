"""All rules that a run knows, and those of them that it uses."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence, Set
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from orglint.findings.nearest import nearest
from orglint.findings.problem import CannotRun, Problem
from orglint.findings.severity import Severity
from orglint.findings.text import Text
from orglint.lean.values import field, frozen, replace
from orglint.rules.builtin import builtin_data as builtin_data  # noqa: PLC0414 - asked for here
from orglint.rules.editions import edition_data, first_edition
from orglint.rules.plugin import Plugin
from orglint.rules.rule import BUILT_IN, Rule

if TYPE_CHECKING:
    from pathlib import Path

DEFAULT_PROFILE = "combined"
BUILTIN_PACKS = ("core", "marketing", "expert")


@frozen
class Profile:
    """A choice of rules for someone: the packs it uses, the rules it leaves out, and what it changes in others.

    answers: when there are any, only these answers of the source text count (M1 … M4), and the statements in
    `also`; rules that stand on none of them are off, and no finding cites another statement. advisory: findings
    never make a run fail. about: kinds of departments without which the profile says nothing of an organization.
    met_below: an organization meets the profile when all that is found against a statement is milder than this, and
    all else milder than a warning. rung: the profile's place on the ladder of profiles that build on each other,
    from 1; None for one that stands beside it.
    """

    id: str
    title: Text
    for_whom: Text
    packs: tuple[str, ...]
    off: frozenset[str]
    severity: Mapping[str, str]
    options: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    answers: tuple[str, ...] = ()
    statements: frozenset[str] | None = None
    advisory: bool = False
    about: tuple[str, ...] = ()
    met_below: Severity = Severity.WARNING
    rung: int | None = None

    def counts(self, statement: str) -> bool:
        """Whether a statement of the source text counts under this profile."""
        return self.statements is None or statement in self.statements

    def keeps_from(self, severity: Severity, cited: Collection[str]) -> bool:
        """Whether what is so bad and stands on these statements keeps an organization from meeting the profile."""
        below = self.met_below if cited else Severity.WARNING
        return severity.rank >= below.rank and (not cited or any(map(self.counts, cited)))


@frozen
class Adjustment:
    """What a configuration changes in one rule.

    severity: off, info, warning, error or None. words: texts that stand for the rule's own `message` or `help`.
    """

    severity: str | None = None
    options: Mapping[str, object] | None = None
    words: Mapping[str, Text] | None = None

    def apply(self, rule: Rule) -> Rule | None:
        """The rule as changed; None when it is off."""
        if self.severity == "off":
            return None
        if self.severity is not None:
            rule = replace(rule, severity=Severity(self.severity), severity_is_set=True)
        if self.options:
            rule = replace(rule, option_values={**rule.option_values, **self.options})
        return replace(rule, words={**rule.words, **self.words}) if self.words else rule


_AS_IT_IS = Adjustment()


@frozen
class RuleCatalog:
    """Every rule by name, and the profiles. later: the rules that the edition in use does not have; they never run."""

    rules: Mapping[str, Rule]
    profiles: Mapping[str, Profile]
    later: Set[str] = frozenset()

    def find(self, word: str) -> Rule | None:
        """The rule of this name or code."""
        return self.rules.get(word) or next((rule for rule in self.rules.values() if rule.code == word.upper()), None)

    def matching(self, word: str, even_later: bool = False) -> list[Rule]:
        """The rules that a name, a code, the beginning of a code, a pack or a statement stands for.

        Raises CannotRun with the nearest word when there is none, and for a rule that the edition does not have,
        unless `even_later`.
        """
        one = self.find(word)
        if one is not None:
            problem = self.not_yet(one)
            if problem is not None and not even_later:
                raise CannotRun([problem])
            return [one]
        prefix = word.upper()
        found = [
            rule
            for rule in self.rules.values()
            if rule.code.startswith(prefix) or rule.pack == word or prefix in rule.statements
        ]
        if not found:
            raise CannotRun([Problem(_UNKNOWN_RULE.filled(word=word), None, self._suggestion(word))])
        return found

    def not_yet(self, rule: Rule) -> Problem | None:
        """What is wrong with asking for a rule that the edition in use does not have."""
        if rule.name not in self.later:
            return None
        edition = first_edition(str(rule.data["since"]))
        return Problem(_LATER.filled(rule=rule.name, edition=edition), None, _MOVE.filled(edition=edition))

    def _suggestion(self, word: str) -> Text | None:
        known = [*self.rules, *(rule.code for rule in self.rules.values())]
        close = nearest(word, known)
        return _NEAREST.filled(nearest=close) if close else None

    def profile(self, name: str) -> Profile:
        """The profile of this name. Raises CannotRun with the nearest when there is none."""
        if name not in self.profiles:
            close = nearest(name, self.profiles)
            known = ", ".join(self.profiles)
            hint = _NEAREST.filled(nearest=close) if close else None
            raise CannotRun([Problem(_UNKNOWN_PROFILE.filled(name=name, known=known), None, hint)])
        return self.profiles[name]

    def chosen(
        self,
        profile: Profile,
        select: Sequence[str] = (),
        ignore: Sequence[str] = (),
        adjust: Mapping[str, Adjustment] | None = None,
        extra: Sequence[str] = (),
        somewhere: Set[str] = frozenset(),
    ) -> list[Rule]:
        """The active rules, sorted by code, with severities and options as the profile and the settings want them.

        select: words as `matching` reads them; when there are any, only these rules run (and the readers', whose
        findings say that the definition could not be understood). ignore wins over select. extra: built-in packs used
        besides the profile's. A rule that is off by default runs when it is selected or `adjust` names it.
        somewhere: the names of rules that run in any case, unless ignored, for they are on in some places.
        """
        adjust = adjust or {}
        wanted = {rule.name for word in select for rule in self.matching(word)}
        unwanted = {rule.name for word in ignore for rule in self.matching(word, even_later=True)}
        packs = {*profile.packs, *extra}
        chosen = []
        for rule in self.rules.values():
            if select:
                used = rule.name in wanted or (rule.is_reader and rule.severity is Severity.ERROR)
            else:
                used = _is_used(rule, profile, packs) and (_is_on(rule, profile) or rule.name in adjust)
            if (not used and rule.name not in somewhere) or rule.name in unwanted or rule.name in self.later:
                continue
            adjustment = adjust.get(rule.name, _AS_IT_IS)
            if rule.name in somewhere and adjustment.severity == "off":
                adjustment = replace(adjustment, severity=None)
            adjusted = adjustment.apply(_for_profile(rule, profile))
            if adjusted is not None:
                chosen.append(adjusted)
        return sorted(chosen, key=lambda rule: rule.code)


def deprecation(rule: Rule) -> Problem | None:
    """The note that a rule is to go, and what to use instead; None for a rule that stays."""
    if rule.status != "deprecated":
        return None
    instead = rule.data.get("replaced_by")
    return Problem(_GOING.filled(rule=rule.name), None, _USE.filled(instead=instead) if instead else _LEAVE_OUT)


def _is_used(rule: Rule, profile: Profile, packs: set[str]) -> bool:
    """Whether the rule belongs to a pack in use and stands on anything that counts."""
    if rule.pack not in packs and rule.origin == BUILT_IN:
        return False
    return not rule.statements or any(map(profile.counts, rule.statements))


def _is_on(rule: Rule, profile: Profile) -> bool:
    return rule.is_on_by_default and rule.name not in profile.off


def _for_profile(rule: Rule, profile: Profile) -> Rule:
    """The rule with the options and the severity that a profile gives it."""
    options = profile.options.get(rule.name)
    if options:
        rule = replace(rule, option_values={**rule.option_values, **options})
    severity = profile.severity.get(rule.name)
    return replace(rule, severity=Severity(severity), severity_is_set=True) if severity else rule


def statement_texts() -> dict[str, Text]:
    """What each statement of the source text, and each consequence derived from it, says."""
    data = builtin_data()
    return {one["id"]: Text(**one["says"]) for one in (*data["statements"], *data["derived"])}


def load_catalog(packs: Sequence[Path] = (), plugins: Sequence[Plugin] = (), edition: str | None = None) -> RuleCatalog:
    """The built-in rules as of an edition, the newest unless told, and those of plugins and further packs.

    No rule ever takes the place of another that the edition has. Raises CannotRun for packs that do not load, for names
    and codes that are taken, and for an edition that there is not.
    """
    built_in, profiles, later = _built_in(edition)
    rules = dict(built_in)
    problems = [problem for plugin in plugins for problem in _add_plugin(rules, plugin, later)]
    for folder in packs:
        problems.extend(_add(rules, partial(_of_pack, folder, folder.as_posix(), None), later))
    if problems:
        raise CannotRun(problems)
    return RuleCatalog(rules, profiles, frozenset(name for name in later if rules[name].origin == BUILT_IN))


@cache
def _built_in(edition: str | None) -> tuple[Mapping[str, Rule], Mapping[str, Profile], frozenset[str]]:
    """The rules and profiles of an edition, and the names of the rules that came later."""
    data = edition_data(edition)
    rules = {one["name"]: Rule.from_data(one) for one in data["rules"]}
    profiles = {one["id"]: _profile(one, data["statements"]) for one in data["profiles"]}
    return rules, profiles, frozenset(data.get("later", ()))


def _profile(data: Mapping[str, Any], statements: Sequence[Mapping[str, Any]]) -> Profile:
    counting = None
    if data.get("answers"):
        of_answers = {one["id"] for one in statements if one["answer"] in data["answers"]}
        counting = frozenset(of_answers.union(data.get("also", ())))
    return Profile(
        id=data["id"],
        title=Text(**data["title"]),
        for_whom=Text(**data["for_whom"]),
        packs=tuple(data["packs"]),
        off=frozenset(data.get("off", ())),
        severity=data.get("severity", {}),
        options=data.get("options", {}),
        answers=tuple(data.get("answers", ())),
        statements=counting,
        advisory=bool(data.get("advisory")),
        about=tuple(data.get("about", ())),
        met_below=Severity(data.get("met_below", "warning")),
        rung=data.get("rung"),
    )


def _add_plugin(rules: dict[str, Rule], plugin: Plugin, later: Set[str]) -> list[Problem]:
    problems = _add(rules, lambda: plugin.rules, later)
    for folder in plugin.packs:
        problems += _add(rules, partial(_of_pack, folder, plugin.origin, plugin.version), later)
    return problems


def _of_pack(folder: Path, origin: str, version: str | None) -> list[Rule]:
    from orglint.rules.loading import load_pack  # reads YAML and validates it: only for packs that are not compiled

    return [Rule.from_data(data, origin, version) for data in load_pack(folder, own=False)]


def _add(rules: dict[str, Rule], load: Callable[[], Iterable[Rule]], later: Set[str]) -> list[Problem]:
    """Add the rules that `load` gives, and tell what keeps each of the others out.

    One may be called like a built-in rule that came later than the edition in use: an upgrade changes nothing.
    """
    try:
        loaded = load()
    except CannotRun as error:
        return list(error.problems)
    problems = []
    by_code = {rule.code: rule for rule in rules.values()}
    reserved = {rule.code[:3] for rule in rules.values() if rule.origin == BUILT_IN}
    for rule in loaded:
        told = {"name": rule.name, "code": rule.code, "origin": rule.origin}
        taken = (None if rule.name in later else rules.get(rule.name)) or by_code.get(rule.code)
        if taken is not None:
            problems.append(Problem(_TAKEN.filled(**told, taken=taken.name, taken_code=taken.code, other=taken.origin)))
        elif rule.code[:3] in reserved:
            problems.append(Problem(_RESERVED.filled(**told, prefix=rule.code[:3])))
        else:
            rules[rule.name] = by_code[rule.code] = rule
    return problems


_UNKNOWN_RULE = Text("there is no rule “{word}”", "没有名为“{word}”的规则")
_UNKNOWN_PROFILE = Text("there is no profile “{name}”; known: {known}", "没有名为“{name}”的方案；可选：{known}")
_NEAREST = Text("did you mean “{nearest}”?", "是否想写“{nearest}”？")
_LATER = Text(
    "the edition in use does not have the rule {rule}, which came with {edition}",
    "当前规则版次没有规则 {rule}，它始于 {edition}",
)
_MOVE = Text("move to `edition: {edition}`, or leave it out", "请改用 edition: {edition}，或去掉该规则")
_GOING = Text("the rule {rule} is deprecated", "规则 {rule} 已弃用")
_USE = Text("use {instead} instead", "请改用 {instead}")
_LEAVE_OUT = Text("leave it out: nothing takes its place", "请去掉：没有替代规则")
_TAKEN = Text(
    "the rule {name} ({code}) of {origin} takes the name or code of {taken} ({taken_code}) of {other}",
    "{origin} 的规则 {name}（{code}）与 {other} 的 {taken}（{taken_code}）重名或重码",
)
_RESERVED = Text(
    "the rule {name} ({code}) of {origin} uses a code of orglint's own: choose other letters than {prefix}",
    "{origin} 的规则 {name}（{code}）占用了 orglint 自用的代码前缀：请勿使用 {prefix}",
)
