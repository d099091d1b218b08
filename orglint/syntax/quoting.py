"""Text as YAML that reads as exactly this text."""

from __future__ import annotations

import json
import re

_PLAIN = re.compile(r"(?![.-])[\w./-]+(?: [\w./-]+)*")
"""What needs no quotes anywhere in YAML: words of letters and digits in any script, with dots, slashes and hyphens."""
_UNSEEN = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_NOTHING = frozenset({"null", "Null", "NULL"})


def quoted(text: str) -> str:
    """The text as it is written in YAML, with double quotes where it needs them."""
    if _PLAIN.fullmatch(text) and text not in _NOTHING:
        return text
    return _UNSEEN.sub(lambda match: f"\\u{ord(match.group()):04x}", json.dumps(text, ensure_ascii=False))
