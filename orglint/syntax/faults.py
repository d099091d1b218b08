"""Why a text is not YAML, in the words of someone who has to mend it."""

from __future__ import annotations

import re
from typing import Any

from orglint.findings.place import Place
from orglint.findings.violation import Violation
from orglint.lean.patterns import pattern

_MERGE_MARKER = pattern(r"^(<{7}|={7}|>{7}|\|{7})(?: .*)?$", re.M)


def explain(error: Exception, text: str, file: str, read_to: int) -> Violation:
    """One violation for whatever the parser raised.

    read_to: the offset up to which nodes were built; the place when the error itself has none. The variant of
    `yaml-syntax` names the cause where it is known.
    """
    problem = str(getattr(error, "problem", None) or "")
    context = str(getattr(error, "context", None) or "")
    at = _index(getattr(error, "problem_mark", None), read_to)
    begun = _index(getattr(error, "context_mark", None), at)
    at = min(at, len(text))
    marker = _MERGE_MARKER.search(text)
    if marker is not None and marker.start() <= max(at, begun):
        return Violation(rule="merge-conflict-marker", at=Place(file, marker.start(), marker.end()))
    variant, start = _cause(problem, context, text, at, begun)
    start = min(start, len(text)) if text[start:].strip() else len(text)  # past the last word: at the end
    return Violation(rule="yaml-syntax", at=Place(file, start, min(start + 1, len(text))), variant=variant)


def _index(mark: Any, otherwise: int) -> int:
    index = getattr(mark, "index", None)
    return index if isinstance(index, int) and index >= 0 else otherwise


def _cause(problem: str, context: str, text: str, at: int, begun: int) -> tuple[str, int]:
    """The variant of the message and the offset that it points at."""
    character = text[at : at + 1]
    line_start = text.rfind("\n", 0, at) + 1
    indent = re.match(r"[ \t\u3000]*", text[line_start:])
    assert indent is not None, "the pattern matches the empty text too"
    if "\t" in indent.group():
        return "tab-indent", line_start + indent.group().index("\t")
    for sign, variant, start in (
        ("end of stream" in problem and "quoted" in context, "open-quote", begun),
        ("flow sequence" in context or "flow mapping" in context, "open-bracket", begun),
        ("simple key" in context, "no-colon", begun),
        ("mapping values are not allowed" in problem, "stray-colon", at),
        ("cannot start any token" in problem, "reserved-character", at),
        ("escape" in problem or "escape" in context, "bad-escape", at),
        ("incompatible YAML" in problem or character == "%", "bad-version", at),
        (
            "expected <block end>" in problem or "expected '-' indicator" in problem or "block" in context,
            "bad-indent",
            at,
        ),
    ):
        if sign:
            return variant, start
    return "", at
