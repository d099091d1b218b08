"""The ledger of waivers: for people, for programs, and as Markdown for a page or a pull request."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, get_args

from orglint.findings.ledger import LedgerEntry, Status
from orglint.findings.text import Language, Text
from orglint.reporters.escape import cell, log_line, one_line, visible
from orglint.reporters.style import PLAIN, Style

_STATUS: dict[Status, Text] = {
    "active": Text("active", "生效"),
    "unused": Text("covers nothing", "没有对应的问题"),
    "expired": Text("expired", "已过期"),
    "overgrown": Text("more than its limit", "超过上限"),
    "without-reason": Text("no reason given", "没有理由"),
    "unknown": Text("unknown rule or unit", "规则或单位不存在"),
    "protected": Text("rule is protected", "规则受保护"),
    "not-checked": Text("not checked in this run", "本次未检查"),
}
_KIND = {
    "waiver": Text("definition", "定义"),
    "comment": Text("comment", "注释"),
    "config": Text("configuration", "配置"),
}
_FOR = {
    "unit": Text("unit {id}", "单位 {id}"),
    "below": Text("{id} and below", "{id} 及其下属"),
    "duty": Text("duty {id}", "职责 {id}"),
    "path": Text("files {id}", "文件 {id}"),
}
_UNTIL = Text("until {day}, {days} days left", "至 {day}，还剩 {days} 天")
_LAST_DAY = Text("until {day}, today is its last day", "至 {day}，今天是最后一天")
_ENDED = Text("ended {day}", "已于 {day} 到期")
_ALWAYS = Text("without end", "无期限")
_SOON = Text("ends soon", "即将到期")
_BY = Text("approved by {name}", "批准：{name}")
_NO_REASON = Text("(no reason)", "（无理由）")
_COVERS = Text("covers {count}", "覆盖 {count} 处")
_LIMIT = Text("covers {count} of at most {most}", "覆盖 {count} 处，上限 {most}")
_TOTAL = Text("waivers: {total}", "豁免：{total}")
_WITHIN = Text("{count} end within {days} days", "{count} 条在 {days} 天内到期")
_HEADS = Text(
    "until | rule | for | reason | approved by | covers | status | where",
    "期限 | 规则 | 范围 | 理由 | 批准 | 覆盖 | 状态 | 位置",
)


def is_soon(entry: LedgerEntry, days: int) -> bool:
    """Whether a waiver that still holds ends within so many days."""
    return entry.status == "active" and entry.days_left is not None and 0 <= entry.days_left <= days


def text_ledger(entries: Sequence[LedgerEntry], language: Language, soon: int, style: Style = PLAIN) -> Iterator[str]:
    """A few lines for each waiver, then the counts; each line with its line end."""
    for entry in entries:
        for line in _entry(entry, language, soon, style):
            yield log_line(line) + "\n"
        yield "\n"
    yield _summary(entries, language, soon) + "\n"


def _entry(entry: LedgerEntry, language: Language, soon: int, style: Style) -> Iterator[str]:
    head = " · ".join(visible(part) for part in (", ".join(entry.rules), *_scope(entry, language)))
    yield f"{style.paint(_where(entry), 'bold')} {head}"
    yield f"  {visible(one_line(entry.reason)) or style.paint(_NO_REASON.read(language), 'error')}"
    ends = style.paint(
        _ends(entry, language), "warning" if is_soon(entry, soon) or entry.status == "expired" else "dim"
    )
    told = [ends] if entry.until or entry.status == "active" else []
    if is_soon(entry, soon):
        told.append(style.paint(_SOON.read(language), "warning"))
    if entry.approved_by:
        told.append(visible(_BY.filled(name=one_line(entry.approved_by)).read(language)))
    told.append(_KIND[entry.kind].read(language))
    told.append(_covers(entry, language))
    if entry.status != "active":
        told.append(style.paint(_STATUS[entry.status].read(language), "error"))
    yield "  " + " · ".join(told)
    for finding in entry.absorbed:
        start = finding.location.start
        at = f"{visible(finding.location.file)}:{start.line}:{start.column}"
        yield style.paint(f"    {at} {finding.code} {finding.rule} {finding.unit or ''}".rstrip(), "dim")


def _scope(entry: LedgerEntry, language: Language) -> list[str]:
    named = ((name, getattr(entry, name)) for name in _FOR)
    return [_FOR[name].filled(id=value).read(language) for name, value in named if value]


def _ends(entry: LedgerEntry, language: Language) -> str:
    if entry.until is None or entry.days_left is None:
        return _ALWAYS.read(language)
    text = _UNTIL if entry.days_left > 0 else _LAST_DAY if entry.days_left == 0 else _ENDED
    return text.filled(day=entry.until, days=entry.days_left).read(language)


def _covers(entry: LedgerEntry, language: Language) -> str:
    text = _COVERS if entry.max is None else _LIMIT
    return text.filled(count=len(entry.absorbed), most=entry.max or 0).read(language)


def _where(entry: LedgerEntry) -> str:
    start = entry.location.start
    return f"{visible(entry.location.file)}:{start.line}:{start.column}"


def _summary(entries: Sequence[LedgerEntry], language: Language, soon: int) -> str:
    counts = Counter(entry.status for entry in entries)
    told = [f"{_STATUS[name].read(language)} {counts[name]}" for name in get_args(Status) if counts[name]]
    ending = sum(1 for entry in entries if is_soon(entry, soon))
    parts = [_TOTAL.filled(total=len(entries)).read(language), *told]
    return " · ".join([*parts, *([_WITHIN.filled(count=ending, days=soon).read(language)] if ending else [])])


def json_ledger(entries: Sequence[LedgerEntry], soon: int) -> Iterator[str]:
    """One JSON object; keys are only ever added."""
    rows = [_row(entry, soon) for entry in entries]
    counts = Counter(entry.status for entry in entries)
    summary = {"waivers": len(entries), **{name: counts[name] for name in get_args(Status)}}
    summary["soon"] = sum(1 for entry in entries if is_soon(entry, soon))
    yield json.dumps({"version": 1, "waivers": rows, "summary": summary}, ensure_ascii=True, indent=1) + "\n"


def _row(entry: LedgerEntry, soon: int) -> dict[str, Any]:
    start = entry.location.start
    names = ("unit", "below", "duty", "path", "reason", "until", "days_left", "approved_by", "max")
    return {
        "kind": entry.kind,
        "rules": list(entry.rules),
        "status": entry.status,
        **{name: getattr(entry, name) for name in names},
        "soon": is_soon(entry, soon),
        "location": {"file": entry.location.file, "line": start.line, "column": start.column},
        "absorbed": [
            {
                "code": one.code,
                "rule": one.rule,
                "unit": one.unit,
                "duty": one.duty,
                "severity": one.severity.value,
                "fingerprint": one.fingerprint,
                "file": one.location.file,
                "line": one.location.start.line,
            }
            for one in entry.absorbed
        ],
    }


def markdown_ledger(entries: Sequence[LedgerEntry], language: Language, soon: int) -> Iterator[str]:
    """A table with a row for each waiver, then the counts."""
    heads = _HEADS.read(language)
    yield f"| {heads} |\n|{'---|' * (heads.count('|') + 1)}\n"
    for entry in entries:
        status = _STATUS[entry.status].read(language)
        if is_soon(entry, soon):
            status += f" · {_SOON.read(language)}"
        cells = [
            entry.until or "–",
            ", ".join(entry.rules),
            "; ".join(_scope(entry, language)),
            entry.reason,
            entry.approved_by or "",
            f"{len(entry.absorbed)}" + (f" / {entry.max}" if entry.max is not None else ""),
            status,
            _where(entry),
        ]
        yield "| " + " | ".join(cell(one) for one in cells) + " |\n"
    yield f"\n{_summary(entries, language, soon)}\n"
