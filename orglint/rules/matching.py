"""Regular expressions of rule files: an engine whose time is linear in the text, so that no expression can hang a run.

It is the Rust engine that pydantic brings: finite automata, no look-around, no back references, a bounded size of the
compiled expression and a bounded depth. Imported only where a rule file holds an expression.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from orglint.findings.text import Text
from orglint.lean.values import frozen

LONGEST = 500
"""Code points of an expression."""


class Unmatchable(ValueError):
    """A text that is no expression of the engine. told: why."""

    def __init__(self, told: Text) -> None:
        super().__init__(told.en)
        self.told = told


@frozen
class Expression:
    """A mark: the text is an expression of this engine."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema

        return core_schema.no_info_after_validator_function(_compiled, handler(source))


@lru_cache(maxsize=64)
def matcher(expression: str) -> Callable[[str], bool]:
    """Whether a text holds a match. Raises Unmatchable for what is no expression of this engine."""
    from pydantic_core import SchemaError, SchemaValidator, core_schema

    if len(expression) > LONGEST:
        raise Unmatchable(_TOO_LONG.filled(most=LONGEST))
    try:
        validator = SchemaValidator(core_schema.str_schema(pattern=expression, regex_engine="rust-regex", strict=True))
    except SchemaError as error:
        raise Unmatchable(_said(error)) from None
    return validator.isinstance_python


def _compiled(expression: str) -> str:
    from pydantic_core import PydanticCustomError

    try:
        matcher(expression)
    except Unmatchable as error:
        raise PydanticCustomError("told", "{told}", {"told": error.told}) from None
    return expression


def _said(error: Exception) -> Text:
    """What the engine has against the expression: it stands in its last line."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    said = lines[-1].removeprefix("SchemaError:").removeprefix("error:").strip()[:200] if lines else ""
    return _TOO_LARGE if "size limit" in said else _BAD.filled(said=said)


_BAD = Text(
    "not an expression that can be matched in linear time: {said}", "不是可在线性时间内匹配的正则表达式：{said}"
)
_TOO_LARGE = Text("the expression counts too many repetitions", "正则表达式的重复次数过多")
_TOO_LONG = Text("an expression has at most {most} characters", "正则表达式最多 {most} 个字符")
