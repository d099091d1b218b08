"""How many columns of a terminal a text takes."""

from __future__ import annotations

import unicodedata


def columns(text: str) -> int:
    """The columns of a text that `visible` has passed: wide and full-width characters take two, combining ones none.

    Characters of ambiguous width count as one, as terminals outside of old East Asian code pages draw them.
    """
    if text.isascii():
        return len(text)
    return sum(_columns(sign) for sign in text)


def _columns(sign: str) -> int:
    if unicodedata.combining(sign) or unicodedata.category(sign) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in ("W", "F") else 1
