"""What a configuration says → the settings of a run: every word is looked up, every fault is told at its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from orglint.config.discovery import Found
from orglint.config.extending import read_chain
from orglint.config.limiting import limits_of
from orglint.config.locating import pack_path
from orglint.config.merging import Merged, RuleChange, Said, ScopedChange, merge
from orglint.config.suppressing import policy_of
from orglint.config.values import option_value, text_value
from orglint.findings.nearest import nearest
from orglint.findings.problem import CannotRun, Problem
from orglint.findings.severity import Severity
from orglint.findings.text import Text
from orglint.lean.values import replace
from orglint.rules.catalog import BUILTIN_PACKS, Adjustment, RuleCatalog, builtin_data, deprecation, load_catalog
from orglint.rules.editions import edition_problem
from orglint.rules.overrides import Override
from orglint.rules.plugin import Plugin
from orglint.rules.rule import Rule
from orglint.settings import Settings

MOST_TOLD = 100
"""Faults of a configuration that are told one by one."""
_MOST_SOUGHT = 200
"""Faults beyond which no more are looked for: so many are no slips, and each costs a search for what was meant."""


def read_config(found: Found, plugins: Sequence[Plugin] = (), edition: str | None = None) -> Settings:
    """The settings of a configuration, which may speak of the rules of `plugins` and never adds a plugin.

    edition: the one to use whatever the configuration says. Raises CannotRun with every fault of it and of what it
    extends.
    """
    return settle(*read_merged(found), plugins, edition)


def read_merged(found: Found) -> tuple[Merged, list[Problem]]:
    """What a configuration says with all that it extends, and what is wrong with it so far."""
    chain = read_chain(found, tuple(one["id"] for one in builtin_data()["profiles"]))
    return merge(chain), chain.problems


def settle(
    merged: Merged, problems: list[Problem], plugins: Sequence[Plugin] = (), edition: str | None = None
) -> Settings:
    """The settings that follow. Raises CannotRun with `problems` and what else is wrong, sorted by place."""
    packs = _packs(merged, problems)
    edition = edition or _edition(merged, problems)
    settler = _Settler(_catalog(packs, plugins, problems, edition), problems)
    single = {name: said.value for name, said in merged.single.items()}
    if "profile" in single:
        settler.check_profile(merged.single["profile"])
    values: dict[str, Any] = {"profile": single.get("profile"), "complete": single.get("complete")}
    values["fail_on"] = Severity(single["fail_on"]) if "fail_on" in single else None
    settings = Settings(
        **{name: value for name, value in values.items() if value is not None},
        select=settler.words(merged.lists.get("select", [])),
        ignore=settler.words(merged.lists.get("ignore", []), ignored=True),
        adjust=settler.adjustments(merged.rules),
        packs=tuple(packs),
        edition=edition,
        extra=tuple(said.value for said in merged.lists.get("packs", ()) if said.value in BUILTIN_PACKS),
        language=single.get("lang"),
        overrides=tuple(settler.override(one) for one in merged.overrides),
        limits=limits_of(merged, problems),
        suppression=policy_of(merged, settler.catalog, problems),
    )
    if problems:
        raise CannotRun(_told(problems))
    return replace(settings, notes=(*merged.notes, *dict.fromkeys(settler.notes)))


def _told(problems: list[Problem]) -> list[Problem]:
    """The problems in order of their places; of very many the first, and how many more there are."""
    told = sorted(problems, key=_by_place)
    more = len(told) - MOST_TOLD
    return told if more <= 0 else [*told[:MOST_TOLD], Problem(_MORE.filled(number=more))]


def _by_place(problem: Problem) -> tuple[object, ...]:
    at = problem.location
    return (at is None, at.file, at.start, problem.message.en) if at else (True, "", 0, problem.message.en)


def _packs(merged: Merged, problems: list[Problem]) -> list[str]:
    """The folders and files of packs."""
    found = []
    for said in merged.lists.get("packs", ()):
        if said.value not in BUILTIN_PACKS and said.layer is not None:
            path = pack_path(said.value, said.layer, said.location)
            problems.append(path) if isinstance(path, Problem) else found.append(str(path))
    return found


def _edition(merged: Merged, problems: list[Problem]) -> str | None:
    """The edition that is pinned."""
    said = merged.single.get("edition")
    if said is None:
        return None
    problem = edition_problem(said.value)
    if problem is None:
        return str(said.value)
    problems.append(replace(problem, location=said.location))
    return None


def _catalog(packs: list[str], plugins: Sequence[Plugin], problems: list[Problem], edition: str | None) -> RuleCatalog:
    """All rules; without the packs where one of these does not load."""
    try:
        return load_catalog([Path(pack) for pack in packs], plugins, edition)
    except CannotRun as error:
        problems.extend(error.problems)
        return load_catalog((), plugins, edition)


class _Settler:
    """Looks words up in the catalog and collects what is wrong."""

    def __init__(self, catalog: RuleCatalog, problems: list[Problem]) -> None:
        self.catalog = catalog
        self.problems = problems
        self.notes: list[Problem] = []
        self._known: dict[tuple[str, bool], list[Rule]] = {}

    def _fault(self, problem: Problem) -> None:
        """Note a fault. Raises CannotRun when they are too many to look for more."""
        self.problems.append(problem)
        if len(self.problems) > _MOST_SOUGHT:
            raise CannotRun([*_told(self.problems)[:MOST_TOLD], Problem(_STOPPED)])

    def check_profile(self, said: Said) -> None:
        """A profile is one of those that there are."""
        if said.value not in self.catalog.profiles:
            known = ", ".join(self.catalog.profiles)
            message = _UNKNOWN_PROFILE.filled(name=said.value, known=known)
            self._fault(Problem(message, said.location, _near(said.value, self.catalog.profiles)))

    def words(self, said: list[Said], ignored: bool = False) -> tuple[str, ...]:
        """Words that stand for rules."""
        return tuple(dict.fromkeys(one.value for one in said if self._matching(one, ignored)))

    def adjustments(self, changes: list[RuleChange]) -> dict[str, Adjustment]:
        """Rule name -> what changes in it; later changes over earlier ones, value by value."""
        by_rule: dict[str, RuleChange] = {}
        for change in changes:
            rule = self._rule(change)
            if rule is not None:
                by_rule.setdefault(rule.name, RuleChange(change.word)).update(change)
        return {name: self._adjustment(self.catalog.rules[name], change) for name, change in by_rule.items()}

    def override(self, change: ScopedChange) -> Override:
        """An entry of `overrides`, its ignored rules as rules that are off."""
        if not change.settings.paths and not change.settings.units:
            self.problems.append(Problem(_NO_SCOPE, change.at.location))
        adjust = self.adjustments(change.rules)
        for said in change.ignore:
            for rule in self._matching(said, ignored=True):
                adjust[rule.name] = Adjustment("off")
        layer = change.at.layer
        base = str(layer.base) if layer is not None else ""
        return Override(tuple(change.settings.paths), tuple(change.settings.units), adjust, base, change.at.location)

    def _matching(self, said: Said, ignored: bool = False) -> list[Rule]:
        """The rules of a word; one that the edition does not have yet may be ignored, no more."""
        known = self._known.get((said.value, ignored))
        if known is not None:
            return known
        self._note(self.catalog.find(said.value), said)
        try:
            return self._known.setdefault((said.value, ignored), self.catalog.matching(said.value, even_later=ignored))
        except CannotRun as error:
            for one in error.problems:
                self._fault(Problem(one.message, said.location, one.help))
            return []

    def _rule(self, change: RuleChange) -> Rule | None:
        word = change.word.value
        rule = self.catalog.find(word)
        if rule is None:
            known = [*self.catalog.rules, *(one.code for one in self.catalog.rules.values())]
            self._fault(Problem(_UNKNOWN_RULE.filled(word=word), change.word.location, _near(word, known)))
            return None
        self._note(rule, change.word)
        problem = self.catalog.not_yet(rule)
        if problem is not None and "off" not in [said.value for said in change.values.values()]:
            self.problems.append(replace(problem, location=change.word.location))
        return rule

    def _note(self, rule: Rule | None, said: Said) -> None:
        """Note that a rule that is named is to go."""
        note = deprecation(rule) if rule is not None else None
        if note is not None:
            self.notes.append(replace(note, location=said.location))

    def _adjustment(self, rule: Rule, change: RuleChange) -> Adjustment:
        severity = change.values.get("severity")
        words = {name: change.values[name] for name in ("message", "help") if name in change.values}
        texts: dict[str, Text] = {name: text_value(rule, said, self.problems) for name, said in words.items()}
        return Adjustment(severity.value if severity else None, self._options(rule, change.options), texts or None)

    def _options(self, rule: Rule, options: Mapping[str, Said]) -> dict[str, object]:
        declared = rule.data.get("options", {})
        values: dict[str, object] = {}
        for name, said in options.items():
            if name in declared:
                values[name] = option_value(declared[name], said, self.problems)
            else:
                message = _UNKNOWN_OPTION.filled(rule=rule.name, name=name)
                self._fault(Problem(message, said.location, _near(name, declared)))
        return values


def _near(word: str, known: Mapping[str, object] | list[str] | tuple[str, ...]) -> Text | None:
    close = nearest(word, known)
    return _NEAREST.filled(nearest=close) if close else None


_MORE = Text("at least {number} more faults in the configuration", "配置中至少另有 {number} 处错误")
_STOPPED = Text("after so many faults in the configuration no more were looked for", "配置错误过多，未再继续查找")
_UNKNOWN_RULE = Text("there is no rule “{word}”", "没有名为“{word}”的规则")
_UNKNOWN_PROFILE = Text("there is no profile “{name}”; known: {known}", "没有名为“{name}”的方案；可选：{known}")
_UNKNOWN_OPTION = Text("the rule {rule} has no option “{name}”", "规则 {rule} 没有选项“{name}”")
_NO_SCOPE = Text("an override names `paths` or `units`", "例外须写明 paths 或 units")
_NEAREST = Text("did you mean “{nearest}”?", "是否想写“{nearest}”？")
