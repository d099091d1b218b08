"""What the examples of rules gave, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from orglint.findings.text import Language, Text
from orglint.reporters.escape import log_line, visible
from orglint.reporters.style import PLAIN, Style
from orglint.testing.faults import Fault
from orglint.testing.suite import Case, Result

VERSION = 1


def as_text(result: Result, language: Language, style: Style = PLAIN) -> Iterator[str]:
    """Each rule that failed with all that is wrong, then how much was run."""
    for case, faults in result.failed:
        yield style.paint(_FAILED.read(language), "error") + style.paint(f" {visible(case.rule.name)}\n", "bold")
        for fault in faults:
            yield from (log_line(line) + "\n" for line in fault_lines(fault, language, style))
        yield "\n"
    examples = sum(len(case.rule.examples) for case in result.suite.cases)
    counted = {"failed": len(result.failed), "rules": len(result.suite.cases), "examples": examples}
    told = _SOME_FAILED if result.failed else _ALL_HOLD
    yield style.paint(told.filled(**counted).read(language), "error" if result.failed else "bold") + "\n"


def fault_lines(fault: Fault, language: Language, style: Style = PLAIN) -> Iterator[str]:
    """Where and what is wrong, the line of the example, expected against found, and what to do."""
    at = fault.location
    yield f"  {visible(at.file)}:{at.start.line}: {visible(fault.message.read(language))}"
    if fault.excerpt:
        yield style.paint(f"    {at.start.line} │ ", "dim") + visible(fault.excerpt)
    if fault.kind == "message":
        yield style.paint("    - ", "error") + _EXPECTED.read(language) + visible(fault.expected)
        yield style.paint("    + ", "help") + _FOUND.read(language) + visible(fault.found)
    yield f"    {style.paint(_NEXT.read(language), 'help')}{visible(fault.help.read(language))}"


def as_json(result: Result, language: Language) -> Iterator[str]:
    """One JSON object, version 1. Keys are only ever added."""
    rules = [_rule(case, faults, language) for case, faults in result.faults]
    summary = {
        "rules": len(rules),
        "examples": sum(rule["examples"] for rule in rules),
        "failed": len(result.failed),
    }
    data = {"version": VERSION, "rules": rules, "summary": summary, "passed_over": list(result.suite.passed_over)}
    yield json.dumps(data, indent=1) + "\n"


def _rule(case: Case, faults: list[Fault], language: Language) -> dict[str, Any]:
    return {
        "code": case.rule.code,
        "rule": case.rule.name,
        "origin": case.rule.origin,
        "examples": len(case.rule.examples),
        "faults": [_fault(fault, language) for fault in faults],
    }


def _fault(fault: Fault, language: Language) -> dict[str, Any]:
    return {
        "kind": fault.kind,
        "example": fault.example,
        "message": fault.message.read(language),
        "help": fault.help.read(language),
        "location": {"file": fault.location.file, "line": fault.location.start.line},
        "expected": fault.expected or None,
        "found": fault.found or None,
    }


_FAILED = Text("FAILED", "未通过")
_EXPECTED = Text("expected: ", "应为：")
_FOUND = Text("found:    ", "实为：")
_NEXT = Text("next: ", "下一步：")
_ALL_HOLD = Text(
    "all examples hold (rules: {rules}, examples: {examples})", "示例全部通过（规则 {rules} 条，示例 {examples} 个）"
)
_SOME_FAILED = Text(
    "failed: {failed} of {rules} rules (examples: {examples})",
    "未通过：{rules} 条规则中的 {failed} 条（示例 {examples} 个）",
)
