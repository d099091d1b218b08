"""How each rule runs under settings, and who decided it: its own file, the profile, the configuration, the person."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from orglint.config.merging import Merged, RuleChange, Said
from orglint.findings.effective import DEFAULT, Effective, EffectiveRule, Origin
from orglint.findings.text import Text
from orglint.judging.choice import Choice
from orglint.lean.values import replace
from orglint.rules.catalog import Profile, RuleCatalog
from orglint.rules.overrides import form_under
from orglint.rules.rule import Rule
from orglint.settings import Settings

Words = Mapping[str, Sequence[tuple[str, Origin]]]
"""select and ignore: each word and where it is said."""


def rules_of(
    merged: Merged, settings: Settings, words: Words, catalog: RuleCatalog, holding: Sequence[int]
) -> Iterator[EffectiveRule]:
    """Every rule of the edition, sorted by code. holding: the numbers of the overrides that hold, in order.

    What a rule is comes from the same choice as in a run; who decided it is looked up in what was said, the last first.
    """
    choice = Choice(catalog, catalog.profile(settings.profile), settings)
    teller = _Teller(merged, choice.profile, words, catalog, holding)
    everything = catalog.chosen(choice.profile, adjust=settings.adjust, somewhere=catalog.rules.keys())
    as_set = {rule.name: rule for rule in everything}
    for rule in sorted(catalog.rules.values(), key=lambda rule: rule.code):
        if rule.name in catalog.later:
            continue
        overrides = [settings.overrides[number].adjust for number in holding]
        changes = [adjust[rule.name] for adjust in overrides if rule.name in adjust]
        active = choice.by_name.get(rule.name)
        form = form_under(active, changes, rule.name in choice.everywhere) if active is not None else None
        shown = form or form_under(as_set[rule.name], [replace(one, severity=None) for one in changes], True) or rule
        yield teller.told(shown, is_on=form is not None)


class _Teller:
    """Looks up who decided something in a rule."""

    def __init__(
        self, merged: Merged, profile: Profile, words: Words, catalog: RuleCatalog, holding: Sequence[int]
    ) -> None:
        self._profile = profile
        self._selected, self._ignored = (_by_rule(words[name], catalog) for name in ("select", "ignore"))
        self._select = words["select"][0][1] if words["select"] else None
        overrides = [merged.overrides[number] for number in holding]
        self._off = _by_rule(((said.value, _override(said)) for one in overrides for said in one.ignore), catalog)
        self._changes = _changes(merged.rules, catalog)
        self._overrides = _changes([change for one in overrides for change in one.rules], catalog)

    def told(self, rule: Rule, is_on: bool) -> EffectiveRule:
        """The rule in the form that it has, or would have if it ran."""
        severity = Effective("severity", rule.severity.value if is_on else "off", self._decided(rule, is_on))
        values = [
            Effective(f"options.{name}", value, self._of_option(rule.name, name))
            for name, value in rule.option_values.items()
        ]
        for name, text in rule.words.items():
            here = _said(self._overrides, rule.name, name, _override)
            said = here or _said(self._changes, rule.name, name, origin_of)
            values.append(Effective(name, _plain(text), said or DEFAULT))
        return EffectiveRule(rule.code, rule.name, severity, tuple(values))

    def _decided(self, rule: Rule, is_on: bool) -> Origin:
        """Who decided how bad it is, or that it does not run."""
        if not is_on and rule.name in self._ignored:
            return self._ignored[rule.name]
        here = self._off.get(rule.name) or _said(self._overrides, rule.name, "severity", _override)
        if here is not None:
            return here
        if not is_on and self._select is not None and rule.name not in self._selected:
            return self._select
        said = _said(self._changes, rule.name, "severity", origin_of)
        if said is not None:
            return said
        by_profile = rule.name in self._profile.severity if is_on else rule.is_on_by_default
        return Origin("profile", self._profile.id) if by_profile else DEFAULT

    def _of_option(self, rule: str, name: str) -> Origin:
        for changes, make in ((self._overrides, _override), (self._changes, origin_of)):
            if rule in changes and name in changes[rule].options:
                return make(changes[rule].options[name])
        return Origin("profile", self._profile.id) if name in self._profile.options.get(rule, ()) else DEFAULT


def _said(changes: Mapping[str, RuleChange], rule: str, name: str, make: Callable[[Said], Origin]) -> Origin | None:
    """Where one of a rule's values is said."""
    return make(changes[rule].values[name]) if rule in changes and name in changes[rule].values else None


def origin_of(said: Said) -> Origin:
    """Where something in a configuration is said."""
    return Origin("configuration", "", said.location, said.via)


def _override(said: Said) -> Origin:
    return Origin("override", "", said.location, said.via)


def _by_rule(words: Iterable[tuple[str, Origin]], catalog: RuleCatalog) -> dict[str, Origin]:
    """Rule name -> where the last word that stands for it is said."""
    return {rule.name: origin for word, origin in words for rule in catalog.matching(word, even_later=True)}


def _changes(said: Iterable[RuleChange], catalog: RuleCatalog) -> dict[str, RuleChange]:
    """Rule name -> what is said about it, later ones over earlier ones."""
    found: dict[str, RuleChange] = {}
    for change in said:
        rule = catalog.find(change.word.value)
        if rule is not None:
            found.setdefault(rule.name, RuleChange(change.word)).update(change)
    return found


def _plain(text: Text) -> dict[str, str]:
    return {"en": text.en, "zh": text.zh}
