"""The silent faults of people who write YAML with a Chinese keyboard, found and mended in memory.

Each is a violation at the exact character that says what to type instead; the mended nodes let everything else in the
file be checked as if it had been typed right. Prose is left alone: full-width punctuation inside a name or a charter
line is what it should be.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left

from orglint.findings.place import Place
from orglint.findings.violation import Related, Violation
from orglint.lean.patterns import pattern
from orglint.lean.values import frozen, replace
from orglint.source.text import SourceText
from orglint.syntax.limits import DEFAULT_LIMITS, Limits
from orglint.syntax.nodes import ListNode, MapNode, Node, ScalarNode, nodes_of, scalars
from orglint.syntax.parser import Parsed, parse

INVISIBLE = pattern(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\U000e0000-\U000e007f]"
)
"""Characters that show nothing: zero-width, direction marks, soft hyphen, variation selectors, tags."""

_QUOTES = {"“": "”", "‘": "’", "「": "」", "『": "』"}

_HANDS_OVER = pattern(r"\s*(?:负责|負責)?[向为為].{2,20}?(?:提供|提交|报送|報送)")
_NUMBERED = pattern(r"[ \t\u3000]*(?:[(\uff08]?\d{1,2}[)\uff09.．、]|[①-⑳]|[-－•·])")


@frozen
class Vocabulary:
    """What the format knows: the names of its fields, and which of them hold lists."""

    fields: frozenset[str]
    lists: frozenset[str]


def read(source: SourceText, vocabulary: Vocabulary, limits: Limits = DEFAULT_LIMITS, *, pure: bool = False) -> Parsed:
    """The nodes of `source` with the silent faults found and mended.

    A full-width colon behind a field's name is read as a colon, so that it costs one finding and hides nothing.
    """
    parsed = parse(source, limits, pure=pure)
    colons = _full_width_colons(source.text, parsed, vocabulary)
    spaces = _full_width_indents(source.text, parsed)
    if colons or spaces:
        parsed = _retyped(source, colons, spaces, limits, pure)
    _Mender(source, vocabulary, parsed).mend()
    return parsed


def _full_width_colons(text: str, parsed: Parsed, vocabulary: Vocabulary) -> list[int]:
    """The offsets of full-width colons that stand where a field's name ends, outside of quoted and block text."""
    if "：" not in text:
        return []
    names = "|".join(sorted(vocabulary.fields, key=len, reverse=True))
    pattern = re.compile(rf"(?:^[ \t\u3000]*(?:-[ \t]+)*|[{{,，][ \t]*)(?:{names})[ \t]*(：)", re.M)
    return _outside_of_text(text, parsed, [match.start(1) for match in pattern.finditer(text)])


def _full_width_indents(text: str, parsed: Parsed) -> list[int]:
    """The offsets of the full-width spaces that indent a line, outside of quoted and block text."""
    if "\u3000" not in text:
        return []
    runs = re.finditer(r"^[ \t]*\u3000[ \t\u3000]*(?=[^\s#])", text, re.M)
    found = [match.start() + at for match in runs for at, sign in enumerate(match.group()) if sign == "\u3000"]
    return _outside_of_text(text, parsed, found)


def _outside_of_text(text: str, parsed: Parsed, offsets: list[int]) -> list[int]:
    """Those of the offsets that stand in no quoted or block text and behind no `#`."""
    quiet = [(node.start, node.end) for node in scalars(parsed.documents) if node.style] if offsets else []
    return [
        at
        for at in offsets
        if not any(start <= at < end for start, end in quiet)
        and not re.search(r"(?:^|[ \t])#", text[text.rfind("\n", 0, at) + 1 : at])
    ]


def _retyped(source: SourceText, colons: list[int], spaces: list[int], limits: Limits, pure: bool) -> Parsed:
    """The text read again with what was typed full-width typed as YAML wants it; every offset is of the text as it
    is."""
    text, pieces, last = source.text, [], 0
    inserted: list[int] = []
    for at in sorted([*colons, *spaces]):
        wide = text[at] == "\u3000"
        pieces.append(text[last:at] + ("  " if wide else ":"))
        if not wide and text[at + 1 : at + 2] not in ("", " ", "\t", "\n", "\r"):
            pieces.append(" ")
            wide = True
        if wide:
            inserted.append(at + 1 + len(inserted))
        last = at + 1
    parsed = parse(SourceText(source.file, "".join([*pieces, text[last:]])), limits, pure=pure)
    _shift(parsed, inserted)
    for at in colons:
        begin = max(text.rfind(sign, 0, at) + 1 for sign in "\n{,，")
        parsed.violations.append(
            _violation("full-width-colon", source.file, at, key=text[begin:at].strip(" \t\u3000-"))
        )
    if spaces:
        lines = len({text.rfind("\n", 0, at) for at in spaces})
        parsed.violations.append(_violation("full-width-indent", source.file, spaces[0], lines=lines))
    return parsed


def _violation(rule: str, file: str, at: int, **facts: str | int) -> Violation:
    return Violation(rule=rule, at=Place(file, at, at + 1), facts=facts)


def _shift(parsed: Parsed, inserted: list[int]) -> None:
    """Take the inserted characters out of every offset again."""

    def back(offset: int) -> int:
        return offset - bisect_left(inserted, offset)

    def moved(place: Place) -> Place:
        return Place(place.file, back(place.start), back(place.end))

    for node in nodes_of(parsed.documents):
        node.start, node.end = back(node.start), back(node.end)
    for number, one in enumerate(parsed.violations):
        related = tuple(Related(moved(other.at), other.label) for other in one.related)
        parsed.violations[number] = replace(one, at=moved(one.at), related=related)


class _Mender:
    """Finds the faults of one text's nodes and mends them in place."""

    def __init__(self, source: SourceText, vocabulary: Vocabulary, parsed: Parsed) -> None:
        self._file, self._text = source.file, source.text
        self._vocabulary, self._parsed = vocabulary, parsed
        self._has_invisible = INVISIBLE.search(source.text) is not None
        self._has_wide = not source.text.isascii()

    def mend(self) -> None:
        """Look at every mapping and list once; nothing to do for a text of plain ASCII."""
        if not self._has_wide and "\n" in self._text and not re.search(r"\n[ \t]+\d{1,2}[.)]", self._text):
            return
        for node in list(nodes_of(self._parsed.documents)):
            if isinstance(node, MapNode):
                self._mend_mapping(node)
            elif isinstance(node, ListNode):
                self._mend_list(node)
            elif isinstance(node, ScalarNode) and self._has_wide:
                self._mend_scalar(node)

    def _mend_mapping(self, node: MapNode) -> None:
        renamed = False
        for text, key, value in list(node):
            if not isinstance(key, ScalarNode):
                continue
            if self._has_wide and not text.isascii():
                renamed |= self._mend_key(text, key)
            if key.text in self._vocabulary.lists and isinstance(value, ScalarNode) and not value.style:
                folded = self._folded_list(key, value)
                if folded is not None:
                    node.entries[text] = (key, folded)
        if renamed:
            entries = list(node.entries.values())
            node.entries.clear()
            for key, value in entries:
                node.entries.setdefault(key.text if isinstance(key, ScalarNode) else "<<", (key, value))

    def _mend_key(self, text: str, key: ScalarNode) -> bool:
        """Full-width letters and spaces in a key that is a field of ours once they are narrow."""
        narrow = INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).strip().lstrip("- ")
        if narrow == text or narrow not in self._vocabulary.fields:
            return False
        self._say("full-width-key", key.start, key.end, written=text, meant=narrow)
        key.text = narrow
        return True

    def _folded_list(self, key: ScalarNode, value: ScalarNode) -> ListNode | None:
        """Numbered lines without dashes, which YAML folds into one text."""
        if "\n" not in self._text[value.start : value.end]:
            return None
        items, at = [], value.start
        for line in self._text[value.start : value.end].split("\n"):
            stripped = line.strip(" \t\r\u3000")
            if stripped:
                begin = at + line.index(stripped)
                items.append(ScalarNode(stripped, begin, begin + len(stripped)))
            at += len(line) + 1
        if sum(1 for item in items if _NUMBERED.match(item.text)) < max(2, len(items) - 1):
            return None
        self._say("folded-list", value.start, items[0].end, key=key.text, lines=len(items))
        return ListNode(list(items), value.start, value.end)

    def _mend_list(self, node: ListNode) -> None:
        if not self._text.startswith("[", node.start) or not self._has_wide:
            return
        items: list[Node] = []
        for item in node.items:
            items.extend(self._split(item, len(node.items)) if isinstance(item, ScalarNode) else [item])
        node.items[:] = items

    def _split(self, item: ScalarNode, count: int) -> list[ScalarNode]:
        """The items that a full-width comma joined into one. The enumeration comma counts only between short names, and
        a hand-off behind a comma belongs to the sentence of a charter before it (参与…，负责向…提供…)."""
        if item.style or self._text[item.start : item.end] != item.text:
            return [item]
        parts = re.split("，|、" if count == 1 else "，", item.text)
        comma = next((sign for sign in "，、" if sign in item.text), "")
        if any(_HANDS_OVER.match(part) for part in parts[1:]):
            return [item]
        if len(parts) < 2 or (comma == "、" and any(len(part.strip()) > 8 or not part.strip() for part in parts)):
            return [item]
        at = item.start + item.text.index(comma)
        self._say("joined-list-items", at, at + 1, sign=comma, parts=len(parts))
        split, begin = [], item.start
        for part in parts:
            lead = len(part) - len(part.lstrip())
            if part.strip():
                split.append(ScalarNode(part.strip(), begin + lead, begin + lead + len(part.strip())))
            begin += len(part) + 1
        return split

    def _mend_scalar(self, node: ScalarNode) -> None:
        if node.text.isascii() or node.style in ("|", ">"):
            return
        if self._has_invisible and INVISIBLE.search(node.text):
            self._strip_invisible(node)
        if node.style:
            return
        stripped = node.text.strip("\u3000")
        if stripped != node.text:
            self._strip_spaces(node, stripped)
        closing = _QUOTES.get(node.text[:1])
        if closing and len(node.text) > 2 and node.text.find(closing) == len(node.text) - 1:
            self._say("curly-quotes", node.start, node.end, opening=node.text[0], closing=node.text[-1])
            node.text = node.text[1:-1]

    def _strip_invisible(self, node: ScalarNode) -> None:
        match = INVISIBLE.search(self._text, node.start, node.end)
        if match is None:  # written as an escape, on purpose
            return
        code = f"U+{ord(match.group()):04X}"
        self._say("invisible-character", match.start(), match.end(), code=code, text=INVISIBLE.sub("", node.text)[:80])
        node.text = INVISIBLE.sub("", node.text)

    def _strip_spaces(self, node: ScalarNode, stripped: str) -> None:
        leading = node.text.startswith("\u3000")
        at = node.start if leading else node.end - (len(node.text) - len(node.text.rstrip("\u3000")))
        self._say("full-width-space", at, at + 1, text=stripped[:80])
        node.text = stripped

    def _say(self, rule: str, start: int, end: int, **facts: str | int) -> None:
        self._parsed.violations.append(Violation(rule=rule, at=Place(self._file, start, end), facts=facts))
