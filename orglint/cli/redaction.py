"""`--redact`: reports without names."""

from __future__ import annotations

import os
from collections.abc import Mapping

from orglint.findings.problem import CannotRun, Problem
from orglint.findings.text import Text
from orglint.lean.values import replace
from orglint.settings import Settings

KEY = "ORGLINT_REDACT_KEY"
"""The environment variable that makes pseudonyms the same in every run."""
SHORTEST = 16
"""Characters of a key; with fewer it could be guessed, and the names with it."""

_TOO_SHORT = Text(
    "{variable} has {number} characters; a key needs {least}, such as those of `openssl rand -hex 32`",
    "{variable} 只有 {number} 个字符；密钥至少需要 {least} 个，可用“openssl rand -hex 32”生成",
)


def redacting(settings: Settings, redact: bool, environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings of a run that redacts where it was asked to. Raises CannotRun when the key could be guessed."""
    key = environment.get(KEY, "")
    if redact and key and len(key) < SHORTEST:
        raise CannotRun([Problem(_TOO_SHORT.filled(variable=KEY, number=len(key), least=SHORTEST))])
    return replace(settings, redact=redact, redact_key=os.fsencode(key))
