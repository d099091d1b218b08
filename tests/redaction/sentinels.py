"""Definitions that are full of words which no report may hold."""

from __future__ import annotations

import json
import re
from typing import Any

from hypothesis import strategies as st

from orglint.model.definition import OrganizationDefinition, UnitDefinition
from orglint.model.fields import DateField, FlagField, ListField, NumberField, RecordField, WordField, shape_of
from orglint.redaction.words import PublicWords

LETTERS, CHARACTERS = "zq7xk", "锟斤拷"
"""Every sentinel holds one of the two; neither stands in a text of ours."""

_KEPT = frozenset({"true", "false", "null", "no", "yes", "finding", "orglint", "ignore", "until", "approved_by"})
_OF_A_BASELINE = frozenset({"version", "organizations", "rule", "unit", "duty", "facts", "count", "misplaced"})
_TOKEN = re.compile(r"(?<![\\\w])[A-Za-z][\w.-]*|[\u4e00-\u9fff]+")


def disguised(text: str, public: PublicWords) -> str:
    """A definition in which every word that is not orglint's own is a sentinel, the same one wherever it stands."""
    seen: dict[str, str] = {}

    def word(match: re.Match[str]) -> str:
        found = match.group()
        if found in _KEPT or found in _OF_A_BASELINE or found in public:
            return found
        mark = LETTERS if found.isascii() else CHARACTERS
        return seen.setdefault(found, f"{mark}{len(seen)}")

    return _TOKEN.sub(word, text)


def holds_sentinel(text: str) -> bool:
    """Whether a text gives one away, escaped or not."""
    low = text.lower()
    escaped = json.dumps(CHARACTERS)[1:-1]
    return any(mark in low for mark in (LETTERS, CHARACTERS, escaped, "%e9%94%9f%e6%96%a4%e6%8b%b7"))


SENTINELS = st.builds(
    lambda mark, number, tail: f"{mark}{number}{tail}",
    st.sampled_from([LETTERS, CHARACTERS]),
    st.integers(0, 5),
    st.sampled_from(["", "”", ", b", " 部", "、", "::x", "*", "\u202e", "|", "\n- y"]),
)
_OWN_WORDS = st.sampled_from(
    ["市场部", "销售部", "market", "sales", "hq", "branch", "pricing", "产品定价", "市场状况及发展趋势报告"]
)


@st.composite
def definitions(draw: st.DrawFn) -> str:
    """A definition that uses every field of the format, well or badly, written as JSON, which is YAML too."""
    return json.dumps(_record(draw, OrganizationDefinition, 0), ensure_ascii=draw(st.booleans()))


def _record(draw: st.DrawFn, cls: type[Any], depth: int) -> dict[str, Any]:
    shape = shape_of(cls)
    few = cls is UnitDefinition and depth > 1
    names = [name for name in shape.keys if not (few and name == "units") and draw(st.integers(0, 3)) > 1]
    written = {name: _value(draw, shape.keys[name][1], depth) for name in {*names, *shape.required}}
    if cls is UnitDefinition:
        written.setdefault("kind", draw(_OWN_WORDS))
    if draw(st.integers(0, 9)) == 0:
        written[draw(SENTINELS)] = draw(SENTINELS)
    return written


def _value(draw: st.DrawFn, kind: Any, depth: int) -> Any:
    if draw(st.integers(0, 29)) == 0:
        return draw(SENTINELS | st.lists(SENTINELS, max_size=2) | st.dictionaries(SENTINELS, SENTINELS, max_size=2))
    match kind:
        case ListField():
            return [_value(draw, kind.item, depth + 1) for _ in range(draw(st.integers(1, 2)))]
        case RecordField():
            plain = kind.shorthand and draw(st.booleans())
            return draw(SENTINELS | _OWN_WORDS) if plain else _record(draw, kind.cls, depth + 1)
        case WordField():
            return draw(st.sampled_from(kind.words) | SENTINELS)
        case FlagField():
            return draw(st.booleans())
        case NumberField():
            return draw(st.integers(0, 3))
        case DateField():
            return draw(st.sampled_from(["2025-01-01", "2027-01-01"]) | SENTINELS)
    return draw(SENTINELS | _OWN_WORDS)
