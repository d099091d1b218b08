"""Text in the quotes of JSON and XML, with nothing in it that a terminal, a CI log or a parser could stumble over."""

from __future__ import annotations

import json
from json.encoder import encode_basestring  # C where it can be: three times faster than json.dumps of one text

from orglint.reporters.escape import visible


def quoted(text: str) -> str:
    """A JSON string that reads back as `text`: what is not assigned, visible text is escaped, and so is `##[`."""
    out: str = encode_basestring(text)
    if not out.isprintable():
        out = "".join(sign if sign.isprintable() else json.dumps(sign)[1:-1] for sign in out)
    return out.replace("##[", "#\\u0023[") if "##[" in out else out


def shown(text: str) -> str:
    """A JSON string for people: hidden characters read back as `\\u{…}`, never as themselves."""
    return quoted(visible(text))


def xml(text: str) -> str:
    """Text or an attribute's value in double quotes. What XML 1.0 forbids is shown as `\\u{…}`."""
    text = visible(text)
    for sign, entity in _ENTITIES:
        if sign in text:
            text = text.replace(sign, entity)
    return text


_ENTITIES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"))
