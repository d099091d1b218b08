"""The fast way through a text: line by line, for what nearly all definitions consist of.

A text is regular when every line of it is blank, a comment, `key: value`, `key:`, `- value` or `- key: value`, where a
value is one line of plain or quoted text, a list in brackets or a mapping in braces. `values` reads such a text to
plain dicts, lists and texts, and refuses any other as a whole: that is for the parser of events (`parser.py`), which is
also the one that knows places. What is accepted here, the parser reads to the same values; a property test holds the
two together. Why this is worth its lines, docs/performance.md says.
"""

from __future__ import annotations

import re
from typing import Any, Final

LINE: Final = "@"
"""The key under which a mapping behind a dash keeps the number of its line, from 0. No YAML key of ours."""

_DEEPEST = 24
_LONGEST_LINE = 2000
_MOST_REMEMBERED = 100_000

_UNSEEN = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\U000e0000-\U000e007f"
_UNSAFE = "\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff" + _UNSEEN
_FIRST = r"[\w(（①-⑳]"
_INSIDE = r"\w.()（）+&%/'*=@~$—…·\-"
_FLOW_PLAIN = rf"{_FIRST}(?:[{_INSIDE} ]*[{_INSIDE}])?"
_PROSE = rf"{_INSIDE}\"，、；。！？《》“”‘’,;!?<>|"
_PLAIN = rf"{_FIRST}(?:[{_PROSE} ]*[{_PROSE}])?"
_QUOTED = rf"\"[^\"\\{_UNSAFE}]+\"|'[^'{_UNSAFE}]+'"


def _list_of(item: str) -> str:
    return rf"\[ *(?:(?:{item})(?: *, *(?:{item}))*)? *\]"


def _map_of(value: str) -> str:
    return rf"\{{ *[a-z_]+: +(?:{value})(?: *, *[a-z_]+: +(?:{value}))* *\}}"


_ITEM = rf"{_FLOW_PLAIN}|{_QUOTED}"
_ITEM_LIST = _list_of(_ITEM)
_INNER_MAP = _map_of(rf"{_ITEM}|{_ITEM_LIST}")
_MAP = _map_of(rf"{_ITEM}|{_list_of(f'{_ITEM}|{_INNER_MAP}')}|{_INNER_MAP}")
_LIST = _list_of(rf"{_ITEM}|{_INNER_MAP}")

_FORM = re.compile(
    rf"( *)(- +)?(?:([a-z_]+):(?: +|(?=\r?$)))?(?:({_PLAIN})|({_QUOTED})|({_LIST})|({_MAP}))?"
    rf" *(?:(?<![^ ])#[^{_UNSAFE}]*)?\r?"
)
_ITEMS = re.compile(rf"()({_FLOW_PLAIN})|({_QUOTED})|()({_INNER_MAP})")
_ENTRIES = re.compile(
    rf"([a-z_]+): +(?:({_FLOW_PLAIN})|({_QUOTED})|({_list_of(f'{_ITEM}|{_INNER_MAP}')})|({_INNER_MAP}))"
)
_NULL = frozenset({"null", "Null", "NULL"})


class Irregular(Exception):
    """The text is not regular; it says nothing about whether it is right."""


def values(lines: list[str]) -> dict[str, Any]:
    """The mapping that the lines of a text hold: dict, list, str, and None for `key:` without a value.

    Lists and mappings in brackets may be one object where they are written alike: whoever changes one copies it first,
    but for a mapping with a LINE, which is its own. Raises
    Irregular.
    """
    return _Reader().read(lines)


_SKIP, _FIELD, _OPEN, _ITEM_LINE, _ENTRY_FIELD, _ENTRY_OPEN = range(6)
_Token = tuple[int, int, int, str, Any]
"""What a line is: its form, where it stands, where its key stands, its key and its value."""


class _Reader:
    """Where a mapping's keys stand in column c it has the depth 2c, a list with its dashes there 2c + 1: what is open
    inside of something else is always deeper, for a list may stand in the column of the key that it belongs to."""

    def __init__(self) -> None:
        self._known: dict[str, _Token] = {}
        self._open: list[tuple[int, Any, str]] = []

    def read(self, lines: list[str]) -> dict[str, Any]:  # noqa: PLR0912  a call for each line would double its time
        known, opened = self._known, self._open
        root: dict[str, Any] = {}
        depth, waiting = 0, ""
        here: Any = root
        if lines[0].rstrip() == "---":
            lines = ["", *lines[1:]]
        for number, line in enumerate(lines):
            token = known.get(line)
            if token is None:
                token = self._token(line)
            form, at, inner, key, value = token
            if at != depth:
                if form == _SKIP:
                    continue
                while at < depth and opened:
                    if waiting:
                        here[waiting] = None
                    depth, here, waiting = opened.pop()
                    waiting = ""
                if at > depth:
                    if not waiting or len(opened) >= _DEEPEST:
                        raise Irregular
                    inside: Any = [] if at & 1 else {}
                    here[waiting] = inside
                    opened.append((depth, here, ""))
                    depth, here, waiting = at, inside, ""
                elif at < depth:
                    raise Irregular
            if form <= _OPEN:
                if waiting:
                    here[waiting] = None
                    waiting = ""
                if key in here:
                    raise Irregular
                here[key] = value
                if form == _OPEN:
                    waiting = key
            elif form == _ITEM_LINE:
                here.append(value if value.__class__ is not dict else {LINE: number, **value})
            else:
                if len(opened) >= _DEEPEST:
                    raise Irregular
                entry = {LINE: number, key: value}
                here.append(entry)
                opened.append((depth, here, ""))
                depth, here, waiting = inner, entry, key if form == _ENTRY_OPEN else ""
        if waiting:
            here[waiting] = None
        if not root:
            raise Irregular
        return root

    def _token(self, line: str) -> _Token:
        """What a line is, remembered when it may come again."""
        token = _read_line(line)
        if token[3] != "id":
            if len(self._known) >= _MOST_REMEMBERED:
                self._known.clear()
            self._known[line] = token
        return token


def _read_line(line: str) -> _Token:
    match = _FORM.fullmatch(line) if len(line) <= _LONGEST_LINE else None
    if match is None:
        raise Irregular
    pad, dash, key, plain, quoted, bracket, brace = match.groups()
    written = plain or quoted or bracket or brace
    value = _value(plain, quoted, bracket, brace) if written else None
    column = len(pad)
    if dash is not None and key:
        form = _ENTRY_FIELD if written else _ENTRY_OPEN
        return form, 2 * column + 1, 2 * (column + len(dash)), key, value
    if key:
        return (_FIELD if written else _OPEN), 2 * column, 0, key, value
    if dash is not None and value is not None:
        return _ITEM_LINE, 2 * column + 1, 0, "", value
    if dash is not None or written:
        raise Irregular
    return _SKIP, -1, 0, "", None


def _value(plain: str | None, quoted: str | None, bracket: str | None, brace: str | None) -> Any:
    if plain:
        return None if plain in _NULL else plain
    if quoted:
        return _unquoted(quoted)
    return _list(bracket) if bracket else _map(brace or "")


def _unquoted(quoted: str) -> str:
    if not quoted[1:-1].strip():
        raise Irregular
    return quoted[1:-1]


def _list(bracket: str) -> list[Any]:
    return [_inner(*found[1:]) for found in _ITEMS.findall(bracket)]


def _map(brace: str) -> dict[str, Any]:
    found = _ENTRIES.findall(brace)
    held = {key: _inner(*value) for key, *value in found}
    if len(held) != len(found):
        raise Irregular
    return held


def _inner(plain: str, quoted: str, bracket: str, brace: str) -> Any:
    value = _value(plain, quoted, bracket, brace)
    if value is None:
        raise Irregular
    return value
