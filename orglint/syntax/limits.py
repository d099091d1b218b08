"""How much of anything orglint reads before it says that it is too much.

The defaults let a definition of a million units through and stop what only an attack or an accident would hold.
"""

from __future__ import annotations

from orglint.findings.text import Text
from orglint.lean.values import fields_of, frozen


@frozen
class Limits:
    """Limits for one run.

    size: bytes of one file. depth: how deep lists and mappings may be nested. nodes: keys, values and lists of
    one file, those behind aliases counted once for each use. scalar: code points of one value. key: of one key.
    anchors: in one file. documents: in one file. files, includes: of one organization.
    """

    size: int = 512 * 1024 * 1024
    depth: int = 64
    nodes: int = 50_000_000
    scalar: int = 100_000
    key: int = 256
    anchors: int = 10_000
    documents: int = 10_000
    files: int = 20_000
    includes: int = 1_000


DEFAULT_LIMITS = Limits()
CONFIG_LIMITS = Limits(size=1024 * 1024, nodes=50_000)
"""For one configuration file, which whoever sends a definition may send with it."""
BASELINE_LIMITS = Limits(size=32 * 1024 * 1024, nodes=2_000_000)
"""For a baseline: about two hundred thousand entries."""
LIMIT_NAMES = tuple(fields_of(Limits))
DEEPEST = 200
"""The highest `depth`: a hundred levels of units. The decoder calls itself for each, and Python bounds that."""
_UNITS = {"K": 1024, "M": 1024**2, "G": 1024**3}
_MOST_DIGITS = 12


def limit_value(name: str, word: str) -> int | Text:
    """The value of a limit that a word stands for, or what is wrong with it.

    Bytes may be written as 10K, 64M or 1G. Only of `anchors` and `includes` there may be none at all.
    """
    unit = _UNITS.get(word[-1:], 0) if name == "size" else 0
    digits = word[:-1] if unit else word
    if not (digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS):
        return (_NO_SIZE if name == "size" else _NO_NUMBER).filled(name=name, word=word[:80])
    value = int(digits) * (unit or 1)
    if name == "depth" and value > DEEPEST:
        return _TOO_DEEP.filled(most=DEEPEST)
    return value if value or name in ("anchors", "includes") else _NOTHING.filled(name=name)


_NO_NUMBER = Text("the limit “{name}” wants a whole number, not “{word}”", "上限“{name}”须为整数，而不是“{word}”")
_NO_SIZE = Text(
    "the limit “size” wants a number of bytes, such as 500000 or 64M, not “{word}”",
    "上限“size”须为字节数，如 500000 或 64M，而不是“{word}”",
)
_TOO_DEEP = Text("the limit “depth” is at most {most}", "上限“depth”不得大于 {most}")
_NOTHING = Text("the limit “{name}” is at least 1", "上限“{name}”不得小于 1")
