"""What a run found in all, in one line, and the words for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from orglint.findings.report import Report
from orglint.findings.severity import Severity
from orglint.findings.text import Language, Text
from orglint.reporters.escape import visible
from orglint.reporters.style import PLAIN, Style

SEVERITY = {
    Severity.ERROR: Text("error", "错误"),
    Severity.WARNING: Text("warning", "警告"),
    Severity.INFO: Text("info", "提示"),
}
HELP = Text("help: ", "建议：")
BASED_ON = Text("based on: ", "依据：")
_CLEAN = Text("no findings", "没有发现问题")
_COUNTED = {
    "error": (Text("error", "个错误"), Text("errors", "个错误")),
    "warning": (Text("warning", "个警告"), Text("warnings", "个警告")),
    "info": (Text("info", "条提示"), Text("infos", "条提示")),
    "suppressed": (Text("waived", "个已豁免"), Text("waived", "个已豁免")),
    "baseline": (Text("in the baseline", "个在基线中"), Text("in the baseline", "个在基线中")),
    "stale": (Text("entry of it to prune", "条须移出"), Text("entries of it to prune", "条须移出")),
    "organization": (Text("organization", "个组织"), Text("organizations", "个组织")),
    "unit": (Text("unit", "个单位"), Text("units", "个单位")),
    "rule": (Text("rule", "条规则"), Text("rules", "条规则")),
}
_HIDDEN = Text("{number} hidden, unchanged since {ref}", "{number} 处自 {ref} 以来未改动，已隐去")
_PROFILE = Text("profile", "方案")
_EDITION = Text("edition", "版次")
_MET = Text("profiles met: ", "符合的方案：")
_RUNG = Text("last profile of the ladder met: ", "已达到的最高级别：")
_NONE = Text("none", "无")
MOST_BRANCHES = 20
"""Branches at one rung that are named; the others are counted. JSON names them all."""
_VACUOUS = Text("these rules had nothing to look at: ", "以下规则没有可检查的对象：")
_PLUGINS = Text("plugins", "插件")
REDACTED = Text("redacted", "已隐去名称")


def summary(report: Report, language: Language, style: Style = PLAIN) -> str:
    """How much was found and how much was looked at."""
    counts = _counts(report)
    comma = "，" if language == "zh" else ", "
    found = comma.join(
        style.paint(counted(what, number, language), what if what in ("error", "warning", "info") else "dim")
        for what, number in counts.items()
        if number or (what == "baseline" and report.baseline is not None)
    )
    if report.changed_only is not None:
        told = _HIDDEN.filled(number=report.changed_only.total, ref=visible(report.changed_only.since))
        found = comma.join([*([found] if found else []), told.read(language)])
    looked = [counted("unit", report.units, language), counted("rule", len(report.rules), language)]
    if report.organizations > 1:
        looked.insert(0, counted("organization", report.organizations, language))
    profile = f"{_PROFILE.read(language)} {report.profile}"
    edition = [f"{_EDITION.read(language)} {report.edition}"] if not report.is_newest else []
    used = [_PLUGINS.read(language) + " " + comma.join(one.title for one in report.plugins)] if report.plugins else []
    used += [REDACTED.read(language)] if report.redacted else []
    return " · ".join([found or _CLEAN.read(language), comma.join(looked), profile, *edition, *map(visible, used)])


def standing(report: Report, language: Language) -> Iterator[str]:
    """The profiles that are met, and how far the whole and its branches have come on the ladder; a line each."""
    if not report.standing:
        return
    comma = "，" if language == "zh" else ", "
    whole, *branches = report.standing
    yield _MET.read(language) + (comma.join(whole.met) or _NONE.read(language))
    if branches or whole.rung is not None:
        yield _RUNG.read(language) + (whole.rung or _NONE.read(language))
    by_rung: dict[str | None, list[str]] = {}
    for one in branches:
        by_rung.setdefault(one.rung, []).append(one.unit or "")
    for rung, units in sorted(by_rung.items(), key=lambda one: one[0] or ""):
        more = f" +{len(units) - MOST_BRANCHES}" if len(units) > MOST_BRANCHES else ""
        named = comma.join(map(visible, units[:MOST_BRANCHES]))
        yield f"  {rung or _NONE.read(language)}: {named}{more}"


def vacuous(report: Report, language: Language) -> Iterator[str]:
    """The rules of the user's own that examined nothing, in a line; none where there is none."""
    if report.vacuous:
        yield _VACUOUS.read(language) + ("，" if language == "zh" else ", ").join(map(visible, report.vacuous))


def _counts(report: Report) -> dict[str, int]:
    found = Counter(finding.severity for finding in report.active)
    counts = {severity.value: found[severity] for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO)}
    baseline = report.suppressed()["baseline"]
    waived = len(report.findings) - found.total() - baseline
    stale = report.baseline.stale if report.baseline else 0
    return {**counts, "suppressed": waived, "baseline": baseline, "stale": stale}


def counted(what: str, number: int, language: Language) -> str:
    """A number with the word for what is counted."""
    one, many = _COUNTED[what]
    return f"{number} {(one if number == 1 else many).read(language)}"
