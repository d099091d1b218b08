"""Why there is a finding, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from orglint.findings.explanation import Cited, Elsewhere, Explanation
from orglint.findings.text import Language, Text
from orglint.reporters.escape import log_line, visible
from orglint.reporters.style import PLAIN, Style
from orglint.reporters.summary import SEVERITY
from orglint.reporters.where import json_location, where

_FACTS = Text("Facts", "事实")
_LOGIC = Text("Conclusion", "推断")
_STATEMENTS = Text("Statements of the text", "原文语句")
_LOST = Text("Statements that say otherwise here, and lost", "与此不一致、未被采用的语句")
_ELSEWHERE = Text("Under other profiles", "在其他方案下")
_WAYS = Text("Ways out", "处理办法")
_CHANGE = Text("change: ", "修改：")
_DECLARE = Text("declare: ", "声明：")
_ACCEPT = Text("accept: in the definition:", "豁免：写入定义：")
_COMMENT = Text("or at the end of the line:", "或写在该行末尾：")
_NEVER = Text("it cannot be waived", "不可豁免")
_WAIVED = Text("accepted already: {reason}", "已获豁免：{reason}")
_FINGERPRINT = Text("fingerprint {fingerprint} · profile {profile}", "指纹 {fingerprint} · 方案 {profile}")
_SILENT = Text("no finding", "没有问题")
_NOT_ASKED = Text("does not ask", "不含此规则")
_STATEMENT = Text("{id}: {says}", "{id}：{says}")
_OF_ANSWER = Text("{id} ({answer}, line {line}): {says}", "{id}（{answer}，第 {line} 行）：{says}")
_REASON = Text("<why this is right here>", "<此处如此安排的理由>")


def text_explanation(explanation: Explanation, language: Language, style: Style = PLAIN) -> Iterator[str]:
    """Headings with a few lines each; each line with its line end."""
    for line in _lines(explanation, language, style):
        yield log_line(line) + "\n"


def _lines(one: Explanation, language: Language, style: Style) -> Iterator[str]:
    finding = one.finding
    yield (
        f"{style.paint(where(finding.location), 'bold')} {SEVERITY[finding.severity].read(language)} "
        f"{finding.code} {finding.rule}"
    )
    yield f"  {style.paint(visible(finding.message.read(language)), 'bold')}"
    yield f"  {visible(one.why.read(language).strip())}"
    told = _FINGERPRINT.filled(fingerprint=finding.fingerprint, profile=one.profile)
    yield style.paint(f"  {visible(told.read(language))}", "dim")
    if finding.suppressed is not None:
        yield f"  {visible(_WAIVED.filled(reason=finding.suppressed.reason).read(language))}"

    def head(text: Text) -> Iterator[str]:
        yield from ("", style.paint(text.read(language), "bold"))

    if one.facts:
        yield from head(_FACTS)
        yield from (f"  {where(fact.location)} {visible(fact.says.read(language))}" for fact in one.facts)
    yield from head(_LOGIC)
    yield from (f"  {number}. {visible(step.read(language))}" for number, step in enumerate(one.logic, 1))
    for title, cited in ((_STATEMENTS, one.statements), (_LOST, one.lost)):
        if cited:
            yield from head(title)
            yield from (f"  {_statement(each, language)}" for each in cited)
    if one.statements:
        yield from head(_ELSEWHERE)
        yield from (f"  {visible(each.profile)}: {_outcome(each, language)}" for each in one.elsewhere)
    yield from head(_WAYS)
    yield from (f"  {_CHANGE.read(language)}{visible(way.read(language))}" for way in one.ways.change)
    yield from (f"  {_DECLARE.read(language)}{visible(way.read(language))}" for way in one.ways.declare)
    yield from _waiving(one, language)


def _waiving(one: Explanation, language: Language) -> Iterator[str]:
    if not one.ways.waiver:
        yield f"  {_NEVER.read(language)}"
        return
    yield f"  {_ACCEPT.read(language)}"
    yield from (f"    {visible(line)}" for line in _to_paste(one.ways.waiver, language).split("\n"))
    yield f"  {_COMMENT.read(language)}"
    yield f"    {visible(_to_paste(one.ways.comment, language))}"


def _to_paste(written: str, language: Language) -> str:
    return written.replace("{reason}", _REASON.read(language))


def _statement(cited: Cited, language: Language) -> str:
    if not cited.answer:
        return _STATEMENT.filled(id=cited.id, says=cited.says).read(language)
    return _OF_ANSWER.filled(id=cited.id, answer=cited.answer, line=cited.line, says=cited.says).read(language)


def _outcome(each: Elsewhere, language: Language) -> str:
    if not each.asks:
        return _NOT_ASKED.read(language)
    return _SILENT.read(language) if each.severity is None else SEVERITY[each.severity].read(language)


def json_explanation(one: Explanation, language: Language) -> Iterator[str]:
    """One JSON object; keys are only ever added."""
    finding = one.finding
    suppressed, contested = finding.suppressed, finding.contested
    whole = {
        "version": 1,
        "fingerprint": finding.fingerprint,
        "code": finding.code,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": finding.message.read(language),
        "unit": finding.unit,
        "duty": finding.duty,
        "location": json_location(finding.location),
        "profile": one.profile,
        "redacted": one.redacted,
        "suppressed": None if suppressed is None else {"kind": suppressed.kind, "reason": suppressed.reason},
        "why": one.why.read(language).strip(),
        "facts": [
            {"message": fact.says.read(language), "unit": fact.unit, "location": json_location(fact.location)}
            for fact in one.facts
        ],
        "logic": [step.read(language) for step in one.logic],
        "statements": _cited(one.statements, language),
        "contested": None
        if contested is None
        else {
            "profile": contested.profile,
            "won": list(contested.won),
            "lost": _cited(one.lost, language),
            "follow": list(contested.follow),
        },
        "profiles": [
            {"profile": each.profile, "asks": each.asks, "severity": each.severity and each.severity.value}
            for each in one.elsewhere
        ],
        "ways_out": {
            "change": [way.read(language) for way in one.ways.change],
            "declare": [way.read(language) for way in one.ways.declare],
            "waiver": _to_paste(one.ways.waiver, language) or None,
            "comment": _to_paste(one.ways.comment, language) or None,
        },
    }
    yield json.dumps(whole, ensure_ascii=True, indent=1).replace("##[", "#\\u0023[") + "\n"


def _cited(statements: Sequence[Cited], language: Language) -> list[dict[str, Any]]:
    return [
        {"id": one.id, "answer": one.answer or None, "line": one.line or None, "says": one.says.read(language)}
        for one in statements
    ]
