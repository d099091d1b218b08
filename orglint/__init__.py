"""A linter for organizations.

From Python: `check_paths` and `check_text` return a `Report` of `Finding`s. Pure, picklable,
safe to run in many processes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

__all__ = [
    "Finding",
    "OrgGraph",
    "Report",
    "Settings",
    "Severity",
    "Violation",
    "__version__",
    "check_paths",
    "check_text",
]

_WHERE = {
    "Finding": ("orglint.findings.finding", "Finding"),
    "OrgGraph": ("orglint.graph.org_graph", "OrgGraph"),
    "Report": ("orglint.findings.report", "Report"),
    "Settings": ("orglint.settings", "Settings"),
    "Severity": ("orglint.findings.severity", "Severity"),
    "Violation": ("orglint.findings.violation", "Violation"),
    "check_paths": ("orglint.pipeline", "check"),
    "check_text": ("orglint.pipeline", "check_text"),
}

if TYPE_CHECKING:
    from orglint.findings.finding import Finding
    from orglint.findings.report import Report
    from orglint.findings.severity import Severity
    from orglint.findings.violation import Violation
    from orglint.graph.org_graph import OrgGraph
    from orglint.pipeline import check as check_paths
    from orglint.pipeline import check_text
    from orglint.settings import Settings


def __getattr__(name: str) -> Any:
    """The public names, imported when first used: `orglint --version` needs none of them."""
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    module, attribute = _WHERE[name]
    return getattr(import_module(module), attribute)
