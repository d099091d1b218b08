"""What a baseline accepts: for people and for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import Any, get_args

from orglint.findings.baseline import BaselineEntry, BaselineStatus, BaselineUse
from orglint.findings.text import Language, Text
from orglint.reporters.escape import log_line, visible

_STATUS: dict[BaselineStatus, Text] = {
    "active": Text("there", "仍在"),
    "fewer": Text("fewer than accepted", "少于所列"),
    "gone": Text("mended", "已改正"),
    "waived": Text("waived", "已豁免"),
    "twice": Text("listed twice", "重复"),
    "protected": Text("rule is protected", "规则受保护"),
    "unknown": Text("no such rule", "规则不存在"),
    "reader": Text("cannot be accepted", "不能列入"),
    "not-checked": Text("not checked in this run", "本次未检查"),
}
_COUNT = Text("{found} of {count}", "{count} 处中有 {found} 处")
_TOTAL = Text("{file}: {accepted} accepted", "{file}：接受 {accepted} 处问题")


def text_baseline(use: BaselineUse, language: Language) -> Iterator[str]:
    """A line for each entry under its organization, then the counts; each line with its line end."""
    for organization, entries in groupby(use.entries, key=lambda one: one.organization):
        yield log_line(visible(organization)) + "\n"
        for entry in entries:
            yield f"  {' · '.join(_parts(entry, language))}\n"
        yield "\n"
    counts = Counter(one.status for one in use.entries)
    told = [f"{_STATUS[name].read(language)} {counts[name]}" for name in get_args(BaselineStatus) if counts[name]]
    total = _TOTAL.filled(file=visible(use.file), accepted=use.accepted).read(language)
    yield log_line(" · ".join([total, *told])) + "\n"


def _parts(entry: BaselineEntry, language: Language) -> Iterator[str]:
    named = (entry.rule, entry.unit, entry.duty, *entry.facts)
    yield visible(" · ".join(one for one in named if one))
    yield _COUNT.filled(found=len(entry.absorbed), count=entry.count).read(language)
    if entry.status != "active":
        yield _STATUS[entry.status].read(language)
    if entry.note:
        yield visible(" ".join(entry.note.split()))


def json_baseline(use: BaselineUse) -> Iterator[str]:
    """One JSON object; keys are only ever added."""
    out = {"version": 1, **use.counts(), "list": [_row(entry) for entry in use.entries]}
    yield json.dumps(out, ensure_ascii=True, indent=1) + "\n"


def _row(entry: BaselineEntry) -> dict[str, Any]:
    start = entry.location.start
    names = ("organization", "rule", "unit", "duty", "count", "note", "status")
    return {
        **{name: getattr(entry, name) for name in names},
        "facts": list(entry.facts),
        "location": {"file": entry.location.file, "line": start.line, "column": start.column},
        "absorbed": [
            {"fingerprint": one.fingerprint, "file": one.location.file, "line": one.location.start.line}
            for one in entry.absorbed
        ],
    }
