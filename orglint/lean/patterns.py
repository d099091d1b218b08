"""Regular expressions that are compiled when they are first used.

One that knows Chinese takes up to a millisecond to compile; a run uses few of the seventy.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Pattern:
    """Stands for a compiled expression. A method that was used once is looked up here as fast as there."""

    def __init__(self, text: str, flags: int) -> None:
        self._text, self._flags = text, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self._text, self._flags), name)  # `re` keeps what it compiled
        setattr(self, name, found)
        return found


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, compiled when its first method is asked for. Raises re.error only then."""
    return cast("re.Pattern[str]", _Pattern(text, flags))
