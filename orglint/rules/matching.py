"""Regular expressions of rule files: an engine whose time is linear in the text, so that no expression can hang a run.

It is the Rust engine that pydantic brings: finite automata, no look-around, no back references, a bounded size of the
compiled expression and a bounded depth. Imported only where a rule file holds an expression.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from orglint.lean.values import frozen

LONGEST = 500
"""Code points of an expression."""


@frozen
class Expression:
    """A mark: the text is an expression of this engine."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema

        return core_schema.no_info_after_validator_function(_compiled, handler(source))


@lru_cache(maxsize=64)
def matcher(expression: str) -> Callable[[str], bool]:
    """Whether a text holds a match. Raises ValueError for what is no expression of this engine."""
    from pydantic_core import SchemaError, SchemaValidator, core_schema

    if len(expression) > LONGEST:
        raise ValueError(f"an expression has at most {LONGEST} characters")
    try:
        validator = SchemaValidator(core_schema.str_schema(pattern=expression, regex_engine="rust-regex", strict=True))
    except SchemaError as error:
        raise ValueError(f"not an expression that can be matched in linear time: {_said(error)}") from None
    return validator.isinstance_python


def _compiled(expression: str) -> str:
    matcher(expression)
    return expression


def _said(error: Exception) -> str:
    """The engine's last line: what it has against the expression."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[-1].removeprefix("error:").strip()[:200] if lines else ""
