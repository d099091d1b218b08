"""Where the answers of the source text disagree on a finding: what won, what lost, and who follows the other.

Source: the order of precedence of the reading of the source text; every row of a rule's table of owners names the
statements that it stands on, and each profile of one answer counts the statements of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from orglint.findings.finding import Contested, Finding
from orglint.findings.text import Text
from orglint.graph.org_graph import OrgGraph
from orglint.graph.unit import Unit
from orglint.lean.values import replace
from orglint.rules.catalog import Profile, RuleCatalog
from orglint.rules.kinds import revive
from orglint.rules.kinds.duty_owner import DutyOwner
from orglint.rules.rule import Rule

KIND = "duty-owner"
"""The check kind whose tables hold what several answers say of one matter."""

_ON_ITS_OWN = ("T-MS", "T-G", "T-GM")
"""Structures of which an answer speaks without a condition; sales alone is only excused for want of others."""
_NOTE = Text(
    "{help}. The text's answers differ: {won} won over {lost} (profile {profile}); to follow {lost}, select the "
    "profile {follow}",
    "{help}。原文各答案不一致：{won} 优先于 {lost}（方案 {profile}）；如需依从 {lost}，请选用方案 {follow}",
)


def with_contest(finding: Finding, rule: Rule, org: OrgGraph, profile: Profile, catalog: RuleCatalog) -> Finding:
    """The finding, with what another answer says where that would leave the duty with its unit."""
    if rule.data["check"]["kind"] != KIND:
        return finding
    unit = org.by_id.get(finding.unit or "")
    if unit is None or not any(one.duty == finding.duty for one in unit.owns):
        return finding
    sides = _sides(finding, rule, org, unit, profile, catalog)
    if not sides:
        return finding
    lost = tuple(sorted({statement for _, cited in sides for statement in cited}))
    contested = Contested(finding.statements, lost, profile.id, tuple(name for name, _ in sides))
    told = _NOTE.filled(
        help=finding.help,
        profile=contested.profile,
        won=", ".join(contested.won),
        lost=", ".join(contested.lost),
        follow=" / ".join(contested.follow),
    )
    return replace(finding, help=told, contested=contested)


_Sides = Sequence[tuple[str, tuple[str, ...]]]


def _sides(finding: Finding, rule: Rule, org: OrgGraph, unit: Unit, profile: Profile, catalog: RuleCatalog) -> _Sides:
    """What `_others` gives, looked for once for all units that the profiles judge alike."""
    known: dict[tuple[object, ...], _Sides] = org.memo.setdefault(f"sides of {profile.id}", {})
    alike = (rule.name, finding.statements, unit.headquarters and unit.headquarters.order, unit.roles, unit.kinds)
    if alike not in known:
        known[alike] = list(_others(finding, rule, org, unit, profile, catalog))
    return known[alike]


def _others(
    finding: Finding, rule: Rule, org: OrgGraph, unit: Unit, profile: Profile, catalog: RuleCatalog
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Profiles that leave the duty with the unit, each with the statements by which it does."""
    for other in catalog.profiles.values():
        if other is profile or other.advisory or other.rung is not None:
            continue
        check = _check(rule, other, org)
        if check.accepts(org, unit) or not any(map(other.counts, finding.statements)):
            cited = _by_which(check, org, unit, other)
            if cited and not set(cited) & set(finding.statements):
                yield other.id, cited


def _check(rule: Rule, profile: Profile, org: OrgGraph) -> DutyOwner:
    """The rule's check as another profile has it; made once for all findings of the rule."""
    key = f"{rule.name} under {profile.id}"
    if key not in org.memo:
        own = {**_defaults(rule), **profile.options.get(rule.name, {})}
        org.memo[key] = revive(DutyOwner, rule.data["check"]).under(own)
    found: DutyOwner = org.memo[key]
    return found


def _by_which(check: DutyOwner, org: OrgGraph, unit: Unit, profile: Profile) -> tuple[str, ...]:
    here = check.owners_in(org.hierarchy(unit)) if check.accepts(org, unit) else None
    rows = [here] if here is not None else [check.owners[one] for one in _ON_ITS_OWN if one in check.owners]  # type: ignore[index]
    roles = unit.roles
    accepting = (row for row in rows if roles.intersection(row.accept))
    return tuple(dict.fromkeys(one for row in accepting for one in row.statements if profile.counts(one)))


def _defaults(rule: Rule) -> Mapping[str, Any]:
    return {name: option["default"] for name, option in rule.data.get("options", {}).items()}
