"""Text that exists in both languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Literal

from orglint.lean.patterns import pattern
from orglint.lean.values import field, frozen

Language = Literal["en", "zh"]


class _Filled:
    """What its template and the values come to, put together when it is first read: most texts are read in one
    language, and many in none."""

    __slots__ = ()
    filled_from: tuple[Text, Mapping[str, Text | str | int]] | None

    def __getattr__(self, name: str) -> str:
        if name not in ("en", "zh") or self.filled_from is None:
            raise AttributeError(f"{type(self).__name__} has no attribute {name!r}")
        template, values = self.filled_from
        words = _fill(getattr(template, name), name, values)
        setattr(self, name, words)
        return words


@frozen(slots=True)
class Text(_Filled):
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
        made = Text.__new__(Text)
        object.__setattr__(made, "filled_from", (self, values))
        return made


PLACEHOLDER = pattern(r"\{([a-z_]+)\}")
"""The only thing that braces may hold in a text of ours: the plain name of a value."""


def _fill(template: str, language: str, values: Mapping[str, Text | str | int]) -> str:
    parts = _parts(template)
    if len(parts) == 1:
        return template
    told = list(parts)
    for at in range(1, len(parts), 2):
        found = values.get(parts[at], _MISSING)
        if found is _MISSING:
            told[at] = f"{{{parts[at]}}}"
        else:
            told[at] = getattr(found, language) if isinstance(found, Text) else str(found)
    return "".join(told)


_MISSING: Any = object()


@lru_cache(maxsize=1_000)
def _parts(template: str) -> list[str]:
    """The text before the first placeholder, its name, the text behind it, and so on."""
    return PLACEHOLDER.split(template)


def same(word: str) -> Text:
    """A text that reads the same in both languages: an id, a name, a number."""
    return Text(word, word)


def joined(texts: Sequence[Text], en: str = ", ", zh: str = "、") -> Text:
    """Texts in a row, with what stands between two of them in each language."""
    names = ["_" * number for number in range(1, len(texts) + 1)]
    row = Text(en.join(f"{{{name}}}" for name in names), zh.join(f"{{{name}}}" for name in names))
    return row.filled(**dict(zip(names, texts, strict=True)))
