"""The JSON Schema by which an editor completes a rule file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import TypeAdapter

from orglint.rules.definition import OwnRule, OwnRules


def rule_schema(kinds: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The schema of a file with one rule or with several under `rules`.

    kinds: the descriptions of the check kinds, in both languages, which the editor shows.
    """
    schema = TypeAdapter(OwnRules | OwnRule).json_schema()
    definitions = {name: _described(one, kinds) for name, one in schema["$defs"].items()}
    return {
        "$defs": definitions,
        "if": {"required": ["rules"]},
        "then": {"$ref": "#/$defs/OwnRules"},
        "else": {"$ref": "#/$defs/OwnRule"},
    }


def _described(definition: dict[str, Any], kinds: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The definition with what its check kind says, when it is one."""
    properties = definition.get("properties", {})
    word = properties.get("kind", {}).get("const")
    kind = next((one for one in kinds if one["id"] == word), None)
    if kind is None:
        return definition
    told = {
        name: {**one, "description": _both(kind["parameters"][name])} if name in kind["parameters"] else one
        for name, one in properties.items()
    }
    return {**definition, "description": _both(kind["says"]), "properties": told}


def _both(words: Mapping[str, str]) -> str:
    return f"{words['en']} / {words['zh']}"
