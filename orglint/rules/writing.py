"""How parameters of a check may be written: words of the catalogue, one for a list, a kind for a selector.

The marks below stand in the annotations of a check kind. pydantic reads them when a rule file is read; a run never
does, for by then every parameter has its full form.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, Protocol

from orglint.findings.text import Text
from orglint.lean.values import frozen


class Names(Protocol):
    """What resolves a word: the catalogue, with the names that a pack adds."""

    def resolve(self, what: str, word: str) -> str | None:
        """The id that a word stands for, or None."""
        ...

    def nearest(self, what: str, word: str) -> str | None:
        """The known name that looks most like the word, or None."""
        ...


@frozen
class CatalogueWord:
    """An id, name or alias of the catalogue, in either language; it is replaced by the id. A word that the catalogue
    does not know is a fault."""

    what: Literal["kind", "duty", "item", "statement"]

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema

        return core_schema.with_info_after_validator_function(self._resolved, handler(source))

    def _resolved(self, word: str, info: Any) -> str:
        from pydantic_core import PydanticCustomError

        names: Names | None = (info.context or {}).get("names")
        found = names.resolve(self.what, word) if names else word
        if found is None:
            assert names is not None
            told = _UNKNOWN[self.what].filled(word=word[:80])
            context = {"told": told, "nearest": names.nearest(self.what, word)}
            raise PydanticCustomError("unknown_name", "{told}", context)
        return found


@frozen
class OneOrMore:
    """A list of one may be written without its brackets."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema

        return core_schema.no_info_before_validator_function(_listed, handler(source))

    def __get_pydantic_json_schema__(self, core_schema: Any, handler: Any) -> dict[str, Any]:
        many = handler(core_schema)
        return {"anyOf": [many["items"], many]}


@frozen
class KindOrSelector:
    """A selector may be written as the name of a kind, or as a list of selectors of which one must hold."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema

        return core_schema.no_info_before_validator_function(_selected, handler(source))

    def __get_pydantic_json_schema__(self, core_schema: Any, handler: Any) -> dict[str, Any]:
        full = handler(core_schema)
        return {"anyOf": [{"type": "string"}, {"type": "array", "items": {"anyOf": [{"type": "string"}, full]}}, full]}


@frozen
class OneOrBounds:
    """Bounds may be written as one number, which is both of them."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema

        return core_schema.no_info_before_validator_function(_bounds, handler(source))

    def __get_pydantic_json_schema__(self, core_schema: Any, handler: Any) -> dict[str, Any]:
        return {"anyOf": [{"type": "integer", "minimum": 1}, handler(core_schema)]}


def _bounds(value: Any) -> Any:
    return {"at_least": value, "at_most": value} if isinstance(value, (str, int)) else value


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _selected(value: Any) -> Any:
    if isinstance(value, str):
        return {"kind": [value]}
    if isinstance(value, list):
        return {"kind": value} if all(isinstance(one, str) for one in value) else {"any": value}
    return value


@frozen
class AtLeast:
    """A whole number, not less than this one and of a sensible size."""

    least: int = 0

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        return {**handler(source), "ge": self.least, "le": 1_000_000}


Count = Annotated[int, AtLeast(0)]
Structure = Literal["T-MS", "T-G", "T-GM", "T-S", "T-0"]
KindWord = Annotated[str, CatalogueWord("kind")]
DutyWord = Annotated[str, CatalogueWord("duty")]
ItemWord = Annotated[str, CatalogueWord("item")]
Statement = Annotated[str, CatalogueWord("statement")]
KindWords = Annotated[tuple[KindWord, ...], OneOrMore()]
DutyWords = Annotated[tuple[DutyWord, ...], OneOrMore()]
StructureWords = Annotated[tuple[Structure, ...], OneOrMore()]
CharterField = Literal[
    "mandate", "concerns", "excludes", "value", "customer_scope", "serves_needs", "governs.object", "governs.modes",
    "governs.links", "kpis", "function",
]  # fmt: skip

_UNKNOWN = {
    "kind": Text("“{word}” is no kind of unit", "“{word}”不是已知的单位类型"),
    "duty": Text("“{word}” is no duty of the catalogue", "“{word}”不是职责目录中的职责"),
    "item": Text("“{word}” is nothing that is handed over", "“{word}”不是已知的移交事项"),
    "statement": Text("“{word}” is no statement of the source text", "“{word}”不是原文语句的编号"),
}
