"""Which finding a person means: by its fingerprint, the beginning of one, or the line it is on."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from orglint.findings.finding import Finding
from orglint.findings.nearest import Vocabulary
from orglint.findings.problem import CannotRun, Problem
from orglint.findings.text import Text

SHORTEST = 6
"""Digits of a fingerprint that are enough where they belong to one finding only."""

FINGERPRINT = re.compile(rf"[0-9a-f]{{{SHORTEST},16}}")
PLACE = re.compile(r"(?P<file>.+?):(?P<line>[1-9]\d*)(?::(?P<column>[1-9]\d*))?")

_NONE = Text("no finding is called “{word}”{nearest}", "没有“{word}”所指的问题{nearest}")
_NEAREST = Text("; there are: {these}", "；现有：{these}")
_EMPTY = Text("; nothing was found at all", "；没有发现任何问题")
_SEVERAL = Text("“{word}” stands for several findings: {these}", "“{word}”对应多个问题：{these}")


def chosen(word: str, findings: Sequence[Finding], known_as: Callable[[Finding], Sequence[str]]) -> list[Finding]:
    """The findings that a word means: none when nothing fits.

    known_as: the fingerprints that a finding is known by.
    """
    folded = word.casefold()
    if FINGERPRINT.fullmatch(folded):
        return [one for one in findings if any(name.startswith(folded) for name in known_as(one))]
    place = PLACE.fullmatch(word)
    if place is None:
        return []
    column = place["column"]
    return [
        one
        for one in findings
        if one.location.file in (place["file"], place["file"].removeprefix("./"))
        and one.location.start.line == int(place["line"])
        and (column is None or one.location.start.column == int(column))
    ]


def none_such(word: str, findings: Sequence[Finding]) -> CannotRun:
    """That no finding fits a word, with those that look most like it."""
    place = PLACE.fullmatch(word)
    if place is not None:
        line = int(place["line"])
        near = sorted(findings, key=lambda one: (abs(one.location.start.line - line), one.order))[:3]
    else:
        by_name = {one.fingerprint: one for one in reversed(findings)}
        near = [by_name[name] for name in Vocabulary(by_name).nearest(word.casefold(), 3)] or list(findings[:3])
    told = _NEAREST.filled(these=_listed(near)) if near else _EMPTY
    return CannotRun([Problem(_NONE.filled(word=word, nearest=told))])


def several(word: str, findings: Sequence[Finding]) -> CannotRun:
    """That more than one finding fits a word."""
    return CannotRun([Problem(_SEVERAL.filled(word=word, these=_listed(findings)))])


def _listed(findings: Sequence[Finding]) -> str:
    return ", ".join(
        f"{one.fingerprint} ({one.rule}, {one.location.file}:{one.location.start.line}:{one.location.start.column})"
        for one in findings
    )
