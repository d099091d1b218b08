"""Nodes to a pydantic model, every fault told at its node. For rule files and configuration, not for definitions."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from orglint.findings.nearest import nearest
from orglint.findings.place import Place
from orglint.findings.problem import Problem
from orglint.findings.text import Text
from orglint.lean.values import frozen
from orglint.source.text import SourceText
from orglint.syntax.nodes import AliasNode, ListNode, MapNode, Node
from orglint.syntax.plain import to_plain
from orglint.syntax.typed_faults import UNKNOWN, words_of

MOST_FAULTS = 500
"""Faults of one file that are put into words; more would only cost time."""
Model = TypeVar("Model", bound=BaseModel)


def read_typed(
    root: Node, model: type[Model], source: SourceText, context: dict[str, Any] | None = None
) -> tuple[Model | None, list[Problem]]:
    """The value of `root` as `model`, or None and every fault with its place and the nearest known word.

    context: what the model's validators ask for.
    """
    try:
        return model.model_validate(to_plain(root), context=context), []
    except ValidationError as error:
        faults = error.errors(include_url=False, include_input=True)
        return None, list(
            dict.fromkeys(_problem(one, root, source, model) for one in _once(faults[:MOST_FAULTS], model))
        )


def _once(faults: list[Any], model: type[BaseModel]) -> list[Any]:
    """The faults without those that follow from another: a mistyped key is not missing as well."""
    mistyped = {
        (*one["loc"][:-1], _meant(str(one["loc"][-1]), model, len(one["loc"]) == 1))
        for one in faults
        if one["type"] in UNKNOWN
    }
    return [one for one in faults if one["type"] != "missing" or tuple(one["loc"]) not in mistyped]


@frozen
class _Spot:
    """Where a fault stands: the node, and the last key on the way to it."""

    node: Node
    key: str


def _problem(fault: Any, root: Node, source: SourceText, model: type[BaseModel]) -> Problem:
    path = fault["loc"]
    if fault["type"].startswith("union_tag"):  # told at the word that chooses, not at the whole
        path = (*path, fault["ctx"]["discriminator"].strip("'"))
    unknown, of_key = fault["type"] in UNKNOWN, path[-1:] == (_KEY,)
    spot = _follow(root, path[:-1] if of_key else path, key=unknown or of_key)
    told = fault.get("ctx", {}).get("told")
    if isinstance(told, Text):
        return _told(told, fault["ctx"], spot.node, source)
    words = words_of(fault, spot.key)
    close = _meant(words.word, model, len(path) == 1) if unknown else nearest(words.word, words.known)
    hint = _NEAREST.filled(nearest=close) if close else None
    return Problem(words.message, source.location(Place(source.file, spot.node.start, spot.node.end)), hint)


_KEY = "[key]"
"""The last step of a pydantic location that is about a key and not its value."""


def _told(message: Text, told: dict[str, Any], node: Node, source: SourceText) -> Problem:
    """A fault that a validator put in words: with the nearest word, and the words in the text that it is about."""
    token, known = str(told.get("token") or ""), tuple(told.get("known") or ())
    start, end = node.start, node.end
    if token:
        found = [one.start() for one in re.finditer(_whole(token), source.text[start:end])]
        if found:
            start += found[min(int(told.get("number", 0)), len(found) - 1)]
            end = start + len(token)
    close = told.get("nearest") or nearest(token.rpartition(".")[2], known)
    hint = _NEAREST.filled(nearest=close) if close else None
    return Problem(message, source.location(Place(source.file, start, end)), hint)


def _whole(token: str) -> str:
    """The token as an expression; a word is found as a whole word only."""
    edges = (r"(?<!\w)" if token[0].isalnum() else "", r"(?!\w)" if token[-1].isalnum() else "")
    return edges[0] + re.escape(token) + edges[1]


def _follow(root: Node, path: tuple[Any, ...], key: bool) -> _Spot:
    """What a pydantic location leads to; union tags in the location lead nowhere and are skipped."""
    node, name = root, ""
    for number, step in enumerate(path):
        held = node.target if isinstance(node, AliasNode) else node
        last = number == len(path) - 1
        if isinstance(held, MapNode) and step in held.entries:
            node, name = held.entries[step][0 if key and last else 1], str(step)
        elif isinstance(held, ListNode) and isinstance(step, int) and step < len(held.items):
            node = held.items[step]
        elif last and isinstance(held, MapNode):
            return _Spot(_beginning(held), str(step))
    return _Spot(node, name)


def _beginning(node: MapNode) -> Node:
    return next((key for _, key, _ in node), node)


@cache
def _fields(model: type[BaseModel]) -> tuple[str, ...]:
    """Every field that may stand anywhere in the model, as it is written."""
    return tuple(sorted({name.rstrip("_") for name in _names(model.model_json_schema())}))


def _names(schema: Any) -> set[str]:
    """Every field name in a JSON Schema."""
    if isinstance(schema, dict):
        own = set(schema.get("properties", ()))
        return own.union(*(_names(value) for value in schema.values())) if schema else own
    return set().union(*(_names(item) for item in schema)) if isinstance(schema, list) else set()


def _meant(key: str, model: type[BaseModel], at_root: bool) -> str | None:
    """The field that a mistyped key looks most like: one of those that may stand there, else one from anywhere."""
    own = nearest(key, sorted(model.model_fields)) if at_root else None
    return own or nearest(key, [name for name in _fields(model) if name != key])


_NEAREST = Text("did you mean “{nearest}”?", "是否想写“{nearest}”？")
