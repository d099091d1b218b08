"""`kind: branch-has`: every branch that sells has a department of a kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from orglint.findings.severity import Severity
from orglint.findings.violation import Related, Violation
from orglint.graph.org_graph import OrgGraph
from orglint.graph.structure import CORE, Hierarchy, at_headquarters
from orglint.graph.unit import Unit
from orglint.lean.values import frozen
from orglint.rules.outcome import PARAMETERS, Outcome
from orglint.rules.writing import KindWord


@frozen
class BranchHas:
    """A unit of kind `has` sits at every branch that sells, if the headquarters has one of kind `where_company_has`.

    A branch sells when a market, marketing or sales department or one of their specialists sits in it, or when it says
    `sells: true`; `sells: false` takes it out. A branch of which no unit is listed is not judged, and none is where the
    definition lists its units only in part. A representative office 办事处 gives an info at most, and none below a
    branch that has the department. Facts: unit, headquarters.
    """

    __pydantic_config__ = PARAMETERS

    kind: Literal["branch-has"]
    has: KindWord
    where_company_has: KindWord

    def run(self, org: OrgGraph, options: Mapping[str, object]) -> Outcome:
        """Judge every branch that sells."""
        if not org.company.full("units"):
            return Outcome(0, [])
        examined = 0
        violations: list[Violation] = []
        for hierarchy in org.hierarchies.values():
            central = [unit for unit in hierarchy.of_kind(self.where_company_has) if at_headquarters(unit)]
            if central:
                branches = self.selling(org, hierarchy)
                examined += len(branches)
                violations.extend(self._without(org, hierarchy, branches, central[0]))
        return Outcome(examined, violations)

    def selling(self, org: OrgGraph, hierarchy: Hierarchy) -> list[Unit]:
        """The branches of a hierarchy that sell."""
        branches = [one for one in hierarchy.of_kind("branch") if one.container and one is not hierarchy.headquarters]
        sellers = (*(org.of_role(kind) for kind in CORE), org.of_kinds(*sorted(org.catalogue.specialists)))
        selling = {unit.around[0] for units in sellers for unit in units}
        said = [(branch, branch.definition.sells) for branch in branches]
        return [branch for branch, sells in said if (branch.order in selling if sells is None else sells)]

    def _without(self, org: OrgGraph, hierarchy: Hierarchy, branches: list[Unit], central: Unit) -> Iterator[Violation]:
        present = {unit.around[0] for unit in org.of_kinds(self.has)}
        for branch in branches:
            if branch.order in present:
                continue
            office = branch.representative_office
            around = [
                site for site in branch.around if site is not None and org.units[site] is not hierarchy.headquarters
            ]
            if office and not present.isdisjoint(around):
                continue
            yield self._violation(branch, office, central)

    def _violation(self, branch: Unit, office: bool, central: Unit) -> Violation:
        return Violation(
            at=branch.place,
            facts={"unit": branch.label, "unit_id": branch.id, "central": central.label},
            related=(Related(central.name_place, "central"),),
            unit=branch.id,
            variant="office" if office else "",
            severity=Severity.INFO if office else None,
        )
