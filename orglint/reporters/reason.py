"""Why a finding does not count, in words, for formats that want a reason for everything."""

from __future__ import annotations

from orglint.findings.finding import Suppression
from orglint.findings.text import Language, Text

_BASELINE = Text("in the baseline", "已列入基线")
_NO_REASON = Text("no reason is given", "未写理由")


def reason(suppression: Suppression, language: Language) -> str:
    """The reason in the words of who accepted the finding, else what can be said without them."""
    if suppression.kind == "baseline":
        note = f": {suppression.reason}" if suppression.reason else ""
        return _BASELINE.read(language) + note
    return suppression.reason or _NO_REASON.read(language)
