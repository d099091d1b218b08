"""Colours for the terminal, and none of them elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

ColorChoice = Literal["auto", "always", "never"]

_CODES = {"error": "1;31", "warning": "1;33", "info": "1;36", "dim": "2", "bold": "1", "help": "32", "related": "36"}


class Style:
    """Paints text, or leaves it as it is."""

    def __init__(self, on: bool) -> None:
        self._on = on

    def paint(self, text: str, name: str) -> str:
        """`text` in the colour of that name."""
        return f"\x1b[{_CODES[name]}m{text}\x1b[0m" if self._on and text else text


PLAIN = Style(on=False)


def wants_color(choice: ColorChoice, is_terminal: bool, environment: Mapping[str, str]) -> bool:
    """Whether to paint. The command line decides first, then NO_COLOR, then FORCE_COLOR, then the terminal itself.

    An empty NO_COLOR or FORCE_COLOR counts as not set (no-color.org, force-color.org).
    """
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return environment["FORCE_COLOR"] not in ("0", "false")
    return is_terminal and environment.get("TERM") != "dumb"
