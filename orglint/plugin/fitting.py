"""What a check gave back → sound violations, or one clear word on what it gave back instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from orglint.findings.place import Place
from orglint.findings.severity import Severity
from orglint.findings.text import PLACEHOLDER, Text
from orglint.findings.violation import Related, Suggestion, Violation
from orglint.lean.values import replace
from orglint.plugin.declaring import DeclaredRule, Words


class Unfit(Exception):
    """A check did what no check may."""

    def __init__(self, message: Text) -> None:
        super().__init__(message.en)
        self.message = message


def yielded(result: object) -> Iterator[object]:
    """What a check gave back, one by one: a violation, several, or nothing. Raises Unfit for anything else."""
    if isinstance(result, Violation):
        yield result
    elif isinstance(result, Iterable) and not isinstance(result, str | bytes | Mapping):
        yield from result
    elif result is not None:
        raise Unfit(_WRONG_RESULT.filled(got=type(result).__name__))


def fitting(one: object, rule: DeclaredRule, files: set[str]) -> Violation:
    """The violation, when it points into these files and its words and facts are there; else raises Unfit."""
    if not isinstance(one, Violation):
        raise Unfit(_WRONG_RESULT.filled(got=type(one).__name__))
    _typed(one)
    for place in _places(one):
        if not isinstance(place, Place) or place.file not in files or not 0 <= place.start <= place.end:
            raise Unfit(_NO_PLACE.filled(file=getattr(place, "file", type(place).__name__)))
    for group, name in (("messages", one.variant), *(("labels", related.label) for related in one.related)):
        if name and name not in getattr(rule, group) and (group == "labels" or name not in rule.helps):
            raise Unfit(_NO_WORDS.filled(group=group, name=name))
    missing = sorted(_wanted(rule, one) - one.facts.keys())
    if missing:
        raise Unfit(_NO_FACT.filled(names=", ".join(missing)))
    return replace(one, suggestions=tuple(filter(_is_own, one.suggestions))) if one.suggestions else one


def _is_own(suggestion: Suggestion) -> bool:
    """It changes nothing under an anchor: that text is others' too."""
    return all(change.at.anchor is None for change in suggestion.changes)


def _typed(one: Violation) -> None:
    """Hold what a type checker would have said of the violation."""
    held: list[tuple[str, object, type | tuple[type, ...]]] = [
        ("unit", one.unit, (str, type(None))),
        ("duty", one.duty, (str, type(None))),
        ("variant", one.variant, str),
        ("severity", one.severity, (Severity, type(None))),
        *((f"facts.{name}", fact, (str, int, Text)) for name, fact in one.facts.items()),
        *(("related", related, Related) for related in one.related),
        *(("suggestions", suggestion, Suggestion) for suggestion in one.suggestions),
    ]
    for suggestion in one.suggestions if not _wrong(held) else ():
        words = (suggestion.title.en, suggestion.title.zh) if isinstance(suggestion.title, Text) else (None,)
        held += [("title", one, str) for one in words]
        held += [("text", change.text, str) for change in suggestion.changes]
        if not suggestion.changes:
            raise Unfit(_NO_CHANGE)
    if wrong := _wrong(held):
        raise Unfit(_WRONG_TYPE.filled(name=wrong[0], got=wrong[1]))


def _wrong(held: Iterable[tuple[str, object, type | tuple[type, ...]]]) -> tuple[str, str] | None:
    return next(((name, type(value).__name__) for name, value, wanted in held if not isinstance(value, wanted)), None)


def _places(one: Violation) -> Iterator[Place]:
    yield one.at
    yield from (related.at for related in one.related)
    yield from (change.at for suggestion in one.suggestions for change in suggestion.changes)


def _wanted(rule: DeclaredRule, one: Violation) -> set[str]:
    """The facts that the words of a violation need."""
    words: list[Words] = [rule.messages.get(one.variant, rule.message), rule.helps.get(one.variant, rule.help)]
    words += [rule.labels[related.label] for related in one.related]
    return {name for text in words for name in PLACEHOLDER.findall(text.en if isinstance(text, Text) else text)}


_WRONG_RESULT = Text(
    "gave back a value of type {got} where only violations may stand",
    "返回了 {got} 类型的值，而此处只能是违规（Violation）",
)
_WRONG_TYPE = Text(
    "gave back a violation whose “{name}” is of type {got}", "返回的违规中，“{name}”的类型为 {got}，不符合要求"
)
_NO_PLACE = Text("points to no place of this definition (in “{file}”)", "指向的位置（“{file}”）不属于这份定义")
_NO_CHANGE = Text("makes a suggestion without any change", "给出的建议没有任何修改")
_NO_WORDS = Text("uses “{name}”, which is not under its `{group}`", "使用了“{name}”，而 `{group}` 中没有它")
_NO_FACT = Text(
    "has words that name {names}, and the violation gives no such fact", "的文字用到 {names}，而违规中没有给出"
)
