"""The small vocabulary in which `definition.py` says what a field may hold, beyond its plain type."""

from __future__ import annotations

from typing import Any

from orglint.lean.values import frozen


@frozen
class Pattern:
    """The whole text must match this regular expression."""

    regex: str

    def __get_pydantic_json_schema__(self, core_schema: Any, handler: Any) -> dict[str, Any]:
        return {**handler(core_schema), "pattern": f"^({self.regex})$"}


@frozen
class OneOrMany:
    """A list of one may be written without its brackets."""

    def __get_pydantic_json_schema__(self, core_schema: Any, handler: Any) -> dict[str, Any]:
        many = handler(core_schema)
        return {"anyOf": [many["items"], many]}


@frozen
class Shorthand:
    """A record that may be written as plain text, which then stands for the field named here and stays text."""

    field: str


@frozen
class Nonempty:
    """Text of at least one character that is not a space."""

    def __get_pydantic_json_schema__(self, core_schema: Any, handler: Any) -> dict[str, Any]:
        return {**handler(core_schema), "minLength": 1}
