"""The fast way through a text: line by line, for what nearly all definitions consist of.

A text is regular when every line of it is blank, a comment, `key: value`, `key:`, `- value` or `- key: value`, where a
value is one line of plain or quoted text, a list in brackets or a mapping in braces. `records` reads such a text to
records, plain dicts, lists and texts, and refuses any other as a whole: that is for the parser of events (`parser.py`),
which is also the one that knows places. What is accepted here, the parser reads to the same; a property test holds the
two together. Why this is worth its lines, docs/performance.md says.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, Protocol

from orglint.lean.patterns import pattern
from orglint.syntax.limits import Limits

LINE: Final = "@"
"""The attribute under which a record of a Shape keeps on which line (from 0) its dash stands. No YAML key of ours."""
SOURCE: Final = "slices"
"""The attribute under which it knows where its lines are."""

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
_WORDS = pattern(r"\[([a-z][a-z0-9-]*(?:, [a-z][a-z0-9-]*)*)\]")
"""The list that most lists are: ids of duties or units."""
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


class Shape(Protocol):
    """Records of one class, for a reader that makes them of the mappings that it reads.

    cls: their class. inside: key -> the shape of the records in its list. fields: line -> the key and the value that a
    record keeps of it, of lines seen before.
    """

    cls: type[Any]
    inside: dict[str, Shape]
    fields: dict[str, tuple[str, Any]]

    def field(self, key: str, value: Any) -> Any:
        """What a record keeps of a value; UNSETTLED where that depends on the record. Raises for a wrong value."""

    def item(self, line: int, value: Any) -> Any:
        """The record of a value that stands behind a dash, on a line (from 0). Raises where that is none."""


UNSETTLED: Final = object()
Later = tuple[Shape, Any, str]
"""A shape, a record of it, and the key whose value has still to become what the record keeps; "" for the whole of a
record that may lack what it has to have."""


def records(text: str, shape: Shape, source: object) -> tuple[Any, list[Later]]:
    """The record of a shape that a text holds, and what has still to be done to it and the records in it.

    Other values are dict, list, str, and None for `key:` without a value. Lists and mappings in brackets may be one
    object where they are written alike: whoever changes one copies it first. source: what each record keeps under
    SOURCE. Raises Irregular, and what the shape raises.
    """
    reader, root = _Reader(source), object.__new__(shape.cls)
    reader.read(text, root.__dict__, shape, root)
    root.__dict__[SOURCE] = source
    return root, reader.later


_SKIP, _FIELD, _OPEN, _ITEM_LINE, _ENTRY_FIELD, _ENTRY_OPEN, _ENTRY_WITH_ID = range(7)
_Token = tuple[int, int, int, str, Any]
"""What a line is: its form, where it stands, where its key stands, its key and its value."""

_BLOCK = 1 << 15


def _blocks(text: str) -> Iterator[list[str]]:
    """The lines of a text, some thousand at a time: what is let go of makes room for the next, near at hand."""
    begin = 0
    while (end := text.find("\n", begin + _BLOCK)) >= 0:
        yield text[begin:end].split("\n")
        begin = end + 1
    yield text[begin:].split("\n")


class _Reader:
    """Where a mapping's keys stand in column c it has the depth 2c, a list with its dashes there 2c + 1: what is open
    inside of something else is always deeper, for a list may stand in the column of the key that it belongs to."""

    def __init__(self, source: object) -> None:
        self._source = source
        self.later: list[Later] = []
        self._known: dict[str, _Token] = {}

    def read(self, text: str, here: Any, shape: Shape | None, record: Any) -> None:  # noqa: PLR0912, PLR0915
        """Fill `here`. One loop: a call for each line would double its time."""
        known, later, root, source = self._known, self.later, here, self._source
        opened: list[tuple[int, Any, Shape | None, Any]] = []
        depth, waiting, number = 0, "", -1
        for lines in _blocks(text):
            if number < 0 and lines[0].rstrip() == "---":
                lines[0] = ""
            for line in lines:
                number += 1
                token = known.get(line)
                if token is None:
                    token = self._token(line)
                form, at, inner, key, value = token
                if at != depth:
                    if form == _SKIP:
                        continue
                    while at < depth and opened:
                        depth, here, shape, record = opened.pop()
                        waiting = ""
                    if at > depth:
                        if not waiting or len(opened) >= _DEEPEST:
                            raise Irregular
                        opened.append((depth, here, shape, record))
                        inside: Any = [] if at & 1 else {}
                        here[waiting] = inside
                        shape = shape.inside.get(waiting) if shape is not None and at & 1 else None
                        depth, here, waiting = at, inside, ""
                    elif at < depth:
                        raise Irregular
                if form <= _OPEN:
                    waiting = ""
                    if shape is not None:
                        if form == _OPEN:
                            later.append((shape, record, key))
                        else:
                            held = shape.fields.get(line)
                            key, value = self._field(shape, record, token, line) if held is None else held
                    if key in here:
                        raise Irregular
                    here[key] = value
                    if form == _OPEN:
                        waiting = key
                elif form == _ITEM_LINE:
                    if shape is not None:
                        value = shape.item(number, value)
                    here.append(value)
                else:
                    if len(opened) >= _DEEPEST:
                        raise Irregular
                    opened.append((depth, here, shape, record))
                    if shape is None:
                        here.append(entry := {key: value})
                    else:
                        entry = {LINE: number, SOURCE: source, key: value}
                        record = object.__new__(shape.cls)
                        record.__dict__ = entry
                        here.append(record)
                        if form != _ENTRY_WITH_ID:
                            self._first(shape, record, token, line)
                    depth, here, waiting = inner, entry, key if form == _ENTRY_OPEN else ""
        if not root:
            raise Irregular

    def _field(self, shape: Shape, record: Any, token: _Token, line: str) -> tuple[str, Any]:
        """The key and the value that a record keeps of a line that is new."""
        _, _, _, key, value = token
        kept = UNSETTLED if value is None else shape.field(key, value)
        if kept is UNSETTLED:
            self.later.append((shape, record, key))
            return key, value
        if len(shape.fields) >= _MOST_REMEMBERED:
            shape.fields.clear()
        shape.fields[line] = key, kept
        return key, kept

    def _first(self, shape: Shape, record: Any, token: _Token, line: str) -> None:
        """Let a record keep what stands behind its dash when that is not just a sound id."""
        form, _, _, key, _ = token
        self.later.append((shape, record, ""))
        if form == _ENTRY_OPEN:
            self.later.append((shape, record, key))
        else:
            record.__dict__[key] = self._field(shape, record, token, line)[1]

    def _token(self, line: str) -> _Token:
        """What a line is, remembered when it may come again."""
        match = _ENTRY_ID.fullmatch(line)
        if match is not None:
            pad, dash, id = match.groups()
            return _ENTRY_WITH_ID, 2 * len(pad) + 1, 2 * (len(pad) + len(dash)), "id", id
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
    words = _WORDS.fullmatch(bracket or "")
    if words is not None and "null" not in words[1]:
        return words[1].split(", ")
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
