"""The coverage of the source text: for people, for programs, and as Markdown for a page."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

from orglint.findings.coverage import Coverage, Evidence, Judgement, Verdict, counted
from orglint.findings.text import Language, Text
from orglint.reporters.escape import cell, log_line, visible
from orglint.reporters.style import PLAIN, Style
from orglint.reporters.where import json_location, where

By = Literal["model", "unit"]

VERDICT: Mapping[Verdict, Text] = {
    "holds": Text("holds", "符合"),
    "violated": Text("violated", "违反"),
    "undetermined": Text("undetermined", "无法判断"),
    "not-applicable": Text("not applicable", "不适用"),
}
MODEL = {
    "M1": Text("M1: the market department 市场部 and its fifteen areas", "M1：市场部及其十五项职责"),
    "M2": Text("M2: the marketing department 营销部 as one function", "M2：作为一体的营销部"),
    "M3": Text("M3: value as the difference", "M3：以价值论区别"),
    "M4": Text("M4: head office and branches", "M4：总公司与分公司"),
}
MOST_SHOWN = 3
"""Places shown for one statement; the others are counted. JSON holds them all."""

_STYLE: Mapping[Verdict, str] = {
    "holds": "help",
    "violated": "error",
    "undetermined": "warning",
    "not-applicable": "dim",
}
_MORE = Text("and {count} more", "另有 {count} 处")
_DERIVED = Text("Derived from the text", "由原文推出")
_WHOLE = Text("the company as a whole", "公司整体")
_OF_UNIT = Text("unit “{unit}”", "单位“{unit}”")
_TOTAL = Text("statements: {total}", "语句：{total}")
_STRUCTURE = Text("structure", "结构")
_PROFILE = Text("profile", "方案")
_WAIVED = Text("waived", "已豁免")
_VACUOUS = Text("rules that looked at nothing: {rules}", "未检查任何对象的规则：{rules}")
_CONTRASTS = Text("Where the answers of the text disagree here", "原文各答案在此的分歧")
_DECLARE = Text("to decide it: ", "如需判断：")
_HEADS = Text(
    "statement | says | verdict | because, or what shows it | rules", "语句 | 内容 | 结论 | 原因或依据 | 规则"
)


def text_coverage(coverage: Coverage, language: Language, by: By, style: Style = PLAIN) -> Iterator[str]:
    """A few lines for each statement under its heading, then the counts; each line with its line end."""
    for heading, judgements in _groups(coverage, language, by):
        yield log_line(style.paint(visible(heading), "bold")) + "\n"
        for one in judgements:
            for line in _lines(one, language, style):
                yield log_line(line) + "\n"
        yield "\n"
    for line in _contrasts(coverage, language, style):
        yield log_line(line) + "\n"
    if coverage.vacuous:
        yield log_line(_vacuous(coverage, language)) + "\n\n"
    yield summary(coverage, language) + "\n"


def _groups(coverage: Coverage, language: Language, by: By) -> Iterator[tuple[str, Sequence[Judgement]]]:
    """Headings with the statements below them: by answer, or by the unit that each is about."""
    if by == "model":
        for model, title in MODEL.items():
            yield title.read(language), [one for one in coverage.statements if one.answer == model]
        yield _DERIVED.read(language), coverage.derived
        return
    everything = (*coverage.statements, *coverage.derived)
    for unit in sorted({unit for one in everything for unit in one.units}):
        yield _OF_UNIT.filled(unit=unit).read(language), [one.about(unit) for one in everything if unit in one.units]
    yield _WHOLE.read(language), [one for one in everything if not one.units]


def _lines(one: Judgement, language: Language, style: Style) -> Iterator[str]:
    verdict = style.paint(VERDICT[one.verdict].read(language), _STYLE[one.verdict])
    yield f"  {one.id} {verdict} · {one.says.read(language)}"
    for finding in one.findings[:MOST_SHOWN]:
        waived = f" ({_WAIVED.read(language)})" if finding.suppressed else ""
        message = visible(finding.message.read(language))
        yield f"      {where(finding.location)} {finding.code} {finding.rule}{waived}: {message}"
    for place in one.evidence[:MOST_SHOWN]:
        yield f"      {where(place.location)} {visible(place.says.read(language))}"
    more = len(one.findings or one.evidence) - MOST_SHOWN
    if more > 0:
        yield f"      {_MORE.filled(count=more).read(language)}"
    if one.because is not None and not one.findings:
        yield f"      {visible(one.because.read(language))}"
    if one.declare is not None:
        yield f"      {style.paint(_DECLARE.read(language), 'help')}{visible(one.declare.read(language))}"


def _contrasts(coverage: Coverage, language: Language, style: Style) -> Iterator[str]:
    if not coverage.contrasts:
        return
    by_id = {one.id: one for one in coverage.statements}
    yield style.paint(_CONTRASTS.read(language), "bold")
    for contrast in coverage.contrasts:
        yield f"  {contrast.rule}: {contrast.about.read(language)}"
        for one in (by_id[name] for name in contrast.statements):
            verdict = VERDICT[one.verdict].read(language)
            yield f"      {one.answer} {one.id} {verdict} ({one.profile}) · {one.says.read(language)}"
    yield ""


def _vacuous(coverage: Coverage, language: Language) -> str:
    return _VACUOUS.filled(rules=", ".join(one.rule for one in coverage.vacuous)).read(language)


def summary(coverage: Coverage, language: Language) -> str:
    """The counts of all statements, the structure of the company and the profile, on one line."""
    counts = counted(coverage.statements)
    told = [f"{VERDICT[verdict].read(language)} {number}" for verdict, number in counts.items()]
    structures = ", ".join(
        one.structure if one.unit is None else f"{visible(one.unit)} {one.structure}" for one in coverage.structures
    )
    total = _TOTAL.filled(total=len(coverage.statements)).read(language)
    rest = [f"{_STRUCTURE.read(language)} {structures}", f"{_PROFILE.read(language)} {visible(coverage.profile)}"]
    return " · ".join([total, *told, *rest])


def json_coverage(coverage: Coverage, language: Language) -> Iterator[str]:
    """One JSON object; keys are only ever added."""
    counts = counted(coverage.statements)
    whole = {
        "version": 1,
        "profile": coverage.profile,
        "edition": coverage.edition,
        "complete": coverage.whole,
        "structures": [{"headquarters": one.unit, "structure": one.structure} for one in coverage.structures],
        "statements": [_row(one, language) for one in coverage.statements],
        "derived": [_row(one, language) for one in coverage.derived],
        "contrasts": [
            {"rule": one.rule, "about": one.about.read(language), "statements": list(one.statements)}
            for one in coverage.contrasts
        ],
        "vacuous": [one.rule for one in coverage.vacuous],
        "summary": {"statements": len(coverage.statements), **dict[str, int](counts.items())},
    }
    yield json.dumps(whole, ensure_ascii=True, indent=1).replace("##[", "#\\u0023[") + "\n"


def _row(one: Judgement, language: Language) -> dict[str, Any]:
    return {
        "id": one.id,
        "answer": one.answer or None,
        "line": one.line or None,
        "says": one.says.read(language),
        "verdict": one.verdict,
        "profile": one.profile,
        "because": one.because.read(language) if one.because else None,
        "declare": one.declare.read(language) if one.declare else None,
        "rules": list(one.rules),
        "units": list(one.units),
        "evidence": [_evidence(place, language) for place in one.evidence],
        "findings": [
            {
                "code": finding.code,
                "rule": finding.rule,
                "fingerprint": finding.fingerprint,
                "suppressed": finding.suppressed.kind if finding.suppressed else None,
                "location": json_location(finding.location),
            }
            for finding in one.findings
        ],
    }


def _evidence(place: Evidence, language: Language) -> dict[str, Any]:
    return {"unit": place.unit, "says": place.says.read(language), "location": json_location(place.location)}


def markdown_coverage(coverage: Coverage, language: Language, by: By) -> Iterator[str]:
    """A table under each heading, then the counts."""
    heads = _HEADS.read(language)
    for heading, judgements in _groups(coverage, language, by):
        yield f"## {cell(heading)}\n\n| {heads} |\n|{'---|' * (heads.count('|') + 1)}\n"
        for one in judgements:
            cells = [one.id, one.says.read(language), VERDICT[one.verdict].read(language), _told(one, language)]
            yield "| " + " | ".join(map(cell, [*cells, ", ".join(one.rules)])) + " |\n"
        yield "\n"
    if coverage.contrasts:
        yield "\n".join(cell(line) + "  " for line in _contrasts(coverage, language, PLAIN)) + "\n\n"
    yield cell(summary(coverage, language)) + "\n"


def _told(one: Judgement, language: Language) -> str:
    places = [f"{where(place.location)} {place.says.read(language)}" for place in one.evidence[:MOST_SHOWN]]
    because = [one.because.read(language)] if one.because else []
    declare = [f"{_DECLARE.read(language)}{one.declare.read(language)}"] if one.declare else []
    return "; ".join([*because, *places, *declare])
