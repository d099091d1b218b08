"""A user's rule, of which most may be left out, to a whole one: what is absent follows from its check kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from orglint.findings.text import PLACEHOLDER
from orglint.rules.builtin import builtin_data

Unknown = tuple[tuple[str, ...], str, list[str]]
"""Where in the rule a placeholder stands, the placeholder, and the facts that the check has."""


def completed(data: dict[str, Any]) -> tuple[dict[str, Any], list[Unknown]]:
    """The rule with everything that a rule has, and the placeholders of its words that its check knows no fact for."""
    words = builtin_data()["check_kinds"][data["check"]["kind"]]
    named = data["name"].replace("-", " ")
    summary = data.get("summary") or {"en": named, "zh": named}
    whole = {
        "code": data["name"],
        "status": "stable",
        "since": "",
        "severity": "warning",
        "why": summary,
        "sources": [],
        "help": words["help"],
        **data,
        "summary": summary,
        "message": data.get("message") or words["message"],
        "messages": _variants(data, words, "message"),
        "helps": _variants(data, words, "help"),
        "labels": {**words.get("labels", {}), **data.get("labels", {})},
        "examples": [_titled(example, summary) for example in data["examples"]],
    }
    facts = _facts(data["check"], words)
    return whole, [(path, word, facts) for path, word in _placeholders(data) if word not in facts]


def _variants(data: Mapping[str, Any], words: Mapping[str, Any], group: str) -> dict[str, Any]:
    """The words of the variants: those of the kind, unless the rule has one message for whatever is wrong."""
    own = data.get(f"{group}s", {})
    return own if data.get(group) else {**words.get(f"{group}s", {}), **own}


def _titled(example: Mapping[str, Any], summary: Mapping[str, str]) -> dict[str, Any]:
    return {"title": summary, **example}


def _facts(check: Mapping[str, Any], words: Mapping[str, Any]) -> list[str]:
    if check["kind"] == "query":
        from orglint.rules.sql.reading import columns_of

        return [*{"unit": None, **dict.fromkeys(columns_of(check["sql"]))}]
    return list(words["facts"])


def _placeholders(data: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], str]]:
    for group in ("message", "help"):
        for language, text in data.get(group, {}).items():
            yield from (((group, language), word) for word in PLACEHOLDER.findall(text))
    for group in ("messages", "helps", "labels"):
        for name, both in data.get(group, {}).items():
            for language, text in both.items():
                yield from (((group, name, language), word) for word in PLACEHOLDER.findall(text))
