"""The known word that a mistyped one most likely meant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

LONGEST = 80
"""Words beyond this length (in code points) are no typing mistakes of ours; comparing them would only cost time."""
_SHORT = 4
_FEW = 64
"""So many grams are looked for in every word; for more it pays to build an index of all."""


class Vocabulary:
    """Known words, found by the pairs of letters in them so that a large vocabulary is searched quickly.

    A suggestion only: nothing is ever resolved by likeness.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = sorted(set(words))
        self._index: dict[str, list[int]] | None = None
        self._sought: dict[str, list[int]] = {}
        self._told: dict[str, list[str]] = {}

    def nearest(self, word: str, most: int = 1) -> list[str]:
        """The up to `most` known words that look most like `word`, best first; empty when none is like it."""
        if not word or len(word) > LONGEST:
            return []
        if word not in self._told:  # one name that is wrong in one place is often wrong in many
            self._told[word] = self._nearest(word)
        return self._told[word][:most]

    def _nearest(self, word: str) -> list[str]:
        from difflib import SequenceMatcher  # only where there is a mistyped word

        cutoff = 0.5 if len(word) <= 3 else 0.6  # one wrong character of two is all that 定介 and 定价 can share
        folded = word.casefold()
        scored = []
        for candidate in self._candidates(folded):
            ratio = SequenceMatcher(None, folded, candidate.casefold()).ratio()
            if ratio >= cutoff:
                scored.append((-ratio, candidate))
        return [candidate for _, candidate in sorted(scored)]

    def _candidates(self, folded: str) -> list[str]:
        shared: dict[int, int] = defaultdict(int)
        for gram in _grams(folded):
            for number in self._holding(gram):
                shared[number] += 1
        best = sorted(shared, key=lambda number: (-shared[number], number))[:40]
        return [self._words[number] for number in best]

    def _holding(self, gram: str) -> Sequence[int]:
        """The numbers of the words that hold a gram: for the first ones looked for in all words, then in an index."""
        if self._index is None and len(self._sought) >= _FEW:
            self._index = self._built()
        if self._index is not None:
            return self._index.get(gram, ())
        if gram not in self._sought:
            found = [number for number, word in enumerate(self._folded) if gram in word]
            is_letter = len(gram) == 1
            self._sought[gram] = [one for one in found if len(self._folded[one]) <= _SHORT] if is_letter else found
        return self._sought[gram]

    @cached_property
    def _folded(self) -> list[str]:
        """The words without capitals; nothing in the place of those that are too long."""
        return [word.casefold() if len(word) <= LONGEST else "" for word in self._words]

    def _built(self) -> dict[str, list[int]]:
        index: dict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(self._folded):
            for gram in _grams(word):
                index[gram].append(number)
        return index


def nearest(word: str, words: Iterable[str]) -> str | None:
    """The one word of a small vocabulary that looks most like `word`, or None."""
    found = Vocabulary(words).nearest(word)
    return found[0] if found else None


def _grams(word: str) -> set[str]:
    """Letter pairs; of short words also the single letters, since two short words may share no pair."""
    pairs = {word[at : at + 2] for at in range(len(word) - 1)}
    return pairs | set(word) if len(word) <= _SHORT else pairs
