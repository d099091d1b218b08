"""Text that exists in both languages."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from orglint.lean.patterns import pattern
from orglint.lean.values import field, frozen

Language = Literal["en", "zh"]


@frozen
class Text:
    """One statement to the user, in English and in Chinese.

    filled_from: the text whose placeholders were filled, and the values, so that what comes from a definition can be
    told from our own words.
    """

    en: str
    zh: str
    filled_from: tuple[Text, Mapping[str, Text | str | int]] | None = field(
        default=None, compare=False, repr=False, kw_only=True
    )

    def read(self, language: Language) -> str:
        """The text in `language`."""
        return self.zh if language == "zh" else self.en

    def filled(self, **values: Text | str | int) -> Text:
        """The text with every `{name}` replaced by its value. A name without a value stays as it is."""
        return Text(_fill(self.en, "en", values), _fill(self.zh, "zh", values), filled_from=(self, values))


PLACEHOLDER = pattern(r"\{([a-z_]+)\}")
"""The only thing that braces may hold in a text of ours: the plain name of a value."""


def _fill(template: str, language: Language, values: Mapping[str, Text | str | int]) -> str:
    def value(match: re.Match[str]) -> str:
        found = values.get(match.group(1), match.group())
        return found.read(language) if isinstance(found, Text) else str(found)

    return PLACEHOLDER.sub(value, template)


def same(word: str) -> Text:
    """A text that reads the same in both languages: an id, a name, a number."""
    return Text(word, word)


def joined(texts: Sequence[Text], en: str = ", ", zh: str = "、") -> Text:
    """Texts in a row, with what stands between two of them in each language."""
    names = ["_" * number for number in range(1, len(texts) + 1)]
    row = Text(en.join(f"{{{name}}}" for name in names), zh.join(f"{{{name}}}" for name in names))
    return row.filled(**dict(zip(names, texts, strict=True)))
