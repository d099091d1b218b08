"""YAML events from ruamel.yaml: from its C parser where that is installed, else from its pure Python one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

try:
    from _ruamel_yaml import CParser
except ImportError:  # no wheel for this interpreter: the pure parser gives the same events, slower
    CParser = None

__all__ = [
    "AliasEvent",
    "DocumentEndEvent",
    "DocumentStartEvent",
    "MappingEndEvent",
    "MappingStartEvent",
    "ScalarEvent",
    "SequenceEndEvent",
    "SequenceStartEvent",
    "StreamEndEvent",
    "StreamStartEvent",
    "event_source",
    "has_c_parser",
]


def has_c_parser() -> bool:
    """Whether the fast parser is installed."""
    return CParser is not None


def event_source(text: str, pure: bool = False) -> Callable[[], Any]:
    """A function that gives the next event of `text` at each call, the last one being a StreamEndEvent.

    pure: use the pure Python parser even where the C one is installed. The function raises whatever the parser raises
    for text that is not YAML, errors of other types than its own included.
    """
    next_event: Callable[[], Any]
    if CParser is not None and not pure:
        next_event = CParser(text).get_event
    else:
        next_event = iter(YAML(typ="safe", pure=True).parse(text)).__next__
    return next_event
