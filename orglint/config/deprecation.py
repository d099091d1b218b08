"""Keys of a configuration that are to go: they still hold, and a note says what to write instead.

A key is marked in the model: `Field(json_schema_extra=going("the key to use"))`; editors strike it through.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from orglint.findings.place import Place
from orglint.findings.problem import Problem
from orglint.findings.text import Text
from orglint.source.text import SourceText
from orglint.syntax.nodes import AliasNode, ListNode, MapNode, Node

_INSTEAD = "x-replaced-by"


def going(instead: str) -> dict[str, Any]:
    """What marks a key in the model as one that is to go. instead: the key to use."""
    return {"deprecated": True, _INSTEAD: instead}


def deprecated_keys(node: Node | None, model: type[BaseModel], source: SourceText) -> Iterator[Problem]:
    """A note for each such key of a configuration, at its place. model: what may stand in `node`."""
    held = node.target if isinstance(node, AliasNode) else node
    for word, (key, value) in held.entries.items() if isinstance(held, MapNode) else ():
        field = model.model_fields.get(word)
        if field is None:
            continue
        instead = _instead(field)
        if instead is not None:
            at = source.location(Place(source.file, key.start, key.end))
            yield Problem(_GOING.filled(key=word), at, _USE.filled(instead=instead))
        for inner, part in _within(field.annotation, value):
            yield from deprecated_keys(part, inner, source)


def _instead(field: FieldInfo) -> str | None:
    extra = field.json_schema_extra
    return str(extra[_INSTEAD]) if isinstance(extra, dict) and _INSTEAD in extra else None


def _within(annotation: Any, node: Node) -> Iterator[tuple[type[BaseModel], Node]]:
    """The models that a value of a type may hold, each with the nodes that are one."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation, node
        return
    held = node.target if isinstance(node, AliasNode) else node
    inner: list[Node] = [node]
    if get_origin(annotation) is dict:
        inner = [value for _, value in held.entries.values()] if isinstance(held, MapNode) else []
    elif get_origin(annotation) is list:
        inner = list(held.items) if isinstance(held, ListNode) else []
    for argument in get_args(annotation):
        for one in inner:
            yield from _within(argument, one)


_GOING = Text("the key “{key}” is deprecated", "设置项“{key}”已弃用")
_USE = Text("use “{instead}” instead", "请改用“{instead}”")
