"""Which language a person reads."""

from __future__ import annotations

import os
import sys
from functools import cache

from orglint.findings.text import Language, Text


@cache
def language() -> Language:
    """The language of help and messages: `--lang`, then ORGLINT_LANG, then the locale; English when none is Chinese."""
    arguments = sys.argv[1:]
    for number, argument in enumerate(arguments):
        if argument == "--lang" and number + 1 < len(arguments):
            return _language(arguments[number + 1])
        if argument.startswith("--lang="):
            return _language(argument[7:])
    return _language(os.environ[variable()]) if variable() else "en"


def variable() -> str:
    """The environment variable that says the language; empty when none does."""
    return next((name for name in ("ORGLINT_LANG", "LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")


def _language(word: str) -> Language:
    return "zh" if word.lower().startswith("zh") else "en"


def words(en: str, zh: str) -> str:
    """The one of two texts that the person reads."""
    return Text(en, zh).read(language())
