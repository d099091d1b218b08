"""Words that stand for names: always the same one for the same name, and nothing to be learned from it."""

from __future__ import annotations

import base64
import hmac
from collections import Counter


class Pseudonyms:
    """With a key, the same pseudonym in every run that uses the key; without one, numbers as names come up in a run.

    A pseudonym under a key is forty bits of HMAC-SHA256 of the name. Whoever lacks the key cannot try names out on it;
    whoever has it can. A number says nothing of the name, and another one may stand for the name in the next run.
    """

    def __init__(self, key: bytes = b"") -> None:
        self._key = key
        self._known: dict[tuple[str, str], str] = {}
        self._counts: Counter[str] = Counter()

    @property
    def keyed(self) -> bool:
        """Whether the order of pseudonyms says nothing of the order of the names."""
        return bool(self._key)

    def name(self, sort: str, text: str) -> str:
        """What stands for a name: `unit-7`, or `unit-k3f7q2ma` under a key. sort: what it names, a word of ours."""
        found = self._known.get((sort, text))
        if found is None:
            self._counts[sort] += 1
            mark = self._digest(f"{sort}\0{text}") if self._key else str(self._counts[sort])
            found = self._known[sort, text] = f"{sort}-{mark}"
        return found

    def fingerprint(self, text: str) -> str | None:
        """Sixteen hexadecimal digits that stand for a fingerprint under the key; None without one."""
        return self._hmac(f"fingerprint\0{text}").hex()[:16] if self._key else None

    def _digest(self, text: str) -> str:
        return base64.b32encode(self._hmac(text)[:5]).decode("ascii").lower()

    def _hmac(self, text: str) -> bytes:
        return hmac.digest(self._key, text.encode("utf-8", "surrogatepass"), "sha256")
