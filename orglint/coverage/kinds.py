"""What the statements are about that a check kind carries out. One function a kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from orglint.coverage.subject import Shown, Subject, declares, full, hands, is_there, owns, takes_part, without
from orglint.findings.text import Text, joined
from orglint.graph.org_graph import OrgGraph
from orglint.graph.structure import Hierarchy, at_headquarters
from orglint.graph.unit import Unit
from orglint.model.declared import declared
from orglint.rules.kinds.branch_has import BranchHas
from orglint.rules.kinds.bypass import Bypass
from orglint.rules.kinds.declared_differ import DeclaredDiffer
from orglint.rules.kinds.declared_includes import DeclaredIncludes
from orglint.rules.kinds.directs import Directs
from orglint.rules.kinds.duty_owner import DutyOwner, Owners
from orglint.rules.kinds.forbidden import Forbidden
from orglint.rules.kinds.handoff import Handoff
from orglint.rules.kinds.not_excluded import NotExcluded
from orglint.rules.kinds.participation import Participation
from orglint.rules.kinds.relay import Relay
from orglint.rules.selector import selected

Options = Mapping[str, object]
About = Callable[[Any, OrgGraph, str, Options], Subject]
"""A check with its parameters, an organization, a statement that it carries out, its options → what that is about."""

STRUCTURE = {
    "T-MS": Text("a market department 市场部 and no marketing department 营销部 (T-MS)", "设市场部而无营销部（T-MS）"),
    "T-G": Text("a marketing department 营销部 and no market department 市场部 (T-G)", "设营销部而无市场部（T-G）"),
    "T-GM": Text(
        "both a marketing department 营销部 and a market department 市场部 (T-GM)", "营销部、市场部俱全（T-GM）"
    ),
    "T-S": Text("a sales department 销售部 alone (T-S)", "只有销售部（T-S）"),
    "T-0": Text("none of the three departments (T-0)", "三个部门都没有（T-0）"),
}
"""What a structure class is."""
_ONLY_WITH = Text("it speaks of companies with {structures}", "针对以下情形：{structures}")
_OWNER = Text("list “{duty}” under `owns` of the unit that does it", "在负责单位的 owns 中列出“{duty}”")
_PART = Text("list “{duty}” under `participates` of the {kind}", "在{kind}的 participates 中列出“{duty}”")
_SUPPLY = Text(
    "list under `supplies` of the {giver} what it hands to the {to}: {item}",
    "在{giver}的 supplies 中列出交给{to}的{item}",
)
_CHARTER = Text("write `charter.{field}` of the {kind}", "写明{kind}的 charter.{field}")
_LINES = Text("draw the lines with `directs`, `guides` or `relays_to`", "用 directs、guides 或 relays_to 写明指挥关系")
_LINE = Text("{source} directs {target}", "{source}指挥{target}")
_REACHED = Text("direction reaches {unit}", "指挥关系到达{unit}")
_TOLD = Text("{unit} receives its instructions", "{unit}有指令来源")
_NO_BRANCH = Text("there is no branch that sells", "没有从事销售的分公司")


def only_with(structures: tuple[str, ...]) -> Text:
    """That a statement is about companies of certain structure classes only."""
    return _ONLY_WITH.filled(structures=joined([STRUCTURE[one] for one in structures], " or ", "；"))


def _duty_owner(check: DutyOwner, org: OrgGraph, statement: str, options: Options) -> Subject:
    check = check.under(options)
    asked = [one for one in org.hierarchies.values() if _cites(check.owners_in(one), statement)]
    if not asked:
        classes = tuple(name for name, row in check.owners.items() if _cites(row, statement))
        there = any(one.structure in classes for one in org.hierarchies.values())
        kind = check.where_exists
        return Subject(absent=without(org, kind) if there and kind is not None else only_with(classes))
    entries = [one for one in org.owners.get(check.duty, ()) if org.hierarchy(one.unit) in asked]
    shown = tuple(owns(org, one) for one in entries if not one.unit.external and check.accepts(org, one.unit))
    return Subject(shown=shown, declare=_OWNER.filled(duty=org.catalogue.duty_label(check.duty)))


def _cites(owners: Owners | None, statement: str) -> bool:
    if owners is None:
        return False
    return statement in owners.statements or any(statement in one.statements for one in owners.wrong.values())


def _in_structures(org: OrgGraph, structures: tuple[str, ...], kind: str) -> list[Hierarchy]:
    return [one for one in org.hierarchies.values() if one.structure in structures and one.of_kind(kind)]


def _handoff(check: Handoff, org: OrgGraph, statement: str, options: Options) -> Subject:
    asked = _in_structures(org, check.structures, check.giver)
    if not asked:
        return Subject(absent=without(org, check.giver))
    if not any(check.to in unit.kinds and not unit.external for unit in org.units):
        return Subject(absent=without(org, check.to))
    given = [one for hierarchy in asked for unit in hierarchy.of_kind(check.giver) for one in unit.supplies]
    right = [one for one in given if one.item == check.item and one.receiver and check.to in one.receiver.kinds]
    told = _SUPPLY.filled(
        giver=org.catalogue.kind_label(check.giver),
        to=org.catalogue.kind_label(check.to),
        item=org.catalogue.items[check.item].name,
    )
    return Subject(shown=tuple(hands(one) for one in right), declare=told)


def _participation(check: Participation, org: OrgGraph, statement: str, options: Options) -> Subject:
    asked = _in_structures(org, check.structures, check.by)
    if not asked:
        return Subject(absent=without(org, check.by))
    parts = [one for hierarchy in asked for unit in hierarchy.of_kind(check.by) for one in unit.participates]
    told = _PART.filled(duty=org.catalogue.duty_label(check.duty), kind=org.catalogue.kind_label(check.by))
    return Subject(shown=tuple(takes_part(org, one) for one in parts if one.duty == check.duty), declare=told)


def _directs(check: Directs, org: OrgGraph, statement: str, options: Options) -> Subject:
    heads = {id(org.hierarchy(unit)) for unit in selected(org, check.from_, None)}
    targets = [one for one in selected(org, check.every, check.except_) if id(org.hierarchy(one)) in heads]
    if not targets:
        return Subject(absent=only_with(tuple(check.every.structure)))
    if not org.company.full("direction"):
        return Subject(declare=full("direction"))
    return Subject(shown=tuple(_led(org, unit) for unit in targets))


def _led(org: OrgGraph, unit: Unit) -> Shown:
    lines = org.lines.into(unit, "directs", "guides")
    if lines:
        return Shown(lines[0].place, unit.id, _LINE.filled(source=lines[0].source.label, target=unit.label))
    return Shown(unit.name_place, unit.id, _REACHED.filled(unit=unit.label))


def _relay(check: Relay, org: OrgGraph, statement: str, options: Options) -> Subject:
    asked = check.asked(org)
    if not asked:
        return Subject(absent=only_with(check.structures))
    if not org.company.full("direction"):
        return Subject(declare=full("direction"))
    return Subject(shown=tuple(_told(org, unit) for unit, _ in asked))


def _told(org: OrgGraph, unit: Unit) -> Shown:
    lines = org.lines.into(unit, "relays", "directs")
    return Shown(lines[0].place if lines else unit.name_place, unit.id, _TOLD.filled(unit=unit.label))


def _branch_has(check: BranchHas, org: OrgGraph, statement: str, options: Options) -> Subject:
    central = [
        one
        for one in org.hierarchies.values()
        if any(at_headquarters(unit) for unit in one.of_kind(check.where_company_has))
    ]
    if not central:
        return Subject(absent=without(org, check.where_company_has))
    selling = [branch for hierarchy in central for branch in check.selling(org, hierarchy)]
    if not selling:
        return Subject(absent=_NO_BRANCH)
    if not org.company.full("units"):
        return Subject(declare=full("units"))
    return Subject(shown=is_there(unit for branch in selling for unit in org.sitting_at(branch, check.has)[:1]))


def _differ(check: DeclaredDiffer, org: OrgGraph, statement: str, options: Options) -> Subject:
    kinds = (check.one, check.other)
    lacking = [kind for kind in kinds if not org.of_kinds(kind)]
    if lacking:
        return Subject(absent=without(org, *lacking))
    shown = [declares(org.of_kinds(kind), check.field) for kind in kinds]
    both = tuple(one for some in shown for one in some) if all(shown) else ()
    return Subject(shown=both, declare=_charter(org, check.field, kinds))


def _includes(check: DeclaredIncludes, org: OrgGraph, statement: str, options: Options) -> Subject:
    units = [unit for unit in org.of_kinds(*check.kinds) if set(unit.kinds).isdisjoint(check.but_not)]
    if not units:
        return Subject(absent=without(org, *check.kinds))
    return Subject(shown=declares(units, check.field), declare=_charter(org, check.field, check.kinds))


def _not_excluded(check: NotExcluded, org: OrgGraph, statement: str, options: Options) -> Subject:
    units = org.of_kinds(check.unit_kind)
    asked = [unit for unit in units if not check.structures or org.hierarchy(unit).structure in check.structures]
    if not asked:
        return Subject(absent=only_with(check.structures) if units else without(org, check.unit_kind))
    caring = [unit for unit in asked if set(check.words) & set(declared(unit.definition.charter, "concerns"))]
    shown = (*declares(caring, "concerns"), *declares(asked, "excludes"))
    return Subject(shown=shown, declare=_charter(org, "concerns", (check.unit_kind,)))


def _bypass(check: Bypass, org: OrgGraph, statement: str, options: Options) -> Subject:
    asked = _in_structures(org, check.structures, check.to_kind)
    if not asked:
        return Subject(absent=only_with(check.structures))
    return Subject(shown=is_there(unit for one in asked for unit in one.of_kind(check.from_kind)), declare=_LINES)


def _forbidden(check: Forbidden, org: OrgGraph, statement: str, options: Options) -> Subject:
    lines = [line for line in org.lines.all if line.kind in check.lines]
    said = (
        Shown(line.place, line.source.id, _LINE.filled(source=line.source.label, target=line.target.label))
        for line in lines
    )
    return Subject(shown=tuple(said), declare=_LINES)


def _charter(org: OrgGraph, field: str, kinds: tuple[str, ...]) -> Text:
    labels = [org.catalogue.kind_label(kind) for kind in kinds]
    return _CHARTER.filled(field=field, kind=joined(labels, " and the ", "和"))


BY_KIND: Mapping[str, About] = {
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
"""Check kind -> what a statement that it carries out is about."""
