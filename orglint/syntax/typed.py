"""Nodes to a pydantic model, every fault told at its node. For rule files and configuration, not for definitions."""

from __future__ import annotations

import re
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from orglint.findings.nearest import nearest
from orglint.findings.place import Place
from orglint.findings.problem import Problem
from orglint.findings.text import Text
from orglint.source.text import SourceText
from orglint.syntax.nodes import AliasNode, ListNode, MapNode, Node
from orglint.syntax.plain import to_plain

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
        fields = (sorted(model.model_fields), sorted(_field_names(model.model_json_schema())))
        return None, [
            _problem(fault, root, source, fields) for fault in error.errors(include_url=False, include_input=True)
        ]


def _problem(fault: Any, root: Node, source: SourceText, fields: tuple[list[str], list[str]]) -> Problem:
    """fields: the names at the root, and those anywhere."""
    path = fault["loc"]
    if fault["type"] == "union_tag_invalid":  # told at the word that chooses, not at the whole
        path = (*path, fault["ctx"]["discriminator"].strip("'"))
    unknown = fault["type"] == "extra_forbidden"
    node = _follow(root, path, key=unknown)
    at = source.location(Place(source.file, node.start, node.end))
    if isinstance(told := fault.get("ctx", {}).get("told"), Text):
        return _told(told, fault["ctx"], node, source)
    where = str(path[-1]) if path else ""
    if unknown:
        own = _suggestion(where, fields[0]) if len(path) == 1 else None
        return Problem(_UNKNOWN.filled(field=where), at, own or _suggestion(where, fields[1]))
    if fault["type"] == "missing":
        return Problem(_MISSING.filled(field=where), at)
    known = str(fault.get("ctx", {}).get("expected") or fault.get("ctx", {}).get("expected_tags") or "")
    words = [word.strip(" '\"") for word in known.replace(" or ", ",").split(",") if word.strip()]
    if words:
        value = (
            str(fault.get("input"))[:80]
            if not fault["type"].startswith("union_tag")
            else str(fault["ctx"].get("tag", ""))
        )
        return Problem(_NOT_ONE_OF.filled(value=value, known=", ".join(words)), at, _suggestion(value, words))
    message = str(fault["msg"]).removeprefix("Value error, ")
    return Problem(_OTHER.filled(field=where, problem=message), at)


def _told(message: Text, told: dict[str, Any], node: Node, source: SourceText) -> Problem:
    """A fault that a validator put in words: with the nearest word, and the words in the text that it is about."""
    token, known = str(told.get("token") or ""), list(told.get("known") or ())
    start, end = node.start, node.end
    if token:
        found = [one.start() for one in re.finditer(re.escape(token), source.text[start:end])]
        if found:
            start += found[min(int(told.get("number", 0)), len(found) - 1)]
            end = start + len(token)
    close = told.get("nearest") or (nearest(token.rpartition(".")[2], known) if known else None)
    hint = _NEAREST.filled(nearest=close) if close else None
    return Problem(message, source.location(Place(source.file, start, end)), hint)


def _follow(root: Node, path: tuple[Any, ...], key: bool) -> Node:
    """The node that a pydantic location leads to; union tags in the location lead nowhere and are skipped."""
    node = root
    for number, step in enumerate(path):
        held = node.target if isinstance(node, AliasNode) else node
        last = number == len(path) - 1
        if isinstance(held, MapNode) and step in held.entries:
            node = held.entries[step][0 if key and last else 1]
        elif isinstance(held, ListNode) and isinstance(step, int) and step < len(held.items):
            node = held.items[step]
        elif last and isinstance(held, MapNode):
            return _beginning(held)
    return node


def _beginning(node: MapNode) -> Node:
    return next((key for _, key, _ in node), node)


def _field_names(schema: Any) -> set[str]:
    """Every field name in a JSON Schema."""
    if isinstance(schema, dict):
        own = set(schema.get("properties", ()))
        return own.union(*(_field_names(value) for value in schema.values())) if schema else own
    return set().union(*(_field_names(item) for item in schema)) if isinstance(schema, list) else set()


def _suggestion(word: str, known: list[str]) -> Text | None:
    close = nearest(word, known)
    return _NEAREST.filled(nearest=close) if close else None


_UNKNOWN = Text("“{field}” is not a known field", "“{field}”不是已知字段")
_MISSING = Text("the field “{field}” is missing", "缺少字段“{field}”")
_NOT_ONE_OF = Text("“{value}” is not one of: {known}", "“{value}”不在允许的取值中：{known}")
_OTHER = Text("“{field}”: {problem}", "“{field}”：{problem}")
_NEAREST = Text("did you mean “{nearest}”?", "是否想写“{nearest}”？")
