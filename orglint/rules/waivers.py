"""Waivers: findings that a company accepts, with a reason and for a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from orglint.findings.finding import Finding, Suppression
from orglint.findings.nearest import nearest
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
    for waiver in org.waivers:
        fault = _fault(waiver, org, catalog, today)
        if fault is not None:
            violations.append(fault)
            continue
        covered = [number for number, one in enumerate(findings) if _covers(waiver, one, org, catalog)]
        for number in covered:
            findings[number] = replace(findings[number], suppressed=_suppression(waiver, locate))
        if not covered and org.whole:
            violations.append(_about(waiver, "unused-waiver", "rule", waived=waiver.rule))
    return findings, violations


def _fault(waiver: WaiverDefinition, org: OrgGraph, catalog: RuleCatalog, today: date) -> Violation | None:
    if not waiver.rule:
        return None  # the missing field has its own finding
    if not _names(waiver.rule, catalog):
        known: Iterable[str] = [*catalog.rules, *(rule.code for rule in catalog.rules.values())]
        close = nearest(waiver.rule, known)
        variant = "nearest" if close else ""
        return _about(waiver, "unknown-waiver-rule", "rule", variant, waived=waiver.rule, nearest=close or "")
    if waiver.unit is not None and waiver.unit not in org.by_id and org.whole:
        close = nearest(waiver.unit, org.by_id)
        variant = "unit-nearest" if close else "unit"
        return _about(waiver, "unknown-waiver-rule", "unit", variant, waived=waiver.unit, nearest=close or "")
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


def _covers(waiver: WaiverDefinition, finding: Finding, org: OrgGraph, catalog: RuleCatalog) -> bool:
    rule = catalog.rules[finding.rule]
    if finding.rule not in _names(waiver.rule, catalog) or rule.is_reader or finding.suppressed is not None:
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
