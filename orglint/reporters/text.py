"""For people, in a terminal or a log."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from orglint.findings.finding import Finding
from orglint.findings.report import Report
from orglint.findings.severity import Severity
from orglint.findings.text import Language, Text
from orglint.reporters.escape import log_line, visible
from orglint.reporters.excerpt import Lines, excerpt
from orglint.reporters.style import PLAIN, Style

MOST_SHOWN = 100
"""Findings of one rule that are shown one by one; the others are counted. JSON holds them all."""

_SEVERITY = {
    Severity.ERROR: Text("error", "错误"),
    Severity.WARNING: Text("warning", "警告"),
    Severity.INFO: Text("info", "提示"),
}
_HELP = Text("help", "建议")
_BASED_ON = Text("based on", "依据")
_CLEAN = Text("no findings", "没有发现问题")
_COUNTED = {
    "error": (Text("error", "个错误"), Text("errors", "个错误")),
    "warning": (Text("warning", "个警告"), Text("warnings", "个警告")),
    "info": (Text("info", "条提示"), Text("infos", "条提示")),
    "suppressed": (Text("waived", "个已豁免"), Text("waived", "个已豁免")),
    "organization": (Text("organization", "个组织"), Text("organizations", "个组织")),
    "unit": (Text("unit", "个单位"), Text("units", "个单位")),
    "rule": (Text("rule", "条规则"), Text("rules", "条规则")),
}
_MORE = Text(
    "{number} more of {rule} (--format json lists them all)", "{rule} 另有 {number} 处（--format json 可列出全部）"
)
_PROFILE = Text("profile", "方案")


def text_report(report: Report, language: Language, style: Style = PLAIN, *, quiet: bool = False) -> Iterator[str]:
    """The report as lines, each with its line end. quiet: errors and warnings only, without the summary."""
    lines = Lines(report.texts)
    shown: Counter[str] = Counter()
    for finding in report.active:
        if quiet and finding.severity is Severity.INFO:
            continue
        shown[finding.rule] += 1
        if shown[finding.rule] <= MOST_SHOWN:
            for line in _finding(finding, lines, language, style):
                yield log_line(line) + "\n"
            yield "\n"
    for rule, number in sorted(shown.items()):
        if number > MOST_SHOWN:
            yield _MORE.filled(number=number - MOST_SHOWN, rule=rule).read(language) + "\n"
    if not quiet:
        yield _summary(report, language, style) + "\n"


def _finding(finding: Finding, lines: Lines, language: Language, style: Style) -> Iterator[str]:
    start = finding.location.start
    where = style.paint(f"{visible(finding.location.file)}:{start.line}:{start.column}:", "bold")
    severity = style.paint(_SEVERITY[finding.severity].read(language), finding.severity.value)
    yield f"{where} {severity} {finding.code} {finding.rule}"
    yield f"  {style.paint(visible(finding.message.read(language)), 'bold')}"
    yield from excerpt(finding, lines, language, style)
    yield f"  {style.paint(_HELP.read(language), 'help')}: {visible(finding.help.read(language))}"
    if finding.statements:
        yield style.paint(f"  {_BASED_ON.read(language)}: {', '.join(finding.statements)}", "dim")


def _summary(report: Report, language: Language, style: Style) -> str:
    counts = {severity.value: report.count(severity) for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO)}
    counts["suppressed"] = len(report.findings) - len(report.active)
    comma = "，" if language == "zh" else ", "
    found = comma.join(
        style.paint(_count(what, number, language), what if what in ("error", "warning", "info") else "dim")
        for what, number in counts.items()
        if number
    )
    looked = [_count("unit", report.units, language), _count("rule", len(report.rules), language)]
    if report.organizations > 1:
        looked.insert(0, _count("organization", report.organizations, language))
    profile = f"{_PROFILE.read(language)} {report.profile}"
    return " · ".join([found or _CLEAN.read(language), comma.join(looked), profile])


def _count(what: str, number: int, language: Language) -> str:
    one, many = _COUNTED[what]
    return f"{number} {(one if number == 1 else many).read(language)}"


def statistics(report: Report, language: Language) -> Iterator[str]:
    """How often each rule was broken, most often first, each with its line end."""
    counts: dict[tuple[str, str, Severity], int] = {}
    for finding in report.active:
        key = (finding.code, finding.rule, finding.severity)
        counts[key] = counts.get(key, 0) + 1
    for (code, rule, severity), number in sorted(counts.items(), key=lambda one: (-one[1], one[0][0])):
        yield f"{number:>6} {code} {rule} ({_SEVERITY[severity].read(language)})\n"
