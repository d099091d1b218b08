"""The fast way through a text: line by line, for what nearly all definitions consist of.

A text is regular when every line of it is blank, a comment, `key: value`, `key:`, `- value` or `- key: value`, where a
value is one line of plain or quoted text, a list in brackets or a mapping in braces. `values` reads such a text to
plain dicts, lists and texts, and refuses any other as a whole: that is for the parser of events (`parser.py`), which is
also the one that knows places. What is accepted here, the parser reads to the same values; a property test holds the
two together. Why this is worth its lines, docs/performance.md says.
"""

from __future__ import annotations

from typing import Any, Final

from orglint.lean.patterns import pattern
from orglint.syntax.limits import Limits

LINE: Final = "@"
"""The key under which a mapping behind a dash keeps the number of its line, from 0. No YAML key of ours."""

_DEEPEST = 24
_DEEPEST_BRACKET = 4
_LONGEST_LINE = 2000
_MOST_REMEMBERED = 100_000

_FIRST = r"[\w(（①-⑳]"
_INSIDE = r"\w.()（）+&%/'*=@~$—…·\-"
_FLOW_PLAIN = rf"{_FIRST}[{_INSIDE} ]*(?<! )"
_PLAIN = rf"{_FIRST}[{_INSIDE}\"，、；。！？《》“”‘’,;!?<>| ]*(?<! )"
_QUOTED = r"\"[^\"\\]+\"|'[^']+'"

# Used by regular_nodes.py, too. Each class of characters beyond Latin costs half a millisecond to compile, so each
# stands in one pattern only.
FORM = pattern(rf"( *)(- +)?(?:([a-z_]+):(?: +|$))?(?:({_PLAIN})|({_QUOTED})|([\[{{][^#]*[\]}}]))? *(?:(?<![^ ])#.*)?")
_ENTRY_ID = pattern(r"( *)(- +)id: ([a-z][A-Za-z0-9_.-]{0,98}[A-Za-z0-9])(?<!null)")
"""The line with which most units begin, no two alike."""
PIECE = pattern(rf" *(?:([a-z_]+): +)?(?:({_FLOW_PLAIN})|({_QUOTED})|(?=[\[{{]))")
STEP = pattern(r" *([,\]}])")
EMPTY = pattern(r" *\]")
_VARIATION = pattern("[\ufe00-\ufe0f]")
_NULL = frozenset({"null", "Null", "NULL"})


_MOST_DEPTH = _DEEPEST + _DEEPEST_BRACKET + 2
_LONGEST_KEY = 64
"""No key of a definition is longer; another one is refused behind this module."""


class Irregular(Exception):
    """The text is not regular; it says nothing about whether it is right."""


def is_within(limits: Limits, text: str) -> bool:
    """Whether no regular text like this one can reach a limit; where it may, the parser of events counts."""
    return (
        limits.depth >= _MOST_DEPTH
        and limits.scalar >= _LONGEST_LINE
        and limits.key >= _LONGEST_KEY
        and (limits.nodes >= len(text) or limits.nodes >= _most_nodes(text))
    )


def _most_nodes(text: str) -> int:
    """No fewer nodes than a regular text has: on a line an entry, its key and its value, more in brackets only."""
    return 3 * (text.count("\n") + 1) + 2 * text.count(",") + 3 * (text.count("[") + text.count("{"))


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
        match = _ENTRY_ID.fullmatch(line)
        if match is not None:
            pad, dash, id = match.groups()
            return _ENTRY_FIELD, 2 * len(pad) + 1, 2 * (len(pad) + len(dash)), "id", id
        token = _read_line(line)
        if token[3] != "id":
            if len(self._known) >= _MOST_REMEMBERED:
                self._known.clear()
            self._known[line] = token
        return token


def _read_line(line: str) -> _Token:
    line = line.removesuffix("\r")
    match = FORM.fullmatch(line) if len(line) <= _LONGEST_LINE and _shows(line) else None
    if match is None:
        raise Irregular
    pad, dash, key, plain, quoted, bracket = match.groups()
    written = plain or quoted or bracket
    value = _value(plain, quoted, bracket) if written else None
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


def _shows(line: str) -> bool:
    """Whether everything in a line can be seen: no control character, no line end, nothing of zero width."""
    return line.isprintable() and (line.isascii() or _VARIATION.search(line) is None)


def _value(plain: str | None, quoted: str | None, bracket: str | None) -> Any:
    if plain:
        return None if plain in _NULL else plain
    if quoted:
        return _unquoted(quoted)
    value, end = _bracket(bracket or "", 0, 0)
    if end != len(bracket or ""):
        raise Irregular
    return value


def _unquoted(quoted: str) -> str:
    if not quoted[1:-1].strip():
        raise Irregular
    return quoted[1:-1]


def _bracket(text: str, at: int, depth: int) -> tuple[Any, int]:
    """The list or mapping whose bracket opens at an offset, and the offset behind it."""
    mapping = text[at] == "{"
    entries: dict[str, Any] = {}
    items: list[Any] = []
    sign, at = ",", at + 1
    if not mapping and (empty := EMPTY.match(text, at)):
        return items, empty.end()
    while sign == ",":
        piece = PIECE.match(text, at)
        if piece is None or depth > _DEEPEST_BRACKET:
            raise Irregular
        key, plain, quoted = piece.groups()
        at = piece.end()
        if plain or quoted:
            value = _value(plain, quoted, None)
        else:
            value, at = _bracket(text, at, depth + 1)
        step = STEP.match(text, at)
        if step is None or value is None or (key is not None) is not mapping or key in entries:
            raise Irregular
        if mapping:
            entries[key] = value
        else:
            items.append(value)
        sign, at = step[1], step.end()
    if sign != ("}" if mapping else "]"):
        raise Irregular
    return (entries if mapping else items), at
