"""`# orglint: ignore[rule, …] reason`: what a comment beside a finding says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from orglint.findings.place import Place
from orglint.findings.violation import Violation
from orglint.lean.patterns import pattern
from orglint.suppression.waiver import Waiver
from orglint.syntax.comments import Comment

_OPEN, _CLOSE = "[［【〔(（", "]］】〕)）"
_FORM = pattern(
    rf"[ \t]*[:：]?[ \t]*(?P<word>[\w-]*)[ \t]*(?:[{re.escape(_OPEN)}](?P<inside>[^{re.escape(_CLOSE)}]*)"
    rf"(?P<close>[{re.escape(_CLOSE)}])?)?[ \t]*[:：—–-]*[ \t]*(?P<reason>.*)"
)
"""Brackets, colons and commas count in either width: Chinese authors type both without seeing a difference."""
_WORD = "ignore"
_SETTINGS = ("until", "approved_by")


def read_comments(comments: Sequence[Comment]) -> tuple[list[Waiver], list[Violation]]:
    """The waivers that comments hold, and the comments that cannot be understood."""
    waivers, violations = [], []
    for comment in comments:
        read = _read(comment)
        if isinstance(read, Waiver):
            waivers.append(read)
        else:
            violations.append(read)
    return waivers, violations


def _read(comment: Comment) -> Waiver | Violation:
    match = _FORM.match(comment.text)
    assert match is not None, "every part of the form may be empty"
    word, inside = match["word"], match["inside"]
    if word.casefold() != _WORD:
        return _bad(comment, "word" if word else "", word=word)
    if inside is None or not match["close"]:
        return _bad(comment, "brackets")
    rules, settings = [], {}
    for part in filter(None, (part.strip() for part in re.split("[,，、;；]", inside))):
        name, equals, value = (piece.strip() for piece in part.replace("＝", "=").partition("="))
        if not equals:
            rules.append(part)
        elif name in _SETTINGS:
            settings[name] = value
        else:
            return _bad(comment, "setting", word=name)
    if not rules:
        return _bad(comment, "no-rule")
    until = _day(settings["until"]) if "until" in settings else None
    if "until" in settings and until is None:
        return _bad(comment, "day", word=settings["until"])
    return Waiver(
        kind="comment",
        rules=tuple(rules),
        at=Place(comment.file, comment.start, comment.end),
        reason=match["reason"].strip(),
        line=comment.line,
        until=until,
        approved_by=settings.get("approved_by") or None,
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text) else None
    except ValueError:
        return None


def _bad(comment: Comment, variant: str, **facts: str) -> Violation:
    at = Place(comment.file, comment.start, comment.end)
    return Violation(rule="bad-suppression-comment", at=at, variant=variant, facts=facts)
