"""How a rule comes from the facts to its verdict, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from orglint.findings.finding import Finding
from orglint.findings.text import Text, joined
from orglint.findings.violation import Violation
from orglint.graph.org_graph import OrgGraph
from orglint.graph.sites import Reach
from orglint.rules.kinds import kind_class, revive
from orglint.rules.kinds.duty_owner import DutyOwner
from orglint.rules.page import LEVELS
from orglint.rules.rule import Rule

Steps = Callable[[Any, OrgGraph, Finding, Violation], Iterator[Text]]
"""A check with its parameters, the organization, the finding and its violation → the steps of the conclusion."""

_ROW = Text(
    "where the structure is {structure}, {duty} belongs to: {accepted}",
    "结构为 {structure} 时，{duty}应由以下部门负责：{accepted}",
)
_COUNTS_AS = Text("{unit} counts as: {roles}", "{unit}视为：{roles}")
_UNMET = Text(
    "no accepted owner of it sits at the same place as {unit}, above it or below it",
    "{unit}的同处、上级和下级都没有可接受的负责方",
)
_MET = Text(
    "an accepted owner meets it there, so one of the two is too many, one severity lower",
    "该处已有可接受的负责方，故多出一方，严重程度降一级",
)
_MISSING = Text("all duties are listed, and nobody there owns it", "职责已全部列出，而无人负责此项")
_CASE = Text("for such an owner the table says: {severity}", "对此类负责方，规则表规定为：{severity}")
_FINALLY = Text("so this is: {severity}", "因此判为：{severity}")
_PAIRED = Text(
    "the {giver} that takes part in {duty} hands {item} to the {to}; the text writes both as one sentence",
    "{giver}参与{duty}，同时应向{to}提供{item}；原文把两者写在同一句中",
)
_HANDED = {
    "missing": Text("the participation is declared, this hand-off is not", "已写明参与，却没有这项交接"),
    "recipient": Text("the hand-off is declared, and goes to someone else", "已写明交接，但接收方不对"),
    "coverage": Text("the hand-off is declared, and does not cover all it should", "已写明交接，但覆盖范围不足"),
}  # fmt: skip
_DIRECTED = Text(
    "each market department 市场部 below a marketing department 营销部 is reached by direction, guidance or "
    "line reporting that begins there and does not run through sales 销售部; lines are listed in full",
    "有营销部的企业，每个市场部都应由营销部经指挥、指导或隶属关系到达（不经销售部）；指挥关系视为已列全",
)
_RELAYED = Text(
    "where a market department 市场部 sits at or around a sales department 销售部, it relays instructions to it: by "
    "`relays_to`, `directs` or line reporting; lines are listed in full",
    "销售部所在处或上级设有市场部时，应由市场部向其传达指令（relays_to、directs 或隶属关系）；指挥关系视为已列全",
)
_BRANCH = Text(
    "every branch that sells has a {has} where the head office has a {central}; no such unit sits at the branch",
    "总公司设有{central}时，从事销售的分公司都应设{has}；该处未设",
)
_BYPASSED = Text(
    "a written `directs` from the {one} to the {other} passes over the {through} that sits between",
    "从{one}到{other}的 directs 越过了其间的{through}",
)
_FORBIDDEN = Text(
    "direction between these two departments runs the other way only", "这两个部门之间，指挥只能是相反方向"
)
_EXCLUDED = Text(
    "a focus or a mandate excludes nothing; `charter.excludes` names one of: {words}",
    "侧重或使命并不排除什么；charter.excludes 中写有以下之一：{words}",
)
_INCLUDED = Text(
    "whoever declares `{field}` names all of: {words}",
    "凡声明 {field} 者，应包括：{words}",
)
_DIFFER = Text(
    "what the two departments declare in `{field}` differs; here it is the same",
    "两个部门的 {field} 应有不同；此处相同",
)
_TAKES_PART = {
    "owned": Text("the {by} takes part in {duty}; here it owns it", "{by}对{duty}是参与，此处却为负责"),
    "absent": Text("the {by} takes part in {duty}; all is listed, and it does not", "{by}应参与{duty}；已列全而没有"),
}  # fmt: skip
_ASKS = Text("the rule asks, by its check `{kind}`: {summary}", "规则（检查方式 {kind}）认为有问题的情形：{summary}")
_HOW = Text("here it is so: {message}", "此处符合这一情形：{message}")


def logic_of(org: OrgGraph, finding: Finding, violation: Violation, rule: Rule) -> Iterator[Text]:
    """The steps from the facts to the finding; the last says how bad it is."""
    check = rule.data["check"]
    steps = BY_KIND.get(check["kind"])
    if steps is None:
        name = check.get("function") or check["kind"]
        yield _ASKS.filled(kind=name, summary=rule.summary)
        yield _HOW.filled(message=finding.message)
    else:
        revived = revive(kind_class(check["kind"]), check)
        if isinstance(revived, DutyOwner):
            revived = revived.under(rule.option_values)
        yield from steps(revived, org, finding, violation)
    yield _FINALLY.filled(severity=LEVELS[finding.severity])


def _kinds(org: OrgGraph, *kinds: str) -> Text:
    return joined([org.catalogue.kind_label(kind) for kind in kinds], ", ", "、")


def _duty_owner(check: DutyOwner, org: OrgGraph, finding: Finding, violation: Violation) -> Iterator[Text]:
    unit = org.by_id[finding.unit or ""]
    hierarchy = org.hierarchy(unit)
    row = check.owners_in(hierarchy)
    assert row is not None, "a finding comes from a row of the table"
    duty = org.catalogue.duty_label(check.duty)
    yield _ROW.filled(structure=hierarchy.structure, duty=duty, accepted=_kinds(org, *row.accept))
    if violation.variant == "missing":
        yield _MISSING
        return
    yield _COUNTS_AS.filled(unit=unit.label, roles=_kinds(org, *sorted(unit.roles)))
    accepted = (one.unit for one in org.owners.get(check.duty, ()) if check.accepts(org, one.unit))
    yield _UNMET.filled(unit=unit.label) if Reach(accepted).met(unit) is None else _MET
    if any(kind in row.wrong for kind in unit.roles) and violation.severity is not None:
        yield _CASE.filled(severity=LEVELS[violation.severity])


def _handoff(check: Any, org: OrgGraph, finding: Finding, violation: Violation) -> Iterator[Text]:
    yield _PAIRED.filled(
        giver=_kinds(org, check.giver),
        duty=org.catalogue.duty_label(check.paired),
        item=org.catalogue.items[check.item].name,
        to=_kinds(org, check.to),
    )
    yield _HANDED[violation.variant]


def _directs(check: Any, org: OrgGraph, finding: Finding, violation: Violation) -> Iterator[Text]:
    yield _DIRECTED
    yield _HOW.filled(message=finding.message)


def _relay(check: Any, org: OrgGraph, finding: Finding, violation: Violation) -> Iterator[Text]:
    yield _RELAYED
    yield _HOW.filled(message=finding.message)


def _branch_has(check: Any, org: OrgGraph, finding: Finding, violation: Violation) -> Iterator[Text]:
    yield _BRANCH.filled(has=_kinds(org, check.has), central=_kinds(org, check.where_company_has))


def _bypass(check: Any, org: OrgGraph, finding: Finding, violation: Violation) -> Iterator[Text]:
    yield _BYPASSED.filled(
        one=_kinds(org, check.from_kind), other=_kinds(org, check.to_kind), through=_kinds(org, check.through_kind)
    )


def _forbidden(check: Any, org: OrgGraph, finding: Finding, violation: Violation) -> Iterator[Text]:
    yield _FORBIDDEN
    yield _HOW.filled(message=finding.message)


def _not_excluded(check: Any, org: OrgGraph, finding: Finding, violation: Violation) -> Iterator[Text]:
    yield _EXCLUDED.filled(words=", ".join(check.words))


def _includes(check: Any, org: OrgGraph, finding: Finding, violation: Violation) -> Iterator[Text]:
    yield _INCLUDED.filled(field=f"charter.{check.field}", words=", ".join(check.words))
    yield _HOW.filled(message=finding.message)


def _differ(check: Any, org: OrgGraph, finding: Finding, violation: Violation) -> Iterator[Text]:
    yield _DIFFER.filled(field=f"charter.{check.field}")


def _participation(check: Any, org: OrgGraph, finding: Finding, violation: Violation) -> Iterator[Text]:
    told = _TAKES_PART["absent" if violation.variant == "absent" else "owned"]
    yield told.filled(by=_kinds(org, check.by), duty=org.catalogue.duty_label(check.duty))


BY_KIND: Mapping[str, Steps] = {
    "branch-has": _branch_has,
    "bypass": _bypass,
    "declared-differ": _differ,
    "declared-includes": _includes,
    "directs": _directs,
    "duty-owner": _duty_owner,
    "forbidden": _forbidden,
    "handoff": _handoff,
    "not-excluded": _not_excluded,
    "participation": _participation,
    "relay": _relay,
}
"""Check kind of the rules of the text -> its steps; other rules are told by what they ask for."""
