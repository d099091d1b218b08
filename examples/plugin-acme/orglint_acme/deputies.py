"""ACM201: for a duty that must not stand still, somebody at the same place takes part in it."""

from collections.abc import Iterator, Mapping
from typing import Any

from orglint.plugin import (
    OrgGraph,
    Ownership,
    Text,
    Unit,
    Violation,
    addition,
    example,
    option,
    rule,
    suggestion,
    violation,
)


def owned(org: OrgGraph) -> Iterator[Ownership]:
    return (one for one in org.ownerships if not one.unit.external)


@rule(
    "ACM201",
    "duty-without-deputy",
    subjects=owned,
    severity="warning",
    since="1.1",
    summary=Text("A duty that must not stand still has no deputy.", "不可中断的职责没有代理部门。"),
    message=Text(
        "{unit} alone knows {duty}: fewer than {least} other departments at its place take part",
        "“{duty}”只有{unit}在管：同处参与的部门不足 {least} 个",
    ),
    help=Text("let a department of the same place take part in it", "请让同处的另一部门参与该职责"),
    why=Text("When the owner is away, orders and prices wait.", "负责人不在时，订单和价格都会停摆。"),
    labels={"near": Text("it could take part", "可由该部门参与")},
    options={
        "duties": option(["pricing", "production-sales-coordination"], "Duties that must not stand still."),
        "least": option(1, "How many deputies there must be.", minimum=1),
    },
    examples=[
        example(
            title=Text("Nobody beside the owner", "除负责人外无人参与"),
            message="market department 市场部 “m” alone knows price setting: "
            "fewer than 1 other departments at its place take part",
            bad="""
                units:
                  - {id: f, kind: finance}
                  - {id: m, kind: market, owns: [pricing]}  # finding
            """,
            good="""
                units:
                  - {id: f, kind: finance, participates: [pricing]}
                  - {id: m, kind: market, owns: [pricing]}
            """,
        ),
        example(
            title=Text("A deputy elsewhere is none", "外地部门不能代理"),
            bad="""
                units:
                  - {id: b, kind: branch}
                  - {id: s, kind: sales, parent: b, participates: [pricing]}
                  - {id: m, kind: market, owns: [pricing]}  # finding
            """,
            good="""
                units:
                  - {id: b, kind: branch}
                  - {id: s, kind: sales, participates: [pricing]}
                  - {id: m, kind: market, owns: [pricing]}
            """,
        ),
    ],
)
def duty_without_deputy(owned: Ownership, org: OrgGraph, options: Mapping[str, Any]) -> Iterator[Violation]:
    if owned.duty is None or owned.duty not in options["duties"]:
        return
    beside = [unit for unit in org.at_site[_order(owned.unit.site)] if _may_help(unit, owned)]
    deputies = [unit for unit in beside if any(one.duty == owned.duty for one in unit.participates)]
    missing = options["least"] - len(deputies)
    if missing > 0:
        free = [unit for unit in beside if all(one.duty != owned.duty for one in unit.duties)][:missing]
        names = ", ".join(unit.id for unit in free)
        changes = [addition(unit, "participates", owned.duty) for unit in free]
        yield violation(
            owned,
            duty=org.catalogue.duty_label(owned.duty),
            least=options["least"],
            related={"near": free},
            suggestions=[suggestion(Text(f"let {names} take part", f"让 {names} 参与"), *changes)] if free else [],
        )


def _may_help(unit: Unit, owned: Ownership) -> bool:
    return unit is not owned.unit and not unit.container and not unit.external


def _order(site: Unit | None) -> int | None:
    return None if site is None else site.order
