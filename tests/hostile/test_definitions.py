"""Every hostile definition ends as it must, and so does every report of it."""

import pytest

from orglint.findings.severity import Severity
from orglint.pipeline import check_bytes
from orglint.reporters.table import REPORTERS, pieces
from orglint.reporters.view import View
from tests.hostile.command import faults
from tests.hostile.definitions import Hostile, definitions

ALL = list(definitions())


@pytest.mark.parametrize("hostile", ALL, ids=lambda one: one.name)
def test_a_hostile_definition_is_told_at_its_line(hostile: Hostile) -> None:
    report = check_bytes(hostile.data)
    errors = [one for one in report.findings if one.severity is not Severity.INFO]
    if hostile.rule is None:
        assert not [one for one in errors if one.code.startswith(("ORG1", "ORG2"))], errors
        return
    wanted = [one for one in errors if one.rule == hostile.rule or not hostile.rule]
    assert wanted, [(one.rule, one.location.start) for one in errors]
    if hostile.line:
        assert hostile.line in {one.location.start.line for one in wanted}
    for one in report.findings:
        start, end = one.location.start, one.location.end
        assert (1, 1) <= (start.line, start.column) <= (end.line, end.column)


@pytest.mark.parametrize("name", REPORTERS)
def test_no_report_of_them_holds_anything_but_text(name: str) -> None:
    for hostile in ALL:
        text = "".join(pieces(name, check_bytes(hostile.data), View()))
        assert faults(text, commands_of_ours=name == "github") == [], hostile.name
