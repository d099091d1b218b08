"""A suggestion changes the text as it says, however the text is written."""

from pathlib import Path

import pytest

from orglint import Settings, check_text
from orglint.findings.finding import Finding
from orglint.syntax.plain import load_plain
from orglint.testing.fixing import with_edits
from tests.plugin.build import HEAD, plugin


def mended(folder: Path, text: str, changes: str) -> str | None:
    """The text after the changes that a check suggests for the unit `s`; None where it suggests nothing."""
    check = f"""{HEAD}
from orglint.plugin import addition, quoted, removal
@rule("ACM001", "acme", **WORDS, subjects=lambda org: [org.by_id['s']])
def check(unit, org):
    yield violation(unit, suggestions=[suggestion("mend", {changes})])
"""
    report = check_text(text, settings=Settings(plugins=(plugin(folder, check),)))
    assert not report.failures, report.failures
    found: list[Finding] = [one for one in report.findings if one.code == "ACM001"]
    return with_edits(text, found[0].fixes[0].edits) if found[0].fixes else None


BLOCK = """\
units:
  - id: m
    kind: market
  - id: s
    owns:
      - a   # first
      - duty: b
        scope: c
    directs: [m]
"""
FLOW = "units: [{id: m, kind: market}, {id: s, owns: [a, {duty: b, scope: c}], directs: [m]}]\n"
FIELDS = ["owns", "directs", "tags", "kind"]


@pytest.mark.parametrize("text", [BLOCK, FLOW])
@pytest.mark.parametrize(
    ("changes", "field", "wanted"),
    [
        ("addition(unit, 'owns', quoted('x: y'))", "owns", ["x: y", "a", {"duty": "b", "scope": "c"}]),
        ("addition(unit, 'directs', 's')", "directs", ["s", "m"]),
        ("addition(unit, 'tags', 't')", "tags", ["t"]),
        ("addition(org.by_id['m'], 'owns', 'x')", "owns", ["a", {"duty": "b", "scope": "c"}]),
        ("removal(unit.owns[0])", "owns", [{"duty": "b", "scope": "c"}]),
        ("removal(unit.owns[1])", "owns", ["a"]),
        ("removal(org.lines.all[0])", "directs", []),
        ("change(unit, 'x', field='owns', index=0)", "owns", ["x", {"duty": "b", "scope": "c"}]),
        ("removal(unit.owns[1]), addition(org.by_id['m'], 'owns', 'b')", "owns", ["a"]),
    ],
)
def test_a_list_is_changed_where_it_stands(
    tmp_path: Path, text: str, changes: str, field: str, wanted: list[object]
) -> None:
    after = mended(tmp_path, text, changes)
    assert after is not None
    before, units = load_plain(text, "x")["units"], load_plain(after, "x")["units"]
    assert units[1].pop(field, None) == wanted
    before[1].pop(field, None)
    assert units[1] == before[1]
    assert units[0] == before[0] or units[0] == {**before[0], "owns": units[0]["owns"]}


@pytest.mark.parametrize(
    ("text", "changes", "wanted"),
    [
        ("units:\n  - id: s\n", "addition(unit, 'owns', 'x')", "units:\n  - owns: [x]\n    id: s\n"),
        ("units: [{id: s}]\n", "addition(unit, 'owns', 'x')", "units: [{id: s, owns: [x]}]\n"),
        ("units:\n  - id: s\n    owns: []\n", "addition(unit, 'owns', 'x')", "units:\n  - id: s\n    owns: [x]\n"),
        ("units:\n  - id: s\n    tags: t\n", "addition(unit, 'tags', 'x')", "units:\n  - id: s\n    tags: [t, x]\n"),
        ("units:\n  - id: s\n    owns: ~\n", "addition(unit, 'owns', 'x')", "units:\n  - id: s\n    owns:  [x]\n"),
        ("units:\n- id: s\n  owns:\n  - a # c\n", "removal(unit.owns[0])", "units:\n- id: s\n  owns:\n  [] # c\n"),
        ("units:\n- id: s\n  owns:\n  - a # c\n", "addition(unit, 'owns', 'x')",
         "units:\n- id: s\n  owns:\n  - x\n  - a # c\n"),
    ],
)  # fmt: skip
def test_the_text_around_it_stays(tmp_path: Path, text: str, changes: str, wanted: str) -> None:
    assert mended(tmp_path, text, changes) == wanted


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("units:\n  - &u {id: s, owns: [a, b]}\n  - {<<: *u, id: t}\n", "addition(org.by_id['t'], 'owns', 'x')"),
        ("units:\n  - {id: m, owns: &o [a, b]}\n  - {id: s, owns: *o}\n", "removal(unit.owns[0])"),
        ("units:\n  - {id: m, owns: &o [a, b]}\n  - {id: s, owns: *o}\n", "addition(unit, 'owns', 'x')"),
    ],
)
def test_text_that_others_use_too_is_left_alone(tmp_path: Path, text: str, changes: str) -> None:
    assert mended(tmp_path, text, changes) is None
