"""Text that exists in both languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Language = Literal["en", "zh"]


@dataclass(frozen=True, slots=True)
class Text:
    """One statement to the user, in English and in Chinese."""

    en: str
    zh: str

    def read(self, language: Language) -> str:
        """The text in `language`."""
        return self.zh if language == "zh" else self.en

    def filled(self, **values: Text | str | int) -> Text:
        """The text with every `{name}` replaced by its value. A name without a value stays as it is."""
        return Text(_fill(self.en, "en", values), _fill(self.zh, "zh", values))


PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
"""The only thing that braces may hold in a text of ours: the plain name of a value."""


def _fill(template: str, language: Language, values: Mapping[str, Text | str | int]) -> str:
    def value(match: re.Match[str]) -> str:
        found = values.get(match.group(1), match.group())
        return found.read(language) if isinstance(found, Text) else str(found)

    return PLACEHOLDER.sub(value, template)


def same(word: str) -> Text:
    """A text that reads the same in both languages: an id, a name, a number."""
    return Text(word, word)
