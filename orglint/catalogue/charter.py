"""One line of a duty list as a real charter words it, understood as what it says: owning, taking part, handing over.

Source: the sixteen duties of the 营销部 in the source text (lines 24 to 39). A line is taken apart only where every
part is known exactly; what is not understood stays one duty that the catalogue does not know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from orglint.catalogue.catalogue import Catalogue, Duty, Item


@dataclass(frozen=True, slots=True)
class Own:
    """The unit is accountable for this duty; `duty` is None when the catalogue does not know the words."""

    text: str
    duty: Duty | None


@dataclass(frozen=True, slots=True)
class TakePart:
    """The unit takes part in this duty."""

    text: str
    duty: Duty | None


@dataclass(frozen=True, slots=True)
class HandOver:
    """The unit hands something to another. `items` is empty when the catalogue does not know the words."""

    text: str
    receiver: str
    items: tuple[Item, ...]


Act = Own | TakePart | HandOver

LONGEST = 80
"""A longer line is prose; looking for duties joined in it would only cost time."""

_NUMBER = re.compile(r"\s*(?:[(（\[【]?\d{1,2}\s*[)）\]】.．、:：]|[①-⑳]|[-－•·*])\s*")
_PART = (
    re.compile(r"(?:参与|參與|协助|協助|配合|参加)(?P<inner>.+)"),
    re.compile(r"(?:takes? part in|participates? in|contributes? to) (?:the )?(?P<inner>.+)", re.I),
)
_HAND = (
    re.compile(r"(?:负责|負責)?[向为為](?P<to>.{2,20}?)(?:提供|提交|报送|報送)(?P<item>.+)"),
    re.compile(
        r"(?:and )?(?:supplies|provides|hands) (?:the )?(?P<to>.{2,40}?) with (?:the |a |an )?(?P<item>.+)", re.I
    ),
)
_CLAUSES = re.compile(r"[，,；;]\s*|。")
_ENGLISH_HAND = re.compile(r"(?:,)? and (?=(?:supplies|provides) )", re.I)
_JOINTS = re.compile(r"[、和与與及]|以及|并| and ")
_VERBS = re.compile(r"^(?:制定|制订|制訂|编制|編制|拟定|组织|組織|开展|做好|drawing up |preparing |drafting )")
_TAILS = re.compile(r"(?:的)?(?:制定|编制|編制|工作)$")


def understand(text: str, catalogue: Catalogue) -> tuple[Act, ...]:
    """The acts that one line of `owns` names; never empty.

    text: a duty's id, name or alias, or a line of a charter, numbered or not.
    """
    whole = catalogue.duty(text)
    if whole is not None:
        return (Own(text, whole),)
    line = _NUMBER.sub("", text, count=1) if _NUMBER.match(text) else text
    known = catalogue.duty(line)
    if known is not None:
        return (Own(line, known),)
    clauses = [clause for part in _CLAUSES.split(line) for clause in _ENGLISH_HAND.split(part) if clause.strip()]
    if any(_match(clause, (*_PART, *_HAND)) for clause in clauses):
        return tuple(_sentence(clauses, catalogue))
    parts = _joined(line, catalogue)
    return tuple(Own(words, duty) for words, duty in parts) if parts else (Own(text, None),)


def _sentence(clauses: list[str], catalogue: Catalogue) -> Iterator[Act]:
    """Clauses of which at least one takes part or hands over; 相应资料 means what goes with the last participation."""
    last: Duty | None = None
    for clause in clauses:
        hand, part = _match(clause, _HAND), _match(clause, _PART)
        if hand is not None:
            item = hand.group("item").strip()
            yield HandOver(item, hand.group("to").strip(), _items(item, last, catalogue))
        elif part is not None:
            inner = part.group("inner").strip()
            last = _bare(inner, catalogue)
            yield TakePart(inner, last)
        else:
            yield Own(clause.strip(), catalogue.duty(clause))


def _items(words: str, paired_with: Duty | None, catalogue: Catalogue) -> tuple[Item, ...]:
    found = catalogue.item(words)
    if found or paired_with is None or not catalogue.is_paired(words):
        return found
    return tuple(item for item in catalogue.items.values() if item.with_duty == paired_with.id)


def _bare(inner: str, catalogue: Catalogue) -> Duty | None:
    """The duty behind 参与, also without the verb in front of it or the noun of an act behind it."""
    for words in (inner, _VERBS.sub("", inner), _TAILS.sub("", inner), _VERBS.sub("", _TAILS.sub("", inner))):
        duty = catalogue.duty(words)
        if duty is not None:
            return duty
    return None


def _joined(line: str, catalogue: Catalogue) -> list[tuple[str, Duty]]:
    """Several duties on one line, the words they share written once: 编制和组织实施年度营销计划."""
    line = re.sub(r"^(?:主要负责|负责|負責|responsible for )", "", line.strip(), flags=re.I)
    for joint in _JOINTS.finditer(line) if len(line) <= LONGEST else ():
        left, right = line[: joint.start()].strip(), line[joint.end() :].strip()
        if not left or not right:
            continue
        for one, other in _completions(left, right):
            first, second = _all_of(one, catalogue), _all_of(other, catalogue)
            if first and second:
                return [*first, *second]
    return []


def _all_of(words: str, catalogue: Catalogue) -> list[tuple[str, Duty]]:
    duty = catalogue.duty(words)
    return [(words, duty)] if duty is not None else _joined(words, catalogue)


def _completions(left: str, right: str) -> Iterator[tuple[str, str]]:
    """What the two sides of a joint may be short for: as they stand, the right one's end lent to the left, and back."""
    yield left, right
    for at in range(1, len(right)):
        yield left + right[at:], right
    for at in range(1, len(left)):
        yield left, left[:at] + right


def _match(clause: str, patterns: tuple[re.Pattern[str], ...]) -> re.Match[str] | None:
    return next((found for pattern in patterns if (found := pattern.fullmatch(clause.strip()))), None)
