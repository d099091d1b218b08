"""Waivers: findings that a company accepts, with a reason and for a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from orglint.findings.finding import Finding, Suppression
from orglint.findings.nearest import Vocabulary
from orglint.findings.place import Location, Place
from orglint.findings.violation import Violation
from orglint.graph.org_graph import OrgGraph
from orglint.model.definition import WaiverDefinition
from orglint.rules.catalog import RuleCatalog


def apply_waivers(
    findings: list[Finding],
    org: OrgGraph,
    catalog: RuleCatalog,
    today: date,
    locate: Callable[[Place], Location],
) -> tuple[list[Finding], list[Violation]]:
    """Mark the findings that a waiver of the definition covers, and find what is wrong with the waivers.

    A waiver covers a finding of its rule (name, code or statement), its unit and its duty, where it names them. One
    without a reason, or past its day, covers nothing. What was found while reading cannot be waived: it says that the
    definition could not be understood.
    """
    violations: list[Violation] = []
    known = _Known(Vocabulary([*catalog.rules, *(one.code for one in catalog.rules.values())]), Vocabulary(org.by_id))
    of_rule: dict[str, list[int]] = {}
    for number, finding in enumerate(findings):
        if not catalog.rules[finding.rule].is_reader:
            of_rule.setdefault(finding.rule, []).append(number)
    for waiver in org.waivers:
        if not waiver.rule:
            continue  # the missing field has its own finding
        names = _names(waiver.rule, catalog)
        fault = _fault(waiver, names, org, today, known)
        if fault is not None:
            violations.append(fault)
            continue
        candidates = [number for name in sorted(names) for number in of_rule.get(name, ())]
        covered = [number for number in candidates if _covers(waiver, findings[number], org)]
        for number in covered:
            findings[number] = replace(findings[number], suppressed=_suppression(waiver, locate))
        if not covered and org.whole:
            violations.append(_about(waiver, "unused-waiver", "rule", waived=waiver.rule))
    return findings, violations


class _Known(NamedTuple):
    """What a mistyped word of a waiver may have meant."""

    rules: Vocabulary
    units: Vocabulary


def _fault(
    waiver: WaiverDefinition, names: frozenset[str], org: OrgGraph, today: date, known: _Known
) -> Violation | None:
    if not names:
        close = known.rules.nearest(waiver.rule)
        return _about(
            waiver,
            "unknown-waiver-rule",
            "rule",
            "nearest" if close else "",
            waived=waiver.rule,
            nearest="".join(close),
        )
    if waiver.unit is not None and waiver.unit not in org.by_id and org.whole:
        close = known.units.nearest(waiver.unit)
        variant = "unit-nearest" if close else "unit"
        return _about(waiver, "unknown-waiver-rule", "unit", variant, waived=waiver.unit, nearest="".join(close))
    if not (waiver.reason or "").strip():
        return _about(waiver, "waiver-without-reason", "rule", waived=waiver.rule)
    if waiver.until is not None and waiver.until < today:
        return _about(waiver, "expired-waiver", "until", waived=waiver.rule, until=waiver.until.isoformat())
    return None


def _names(word: str, catalog: RuleCatalog) -> frozenset[str]:
    """The names of the rules that a waiver's `rule` stands for: a name, a code, or a statement."""
    one = catalog.find(word)
    if one is not None:
        return frozenset({one.name})
    return frozenset(rule.name for rule in catalog.rules.values() if word.upper() in rule.statements)


def _covers(waiver: WaiverDefinition, finding: Finding, org: OrgGraph) -> bool:
    if finding.suppressed is not None:
        return False
    if waiver.unit is not None and waiver.unit != finding.unit:
        return False
    if waiver.duty is None:
        return True
    duty = org.catalogue.duty(waiver.duty)
    return finding.duty is not None and finding.duty == (duty.id if duty else waiver.duty)


def _suppression(waiver: WaiverDefinition, locate: Callable[[Place], Location]) -> Suppression:
    until = waiver.until.isoformat() if waiver.until else None
    return Suppression("waiver", waiver.reason or "", locate(waiver.place()), until)


def _about(waiver: WaiverDefinition, rule: str, at: str, variant: str = "", **facts: str) -> Violation:
    return Violation(rule=rule, at=waiver.place(at), facts=facts, variant=variant, unit=waiver.unit)
