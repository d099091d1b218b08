"""The shipped pack of rules of one's own: every sentence in ten lines at most, seen to fire and to stay silent."""

import json
from pathlib import Path

import pytest

from orglint.syntax.plain import load_plain
from tests.project.examples import PROJECT, run

PACK = PROJECT / "examples" / "own-rules"
FILES = sorted((PACK / "rules").glob("*.yaml"))
SENTENCES = {
    "pricing-belongs-to-the-market-department",
    "headquarters-marketing-directs-every-branch",
    "sales-takes-instructions-only-through-market",
    "every-duty-has-one-accountable-owner",
    "span-of-control",
    "finance-and-sales-are-never-one-unit",
}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_sentence_is_ten_lines_at_most(file: Path) -> None:
    said = file.read_text("utf-8").partition("\nexamples:")[0]
    assert len(said.splitlines()) <= 10


def test_the_examples_fire_and_stay_silent_as_the_command_line_sees_them() -> None:
    done = run("rules", "test", str(PACK / "rules"), "--format", "json")
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert {file.stem for file in FILES} > SENTENCES


def test_every_general_kind_is_shown() -> None:
    kinds = load_plain((PROJECT / "rules" / "kinds.yaml").read_text("utf-8"), "kinds.yaml")["kinds"]
    shown = {load_plain(file.read_text("utf-8"), file.name)["check"]["kind"] for file in FILES}
    general = [one["id"] for one in kinds]
    assert shown == set(general[: general.index("query") + 1])  # the general kinds stand first there


def test_the_company_is_found_fault_with_where_it_says(tmp_path: Path) -> None:
    done = run("check", str(PACK), "--format", "json")
    names = {file.stem for file in FILES}
    found = json.loads(done.stdout)["findings"]
    own = {(one["rule"], one["unit"]) for one in found if one["rule"] in names}
    assert (done.returncode, done.stderr) == (1, "")
    assert own == {
        ("headquarters-marketing-directs-every-branch", "york-market"),
        ("market-departments-declare-their-mandate", "york-market"),
        ("pricing-belongs-to-the-market-department", "york-sales"),
    }
    mended = tmp_path / "company.yaml"
    text = (PACK / "company.yaml").read_text("utf-8")
    for wrong, right in (
        ("directs: [leeds-market]", "directs: [leeds-market, york-market]"),
        (
            "    relays_to: [york-sales]\n",
            "    relays_to: [york-sales]\n    charter: {mandate: psychological-distance}\n",
        ),
        ("    kind: sales\n    owns: [Pricing]\n", "    kind: sales\n"),
    ):
        assert wrong in text
        text = text.replace(wrong, right)
    mended.write_text(text, "utf-8")
    done = run("check", str(mended), "--pack", str(PACK / "rules"), "--format", "json")
    assert {one["rule"] for one in json.loads(done.stdout)["findings"]} & names == set(), done.stdout


def test_the_rules_of_a_folder_are_no_part_of_its_organization(tmp_path: Path) -> None:
    for folder in ("rules", "rules/deeper"):
        (tmp_path / folder).mkdir()
    rule = (PACK / "rules" / "span-of-control.yaml").read_text("utf-8")
    (tmp_path / "rules" / "span.yaml").write_text(rule, "utf-8")
    (tmp_path / "rules" / "deeper" / "branch.yaml").write_text("units: [{id: a, knd: sales}]\n", "utf-8")
    (tmp_path / "company.yaml").write_text("units: [{id: b}]\n", "utf-8")
    (tmp_path / "orglint.yaml").write_text("packs: [rules]\n", "utf-8")
    report = json.loads(run("check", str(tmp_path), "--format", "json").stdout)
    assert report["summary"]["units"] == 2  # what lies deeper is no rule file, so it cannot hide
    assert "unknown-field" in {one["rule"] for one in report["findings"]}
