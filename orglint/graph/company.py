"""What is true of the whole company, put together from the parts of its definition."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from orglint.findings.place import Place
from orglint.lean.values import field, mutable
from orglint.model.definition import CompanyDefinition, OrganizationDefinition

Subject = Literal["units", "direction", "duties", "supplies"]

OPEN: frozenset[str] = frozenset({"duties", "supplies"})
"""What a definition lists only in part unless it says otherwise; units and direction are listed in full."""


@mutable
class Conflict:
    """A field of the company that two parts give different values."""

    field: str
    first: Place
    second: Place


@mutable(slots=True)
class Company:
    """The company's own fields. `complete` closes every open list, as `check --complete` asks."""

    parts: tuple[CompanyDefinition, ...] = ()
    complete: bool = False
    conflicts: list[Conflict] = field(default_factory=list)

    def full(self, subject: Subject) -> bool:
        """Whether what the definition does not list of `subject` does not exist."""
        for part in self.parts:
            written = getattr(part.completeness, subject) if part.completeness else None
            if written is not None:
                return bool(written == "full") or (self.complete and subject in OPEN)
        return subject not in OPEN or self.complete

    def value(self, name: str) -> object:
        """The first value that a part gives to a field, or None."""
        return next((value for part in self.parts if (value := getattr(part, name)) not in (None, [], ())), None)


def company_of(parts: Sequence[OrganizationDefinition], complete: bool) -> Company:
    """The company that the parts describe; a field that two of them give differently is a conflict."""
    company = Company(tuple(part.company for part in parts if part.company), complete)
    for name in ("name", "market_stage", "product_stage", "sales_model", "purpose", "sales_links", "value_needs"):
        given = [part for part in company.parts if getattr(part, name) not in (None, [], ())]
        for other in given[1:]:
            if getattr(other, name) != getattr(given[0], name):
                company.conflicts.append(Conflict(name, given[0].place(name), other.place(name)))
    return company
