"""The words that a rule file may use: those of the catalogue, those that its pack adds, and the statements."""

from __future__ import annotations

from collections.abc import Iterable

from orglint.catalogue.catalogue import Catalogue
from orglint.findings.nearest import nearest
from orglint.lean.values import frozen
from orglint.rules.builtin import builtin_data


@frozen
class PackNames:
    """The catalogue's words and those that a pack adds.

    statements: the ids that may be cited; None while the built-in packs are compiled, for they are compiled together.
    """

    catalogue: Catalogue
    kinds: frozenset[str] = frozenset()
    duties: frozenset[str] = frozenset()
    statements: frozenset[str] | None = None

    def resolve(self, what: str, word: str) -> str | None:
        """The id that a word stands for, or None."""
        if what == "statement":
            return word if self.statements is None or word in self.statements else None
        if what == "item":
            items = self.catalogue.item(word)
            return word if word in self.catalogue.items else items[0].id if len(items) == 1 else None
        found = self.catalogue.kind(word) if what == "kind" else self.catalogue.duty(word)
        own = self.kinds if what == "kind" else self.duties
        return found.id if found is not None else word if word in own else None

    def nearest(self, what: str, word: str) -> str | None:
        """The known name that looks most like the word, or None."""
        own = nearest(word, self._own(what))
        if own is not None:
            return own
        if what == "kind":
            kind = self.catalogue.nearest_kind(word)
            return kind.id if kind else None
        return next((duty.id for duty in self.catalogue.nearest_duties(word)), None) if what == "duty" else None

    def _own(self, what: str) -> Iterable[str]:
        return {
            "kind": self.kinds,
            "duty": self.duties,
            "item": self.catalogue.items,
            "statement": self.statements or (),
        }[what]


def known_statements() -> frozenset[str]:
    """The ids of all statements and of what is derived from them."""
    data = builtin_data()
    return frozenset(one["id"] for one in (*data["statements"], *data["derived"]))
