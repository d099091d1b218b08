"""One line of a duty list as a real charter words it, understood as what it says: owning, taking part, handing over.

Source: the fifteen areas of the 市场部 and the sixteen duties of the 营销部 in the source text (lines 4 to 18 and 24 to
39). A line is taken apart only where every part is known exactly; what is not understood stays one duty that the
catalogue does not know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from orglint.catalogue.catalogue import Catalogue, Duty, Item
from orglint.catalogue.normalise import normal
from orglint.lean.patterns import pattern
from orglint.lean.values import field, frozen, mutable


@frozen
class Own:
    """The unit is accountable for this duty; `duty` is None when the catalogue does not know the words."""

    text: str
    duty: Duty | None


@frozen
class TakePart:
    """The unit takes part in this duty."""

    text: str
    duty: Duty | None


@frozen
class HandOver:
    """The unit hands something to another. `items` is empty when the catalogue does not know the words.

    goes_with: the duty that the unit takes part in on the same line, before the hand-off.
    """

    text: str
    receiver: str
    items: tuple[Item, ...]
    goes_with: Duty | None = None


Act = Own | TakePart | HandOver

LONGEST = 80
"""A longer line is prose; looking for duties joined in it would only cost time."""

MOST = 8
"""With more joints than this a line is read as a plain list, whose parts share no words."""

_NUMBER = pattern(r"\s*(?:[(（\[【]?\d{1,2}\s*[)）\]】.．、:：]|[①-⑳]|[-－•·*])\s*")
_PART = (
    pattern(r"(?:参与|參與|协助|協助|配合|参加)(?P<inner>.+)"),
    pattern(r"(?:takes? part in|participates? in|contributes? to) (?:the )?(?P<inner>.+)", re.I),
)
_HAND = (
    pattern(r"(?:负责|負責)?[向为為](?P<to>.{2,20}?)(?:提供|提交|报送|報送)(?P<item>.+)"),
    pattern(r"(?:and )?(?:supplies|provides|hands) (?:the )?(?P<to>.{2,40}?) with (?:the |a |an )?(?P<item>.+)", re.I),
)
_CLAUSES = pattern(r"[，,；;]\s*|。")
_ENGLISH_HAND = pattern(r"(?:,)? and (?=(?:supplies|provides) )", re.I)
_JOINTS = pattern(r"[、和与及]|以及|并| and ")
_FRAME = pattern(r"^(?:主要负责|全面负责|负责|responsible for (?:the )?)")
_MAKING = pattern(
    r"^(?:制定|制订|编制|拟定|拟订|起草|做出|作出|提出|做好|开展|合理进行|进行|建立健全|建立|完善)"
    r"(?:[和及与并]?完善)?|^(?:drawing up |preparing |drafting )"
)
"""Verbs that say only that the duty is done. Carrying out, organizing or approving something is another duty."""
_ON = pattern(r"^对(?P<inner>.+)的(?P<act>[^的]{2,9})$")
_AND_SO_ON = pattern(r"等(?:.{0,4}(?:项目|工作|事项|内容))?$")
_VERBS = pattern(r"^(?:制定|制订|制訂|编制|編制|拟定|组织|組織|开展|做好|drawing up |preparing |drafting )")
_TAILS = pattern(r"(?:的)?(?:制定|编制|編制|工作)$")


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
    owned = [_owned(clause, catalogue) for clause in clauses]
    return tuple(own for some in owned for own in some) if owned and all(owned) else (Own(text, None),)


def _sentence(clauses: list[str], catalogue: Catalogue) -> Iterator[Act]:
    """Clauses of which at least one takes part or hands over; 相应资料 means what goes with the last participation."""
    last: Duty | None = None
    for clause in clauses:
        hand, part = _match(clause, _HAND), _match(clause, _PART)
        if hand is not None:
            item = hand.group("item").strip()
            yield HandOver(item, hand.group("to").strip(), _items(item, last, catalogue), last)
        elif part is not None:
            inner = part.group("inner").strip()
            last = _bare(inner, catalogue)
            yield TakePart(inner, last)
        else:
            yield from _owned(clause, catalogue) or [Own(clause.strip(), None)]


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


def _owned(clause: str, catalogue: Catalogue) -> list[Own]:
    """The duties of a clause that says nothing but duties; empty when one of its parts is not known."""
    if len(clause) > LONGEST:
        return []
    form = _AND_SO_ON.sub("", _FRAME.sub("", normal(clause)))
    return [Own(words, duty) for words, duty in _List(form, catalogue).duties()]


@mutable
class _List:
    """Several duties in one form, the words they share written once: 编制和组织实施年度营销计划.

    A part between two joints borrows an end or a beginning from its neighbour only when that neighbour is itself
    understood, so a line that is not is given up at once.
    """

    form: str
    catalogue: Catalogue
    _solved: dict[tuple[int, int], list[tuple[str, Duty]]] = field(default_factory=dict)

    def duties(self) -> list[tuple[str, Duty]]:
        """The words and the duty of each part, in order; empty when one is not known."""
        whole = self._known(self.form)
        if whole is not None:
            return [(self.form, whole)]
        joints = list(_JOINTS.finditer(self.form))
        if len(joints) > MOST:
            parts = [(words, self._known(words)) for part in _JOINTS.split(self.form) if (words := part.strip())]
            return [(words, duty) for words, duty in parts if duty] if all(duty for _, duty in parts) else []
        return self._between(0, len(self.form), joints)

    def _between(self, start: int, end: int, joints: list[re.Match[str]]) -> list[tuple[str, Duty]]:
        key = (start, end)
        if key not in self._solved:
            words = self.form[start:end].strip()
            known = self._known(words)
            self._solved[key] = [(words, known)] if known else self._parted(start, end, joints)
        return self._solved[key]

    def _parted(self, start: int, end: int, joints: list[re.Match[str]]) -> list[tuple[str, Duty]]:
        for joint in joints:
            if start < joint.start() and joint.end() < end:
                left, right = self.form[start : joint.start()].strip(), self.form[joint.end() : end].strip()
                before, after = self._between(start, joint.start(), joints), self._between(joint.end(), end, joints)
                before = before or (self._first(left + right[at:] for at in range(1, len(right))) if after else [])
                after = after or (self._first(left[:at] + right for at in range(1, len(left))) if before else [])
                if before and after:
                    return [*before, *after]
        return []

    def _first(self, candidates: Iterator[str]) -> list[tuple[str, Duty]]:
        return next(([(words, duty)] for words in candidates if (duty := self._known(words))), [])

    def _known(self, form: str) -> Duty | None:
        """The duty of exactly this form, also without the verb of making it, 对…的, 工作, or the particle 的."""
        bare = form.removesuffix("工作").removesuffix("的")
        made = _MAKING.sub("", bare)
        turned = _ON.sub(r"\g<inner>\g<act>", bare)
        tried = (form, bare, made, turned, bare.replace("的", ""), made.replace("的", ""), turned.replace("的", ""))
        index = self.catalogue.duty_index
        found = next((index[words] for words in tried if words in index), None)
        return self.catalogue.duties[found] if found else None


def _match(clause: str, patterns: tuple[re.Pattern[str], ...]) -> re.Match[str] | None:
    return next((found for pattern in patterns if (found := pattern.fullmatch(clause.strip()))), None)
