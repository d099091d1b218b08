"""For those who write rules in Python: everything that a plugin may rely on.

A plugin is a module that says which version of this interface it is written for (`ORGLINT_API = 1`) and holds functions
under `@rule(...)`, or names folders with rule files (`ORGLINT_PACKS = ["my-rules"]`), or both. It is offered by an
installed package under the entry point group `orglint.plugins`, or named on the command line with `--plugin`.

What is listed here stays as it is for as long as `API_VERSION` stays the same. A check looks and never changes what it
is given.
"""

from orglint.catalogue.catalogue import Catalogue
from orglint.findings.place import Place
from orglint.findings.severity import Severity
from orglint.findings.text import Text
from orglint.findings.violation import Change, Suggestion, Violation
from orglint.graph.company import Company
from orglint.graph.lines import Line, Lines, reached
from orglint.graph.org_graph import OrgGraph
from orglint.graph.structure import Hierarchy
from orglint.graph.unit import Handoff, Ownership, Participation, Unit
from orglint.plugin.building import violation
from orglint.plugin.declaring import (
    API_VERSION,
    BUDGET_SECONDS,
    DeclaredRule,
    Example,
    Option,
    Subjects,
    Words,
    example,
    option,
    rule,
)
from orglint.plugin.mending import addition, change, removal, suggestion
from orglint.plugin.pointing import Thing
from orglint.syntax.quoting import quoted

__all__ = [
    "API_VERSION",
    "BUDGET_SECONDS",
    "Catalogue",
    "Change",
    "Company",
    "DeclaredRule",
    "Example",
    "Handoff",
    "Hierarchy",
    "Line",
    "Lines",
    "Option",
    "OrgGraph",
    "Ownership",
    "Participation",
    "Place",
    "Severity",
    "Subjects",
    "Suggestion",
    "Text",
    "Thing",
    "Unit",
    "Violation",
    "Words",
    "addition",
    "change",
    "example",
    "option",
    "quoted",
    "reached",
    "removal",
    "rule",
    "suggestion",
    "violation",
]
