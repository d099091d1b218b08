"""The known word that a mistyped one most likely meant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

LONGEST = 80
"""Words beyond this length (in code points) are no typing mistakes of ours; comparing them would only cost time."""


class Vocabulary:
    """Known words, indexed by the pairs of letters in them so that a large vocabulary is searched quickly.

    A suggestion only: nothing is ever resolved by likeness.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = sorted(set(words))
        self._index: dict[str, list[int]] | None = None

    def nearest(self, word: str, most: int = 1) -> list[str]:
        """The up to `most` known words that look most like `word`, best first; empty when none is like it."""
        if not word or len(word) > LONGEST:
            return []
        from difflib import SequenceMatcher  # only where there is a mistyped word

        cutoff = 0.5 if len(word) <= 3 else 0.6  # one wrong character of two is all that 定介 and 定价 can share
        folded = word.casefold()
        scored = []
        for candidate in self._candidates(folded):
            ratio = SequenceMatcher(None, folded, candidate.casefold()).ratio()
            if ratio >= cutoff:
                scored.append((-ratio, candidate))
        return [candidate for _, candidate in sorted(scored)[:most]]

    def _candidates(self, folded: str) -> list[str]:
        index = self._built()
        shared: dict[int, int] = defaultdict(int)
        for gram in _grams(folded):
            for number in index.get(gram, ()):
                shared[number] += 1
        best = sorted(shared, key=lambda number: (-shared[number], number))[:40]
        return [self._words[number] for number in best]

    def _built(self) -> dict[str, list[int]]:
        if self._index is None:
            index: dict[str, list[int]] = defaultdict(list)
            for number, word in enumerate(self._words):
                if len(word) <= LONGEST:
                    for gram in _grams(word.casefold()):
                        index[gram].append(number)
            self._index = index
        return self._index


def nearest(word: str, words: Iterable[str]) -> str | None:
    """The one word of a small vocabulary that looks most like `word`, or None."""
    found = Vocabulary(words).nearest(word)
    return found[0] if found else None


def _grams(word: str) -> set[str]:
    """Letter pairs; of short words also the single letters, since two short words may share no pair."""
    pairs = {word[at : at + 2] for at in range(len(word) - 1)}
    return pairs | set(word) if len(word) <= 4 else pairs
