"""The generated documents: a page for each rule, and which rule carries out which statement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from orglint.findings.text import Text
from orglint.rules.page import Statements, page
from orglint.rules.rule import Rule

_KINDS = {
    "plain": "from any definition / 任何定义",
    "field": "once a field is declared / 声明字段后",
    "context": "switches other rules / 影响其他规则",
    "none": "cannot be contradicted / 无法违反",
}


def documents(builtin: Mapping[str, Any]) -> dict[str, str]:
    """Path below the project -> text, of every generated document."""
    rules = sorted((Rule.from_data(one) for one in builtin["rules"]), key=lambda rule: rule.code)
    statements = {one["id"]: Text(**one["says"]) for one in (*builtin["statements"], *builtin["derived"])}
    out = {f"docs/rules/{rule.name}.md": _joined(_rule(rule, statements)) for rule in rules}
    out["docs/rules/README.md"] = _joined(_index(rules))
    out["docs/traceability.md"] = _joined(_traceability(builtin, rules))
    return out


def _joined(lines: Iterator[str]) -> str:
    return "\n".join(lines) + "\n"


def _rule(rule: Rule, statements: Statements) -> Iterator[str]:
    yield from (f"# {rule.name}", "", "[English](#english) · [中文](#中文)", "", "## English", "")
    yield from page(rule, "en", statements, heading="###")
    yield from ("", "## 中文", "")
    yield from page(rule, "zh", statements, heading="###")


def _index(rules: list[Rule]) -> Iterator[str]:
    yield from ("# Rules / 规则", "", "Generated from `rules/`. 由 `rules/` 生成。", "")
    yield from ("| code | rule | severity | | |", "|---|---|---|---|---|")
    for rule in rules:
        link = f"[{rule.name}]({rule.name}.md)"
        yield f"| {rule.code} | {link} | {rule.severity.value} | {rule.summary.en} | {rule.summary.zh} |"


def _traceability(builtin: Mapping[str, Any], rules: list[Rule]) -> Iterator[str]:
    yield from ("# Statements and rules / 语句与规则", "")
    yield "Which rule carries out which statement of the source text, and by how many examples it is shown. Generated."
    yield from ("每条语句由哪条规则落实、有多少示例。自动生成。", "")
    yield from ("| statement | answer | line | judged | rules (examples) | says |", "|---|---|---|---|---|---|")
    for one in builtin["statements"]:
        says = f"{one['says']['en']} / {one['says']['zh']}"
        by = _carried_out(one["id"], rules) or f"{one['because']['en']} / {one['because']['zh']}"
        yield f"| {one['id']} | {one['answer']} | {one['line']} | {_KINDS[one['kind']]} | {by} | {says} |"
    yield from ("", "## Derived / 推论", "", "| id | from | rules (examples) | says |", "|---|---|---|---|")
    for one in builtin["derived"]:
        says = f"{one['says']['en']} / {one['says']['zh']}"
        yield f"| {one['id']} | {one['from']} | {_carried_out(one['id'], rules)} | {says} |"
    yield from ("", "## Expert additions / 专家补充", "", "| id | rule |", "|---|---|")
    for rule in rules:
        if rule.data.get("expert"):
            yield f"| {rule.data['expert']} | [{rule.name}](rules/{rule.name}.md) |"
    yield "| X-08 | [direction-cycle](rules/direction-cycle.md) |"


def _carried_out(statement: str, rules: list[Rule]) -> str:
    citing = [rule for rule in rules if statement in rule.statements]
    return ", ".join(f"[{rule.name}](rules/{rule.name}.md) ({len(rule.examples)})" for rule in citing)
