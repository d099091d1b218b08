"""Runs whose findings keep their names for now, for whoever works on with them and redacts what comes of it."""

from __future__ import annotations

from collections.abc import Mapping

from orglint.judging.run import Run
from orglint.lean.values import replace
from orglint.redaction.pseudonyms import Pseudonyms
from orglint.redaction.words import PublicWords
from orglint.rules.catalog import Adjustment
from orglint.settings import Settings


def plain(settings: Settings) -> Settings:
    """The settings without redaction, and without the words of a configuration where redaction was asked for.

    Those words come from people and may name others; nothing in a finding tells them from the words of a rule.
    """
    if not settings.redact:
        return settings
    overrides = tuple(replace(one, adjust=_wordless(one.adjust)) for one in settings.overrides)
    return replace(settings, redact=False, adjust=_wordless(settings.adjust), overrides=overrides)


def redaction_words(run: Run, key: bytes) -> tuple[PublicWords, Pseudonyms]:
    """The words that stay when a run redacts, and those that stand for the others."""
    return PublicWords(run.names, run.catalog), Pseudonyms(key)


def _wordless(adjust: Mapping[str, Adjustment]) -> dict[str, Adjustment]:
    return {name: replace(one, words={}) for name, one in adjust.items()}
