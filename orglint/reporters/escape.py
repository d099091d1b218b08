"""Text of the input made fit to be shown: what shows nothing, moves the cursor or speaks to a CI log becomes visible.

Every reporter for people passes every piece of input through here. See the rules of output in docs/decisions/0006.
"""

from __future__ import annotations

import unicodedata

from orglint.lean.patterns import pattern

_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_EXTRA = pattern("[\u115f\u1160\u3164\uffa0\ufe00-\ufe0f\u034f\u180b-\u180f\U000e0100-\U000e01ef]")
"""Characters that Unicode counts as letters or marks and that show nothing. All others of this sort, and those of
`_HIDDEN`, are not printable to Python either."""


def visible(text: str) -> str:
    """`text` with every hidden, control, bidi, surrogate and unassigned character as `\\u{hex}`, and no CI command in
    it.

    GitHub's runner obeys `##[` anywhere in a line and `::` at its start, so the first is broken up here and the second
    by `log_line`.
    """
    if not text.isprintable() or not (text.isascii() or _EXTRA.search(text) is None):
        text = "".join(_shown(sign) for sign in text)
    return _unmarked(text)


def log_line(text: str) -> str:
    """A visible line that a CI log cannot take for a command of its own, also where marks had cut `##[` into parts."""
    text = _unmarked(text)
    stripped = text.lstrip()
    return text[: len(text) - len(stripped)] + "\\u{3a}" + stripped[1:] if stripped.startswith("::") else text


def _unmarked(text: str) -> str:
    return text.replace("##[", "#\\u{23}[")


def _shown(sign: str) -> str:
    if unicodedata.category(sign) in _HIDDEN or _EXTRA.match(sign):
        return f"\\u{{{ord(sign):x}}}"
    return sign


def one_line(text: str) -> str:
    """Text without line ends, its blanks each a single one."""
    return " ".join(text.split())


def cell(text: str) -> str:
    """Text of the input for a cell of a table, as it is, whatever Markdown or HTML would make of it."""
    shown = visible(one_line(text)).replace("\\", "\\\\").replace("&", "&amp;").replace("<", "&lt;")
    for sign in "|*_`[]~":
        shown = shown.replace(sign, "\\" + sign)
    return shown
