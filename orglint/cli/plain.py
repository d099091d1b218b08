"""Command lines of `orglint check` that can be read without click, whose start takes as long as Python's own, twice.

A test holds them to what click reads.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from orglint.reporters.table import GROUPINGS, REPORTERS

FLAGS = {
    "--complete": "complete",
    "--debug": "debug",
    "--exit-zero": "exit_zero",
    "--fail-on-vacuous": "fail_on_vacuous",
    "--hide-suppressed": "active_only",
    "--isolated": "isolated",
    "--no-baseline": "no_baseline",
    "--no-cache": "no_cache",
    "--no-plugins": "no_plugins",
    "--no-waivers": "no_waivers",
    "--quiet": "quiet",
    "--redact": "redact",
    "--statistics": "statistics",
    "--timings": "with_timings",
}
LISTS = {
    "--format": "formats",
    "--ignore": "ignore",
    "--output": "outputs",
    "--pack": "packs",
    "--plugin": "plugins",
    "--select": "select",
}
WORDS = {
    "--changed-since": "changed_since",
    "--color": "color",
    "--edition": "edition",
    "--fail-on": "fail_on",
    "--group-by": "group_by",
    "--lang": "lang",
    "--profile": "profile",
}
"""Option -> the name of its value. Flags have none to give, a list is given word by word, a word once."""

CHOICES = {
    "--color": ("auto", "always", "never"),
    "--fail-on": ("error", "warning", "info"),
    "--format": tuple(REPORTERS),
    "--group-by": GROUPINGS,
    "--lang": ("en", "zh"),
}
DEFAULTS: Mapping[str, Any] = {
    **dict.fromkeys(FLAGS.values(), False),
    **dict.fromkeys(LISTS.values(), ()),
    **dict.fromkeys(WORDS.values()),
    **dict.fromkeys(("at", "baseline", "config_file", "today")),
    "color": "auto",
    "jobs": 1,
    "limits": {},
    "watching": False,
}
"""What every option of `check` is when it is not typed."""


def plain(arguments: list[str]) -> dict[str, Any] | None:
    """The values of all options and the paths, by name; None where click has to read, or to say what is wrong."""
    if arguments[:1] != ["check"]:
        return None
    given: dict[str, Any] = {**DEFAULTS, "paths": ()}
    words = iter(arguments[1:])
    for word in words:
        name, equals, value = word.partition("=")
        if word in FLAGS:
            given[FLAGS[word]] = True
        elif name in LISTS or name in WORDS:
            told = value if equals else next(words, "-")
            if told.startswith("-") or told not in CHOICES.get(name, (told,)):
                return None
            given |= {LISTS[name]: (*given[LISTS[name]], told)} if name in LISTS else {WORDS[name]: told}
        elif (word.startswith("-") and word != "-") or not _is_readable(word):
            return None
        else:
            given["paths"] += (word,)
    return given if given["paths"] else None


def _is_readable(path: str) -> bool:
    return os.access(path, os.R_OK) or not os.path.exists(path)
