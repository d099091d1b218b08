"""The page of a rule, from its file alone: what `explain` shows and what stands in docs/rules/."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from orglint.findings.severity import Severity
from orglint.findings.text import Language, Text
from orglint.rules.rule import Rule

Statements = Mapping[str, Text]
"""Statement id -> what it says."""

LEVELS = {
    Severity.ERROR: Text("error", "错误"),
    Severity.WARNING: Text("warning", "警告"),
    Severity.INFO: Text("info", "提示"),
}
_WHY = Text("Why it matters", "为何重要")
_DO = Text("What to do", "怎么做")
_SOURCES = Text("Stands on", "依据")
_OPTIONS = Text("Options", "选项")
_OFF = Text("Off unless it is selected.", "默认不启用，需专门选用。")
_GOING = Text("Deprecated.", "已弃用。")
_USE = Text(" Use instead: ", "请改用：")
_DEFAULT = Text("default", "默认")
_BASELINE = Text("With the baseline", "基线")
_BAD = Text("Gives a finding", "有问题")
_GOOD = Text("Gives none", "没有问题")
_READINGS = {
    "normative": Text("the text says so", "原文如此要求"),
    "descriptive": Text("the text shows it", "原文如此描述"),
    "inferred": Text("concluded from the text", "由原文推出"),
}


def page(rule: Rule, language: Language, statements: Statements, *, heading: str = "##") -> Iterator[str]:
    """The page as lines of Markdown without line ends. heading: the marks of its headings."""

    def read(text: Text) -> str:
        return text.read(language)

    yield f"**{rule.summary.read(language)}** {rule.code} · {read(LEVELS[rule.severity])}"
    if rule.data.get("enabled", True) is False:
        yield from ("", read(_OFF))
    if rule.status == "deprecated":
        yield from ("", read(_GOING) + (read(_USE) + rule.data["replaced_by"] if rule.data.get("replaced_by") else ""))
    yield from ("", f"{heading} {read(_WHY)}", "", read(rule.why).strip())
    yield from ("", f"{heading} {read(_DO)}", "")
    yield from (f"- {line}" for line in _helps(rule, language))
    yield from ("", f"{heading} {read(_SOURCES)}", "")
    yield from (f"- {line}" for line in _sources(rule, language, statements))
    yield from _options(rule, language, heading)
    for example in rule.examples:
        yield from ("", f"{heading} {Text(**example['title']).read(language)}", "")
        if example.get("baseline"):
            yield from (f"{read(_BASELINE)}:", "", "```yaml", *example["baseline"].rstrip("\n").split("\n"), "```", "")
        yield from (f"{read(_BAD)}:", "", "```yaml", *example["bad"].rstrip("\n").split("\n"), "```", "")
        yield from (f"{read(_GOOD)}:", "", "```yaml", *example["good"].rstrip("\n").split("\n"), "```")


def _helps(rule: Rule, language: Language) -> list[str]:
    texts = [rule.text("help"), *(Text(**words) for words in rule.data.get("helps", {}).values())]
    return list(dict.fromkeys(text.read(language) for text in texts))


def _sources(rule: Rule, language: Language, statements: Statements) -> Iterator[str]:
    if rule.data.get("expert"):
        yield str(rule.data["expert"])
    for source in rule.data["sources"]:
        statement = source.get("statement")
        if statement:
            reading = _READINGS[source.get("reading", "normative")].read(language)
            yield f"{statement} ({reading}): {statements[statement].read(language)}"
        else:
            yield Text(**source["practice"]).read(language)


def _options(rule: Rule, language: Language, heading: str) -> Iterator[str]:
    options = rule.data.get("options", {})
    if options:
        yield from ("", f"{heading} {_OPTIONS.read(language)}", "")
    for name, option in options.items():
        default = option["default"] if option["default"] not in ("", []) else "–"
        summary = Text(**option["summary"]).read(language)
        yield f"- `{name}` ({option['type']}, {_DEFAULT.read(language)}: {default}): {summary}"
