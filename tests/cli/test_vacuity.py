"""A rule of one's own that had nothing to look at says so, and fails the run where that was asked."""

import json
from pathlib import Path

import pytest

from orglint import Settings, check_text
from tests.cli.typed import typed

COMPANY = "units:\n- {id: market, kind: market, owns: [pricing]}\n- {id: sales, kind: sales, participates: [pricing]}\n"
BUSY = 'check: {kind: belongs, duty: pricing, to: market}\nexamples: [{bad: "units: []"}]\n'
IDLE = 'check: {kind: required-field, field: charter, units: {tag: cor}}\nexamples: [{bad: "units: []"}]\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "company.yaml").write_text(COMPANY, "utf-8")
    (tmp_path / "rules").mkdir()
    for name, text in (("busy", BUSY), ("idle", IDLE)):
        (tmp_path / "rules" / f"{name}.yaml").write_text(text, "utf-8")
    return tmp_path


def checked(folder: Path, *options: str) -> tuple[int, str, str]:
    done = typed("check", str(folder / "company.yaml"), "--pack", str(folder / "rules"), *options)
    return done.status, done.out, done.err


def test_the_run_says_which_rules_were_idle(folder: Path) -> None:
    status, out, err = checked(folder)
    assert (status, err) == (0, "")
    assert "these rules had nothing to look at: idle\n" in out
    assert "以下规则没有可检查的对象：idle\n" in checked(folder, "--lang", "zh")[1]
    assert json.loads(checked(folder, "--format", "json")[1])["vacuous"] == ["idle"]


def test_it_fails_where_that_was_asked(folder: Path) -> None:
    status, out, err = checked(folder, "--fail-on-vacuous", "--quiet")
    assert (status, out) == (1, "")
    assert "these rules examined nothing" in err and ": idle. Look for" in err
    assert checked(folder, "--fail-on-vacuous", "--exit-zero")[0] == 0
    assert checked(folder, "--fail-on-vacuous", "--ignore", "idle")[::2] == (0, "")
    (folder / "rules" / "idle.yaml").write_text("vacuous: true\n" + IDLE, "utf-8")
    assert checked(folder, "--fail-on-vacuous")[::2] == (0, "")


NOBODY = {
    "{kind: belongs, duty: market-research, to: market}": "- {id: s, owns: [market-research]}",
    "{kind: directs, from: marketing, every: {tag: x}}": "- {id: s, tags: [x]}",
    "{kind: only-through, units: {tag: x}, through: market}": "- {id: s, tags: [x]}",
    "{kind: one-owner, duties: [market-research]}": "- {id: s, owns: [market-research]}",
    "{kind: span, limit: 8, units: {tag: x}}": "- {id: s, tags: [x], units: [{id: t}]}",
    "{kind: separation, units: [{tag: x}, sales]}": "- {id: s, tags: [x]}",
    "{kind: forbidden, never: [{from: sales, to: {tag: x}}]}": "- {id: t, tags: [x]}",
    "{kind: independence, units: {tag: x}}": "- {id: s, tags: [x]}\n- {id: t, tags: [x]}",
    "{kind: required-field, field: charter, units: {tag: x}}": "- {id: s, tags: [x]}",
    "{kind: naming, units: {tag: x}, convention: kebab-case, field: id}": "- {id: s, tags: [x]}",
    "{kind: cardinality, units: sales, in: {tag: x}, at_least: 1}": "- {id: s, tags: [x]}",
    "{kind: acyclic, lines: [guides], reporting: false}": "- {id: s, guides: [market]}",
}


@pytest.mark.parametrize("check", NOBODY)
def test_each_kind_counts_what_it_judges_and_nothing_else(check: str, tmp_path: Path) -> None:
    (tmp_path / "rule.yaml").write_text(f'check: {check}\nexamples: [{{bad: "units: []"}}]\n', "utf-8")
    settings = Settings(packs=(str(tmp_path),), select=("rule",))
    assert check_text(COMPANY, settings=settings).vacuous == ("rule",)
    assert check_text(f"{COMPANY}{NOBODY[check]}\n", settings=settings).vacuous == ()


def test_a_rule_that_could_not_run_is_not_called_idle(folder: Path) -> None:
    (folder / "company.yaml").write_text("units: [\n", "utf-8")
    assert json.loads(checked(folder, "--format", "json")[1])["vacuous"] == []
