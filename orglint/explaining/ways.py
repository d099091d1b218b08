"""The ways out of a finding: change the organization, declare what is meant, or accept it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from orglint.findings.explanation import WaysOut
from orglint.findings.finding import Finding
from orglint.findings.text import Text
from orglint.findings.violation import Violation
from orglint.graph.org_graph import OrgGraph
from orglint.graph.unit import Unit
from orglint.rules.rule import Rule
from orglint.suppression.scope import can_be_waived

_KIND = Text(
    "if {unit} is another kind of department than its name tells, write its `kind`",
    "若{unit}实为其他类型的部门，写明 kind",
)
_SCOPE = Text(
    "if each owns another part, write a `scope` beside each {duty}",
    "若各管一部分，为两处 {duty} 分别注明 scope（范围）",
)
_WORDS = Text(
    "if other work than {duty} is meant, write it in other words",
    "若所指并非{duty}，换一种说法",
)
_TAKES_PART = Text(
    "if it only takes part, write {duty} under `participates` instead of `owns`",
    "若只是参与，把 {duty} 从 owns 移到 participates",
)
_PARTIAL = Text(
    "if not everything is listed, say so: `{subject}: partial` under `completeness` of `company`",
    "若清单尚未列全，在 company 的 completeness 中写明 {subject}: partial",
)
_SELLS = Text("if nothing is sold there, write `sells: false`", "若该处不从事销售，写明 sells: false")
_LINE = Text(
    "if the line exists, write it: `directs`, `guides` or `relays_to`, from either end",
    "若实际存在这条关系，从任一端写明：directs、guides 或 relays_to",
)
_SUPPLY = Text(
    "if it is handed over under another name, write that `item` with `for: {duty}`",
    "若以其他名称提供，写明该 item，并注明 for: {duty}",
)
_SUBJECTS = {"directs": "direction", "relay": "direction", "branch-has": "units"}
_BY_FUNCTION = {"incomplete_marketing_organization": "units", "fifteen_areas": "duties"}


def ways_of(org: OrgGraph, finding: Finding, violation: Violation, rule: Rule, today: date) -> WaysOut:
    """Every way out that there is. today: from when on a waiver counts; it is offered for a year."""
    unit = org.by_id.get(finding.unit or "")
    change = (finding.help, *(fix.title for fix in finding.fixes))
    waivable = can_be_waived(rule)
    return WaysOut(
        change=change,
        declare=tuple(_declare(org, unit, finding, violation, rule)),
        waiver="\n".join(_waiver(finding, _in_a_year(today))) if waivable else "",
        comment=f"# orglint: ignore[{finding.rule}, until={_in_a_year(today)}] {{reason}}" if waivable else "",
    )


def _declare(org: OrgGraph, unit: Unit | None, finding: Finding, violation: Violation, rule: Rule) -> Iterator[Text]:
    check: Mapping[str, object] = rule.data["check"]
    kind, duty = str(check["kind"]), finding.duty or ""
    if kind == "duty-owner":
        if violation.variant == "missing":
            yield _PARTIAL.filled(subject="duties")
        else:
            yield _TAKES_PART.filled(duty=duty)
            yield _WORDS.filled(duty=org.catalogue.duty_label(duty))
        if violation.variant == "extra":
            yield _SCOPE.filled(duty=duty)
    if kind == "handoff":
        yield _SUPPLY.filled(duty=str(check["paired"]))
    if kind in ("directs", "relay"):
        yield _LINE
    if kind == "branch-has":
        yield _SELLS
    subject = _SUBJECTS.get(kind) or _BY_FUNCTION.get(str(check.get("function")))
    if subject:
        yield _PARTIAL.filled(subject=subject)
    if unit is not None and rule.pack == "marketing" and not unit.definition.kind:
        yield _KIND.filled(unit=unit.label)


def _in_a_year(today: date) -> str:
    return today.replace(year=today.year + 1, day=min(today.day, 28)).isoformat()


def _waiver(finding: Finding, until: str) -> Iterator[str]:
    yield "waivers:"
    yield f"  - rule: {finding.rule}"
    if finding.unit is not None:
        yield f"    unit: {finding.unit}"
    if finding.duty is not None:
        yield f"    duty: {finding.duty}"
    yield "    reason: {reason}"
    yield f"    until: {until}"
