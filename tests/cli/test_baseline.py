"""A company begins with what it has: a baseline is written, used, shown, pruned, and never loses anything."""

import json
import os
import stat
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from orglint.cli import baseline as command
from tests.cli.typed import typed
from tests.project.examples import PROJECT

COMPANY = """\
units:
  - {id: m, kind: market}
  - {id: s, kind: sales, owns: [pricing, channel-planning]}
"""
WRITTEN = """\
# Findings that orglint does not count, for they were there when it came. `orglint baseline write PATH` writes this
# file, `orglint baseline prune PATH` takes out what is mended. A `note` in an entry is kept, comments are not.
version: 1
organizations:
  company.yaml:
    - {rule: channel-planning-outside-market, unit: s, duty: channel-planning, facts: [misplaced]}
    - {rule: pricing-outside-market, unit: s, duty: pricing, facts: [misplaced]}
    - {rule: unit-without-duties, unit: m}
"""
FILE = "orglint-baseline.yaml"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ORGLINT_LANG", "en")
    (tmp_path / ".git").mkdir()
    Path("company.yaml").write_text(COMPANY, "utf-8")
    return tmp_path


def configure(more: str = "") -> None:
    Path("orglint.yaml").write_text(f"baseline: {FILE}\n{more}", "utf-8")


def test_a_baseline_is_written_and_says_what_it_holds_and_how_it_is_used() -> None:
    done = typed("baseline", "write", "company.yaml")
    assert (done.status, done.err, Path(FILE).read_text("utf-8")) == (0, "", WRITTEN)
    assert done.out == (
        f"{FILE}: 3 accepted (3 more than before, 0 fewer)\n"
        f"write `baseline: {FILE}` into the configuration, or give --baseline, for `orglint check` to use it\n"
    )


def test_what_may_not_be_accepted_is_counted_apart() -> None:
    configure("protected: [MKT016]\n")
    Path("company.yaml").write_text(COMPANY + "waivers: [{rule: parent-cycle, reason: x}, {rule: x}]\n", "utf-8")
    done = typed("baseline", "write", "company.yaml")
    assert "not accepted: 1 of protected rules, which only the configuration can waive" in done.out + done.err
    assert "unused-waiver" not in Path(FILE).read_text("utf-8")


def test_pruning_leaves_what_cannot_be_judged_as_it_is() -> None:
    entry = "{rule: pricing-outside-market, unit: s, duty: pricing, facts: [misplaced], count: 2}"
    Path("company.yaml").write_text(COMPANY + "include: [absent.yaml]\n", "utf-8")
    Path(FILE).write_text(f"version: 1\norganizations:\n  company.yaml:\n    - {entry}\n", "utf-8")
    configure()
    typed("baseline", "prune", "company.yaml")
    assert [line.strip(" -\n") for line in Path(FILE).read_text("utf-8").splitlines() if "rule" in line] == [entry]


def test_only_new_findings_count_and_the_others_are_counted_too() -> None:
    typed("baseline", "write", "company.yaml")
    assert typed("check", "company.yaml").status == 1
    done = typed("check", "company.yaml", "--baseline", FILE)
    assert done.status == 0 and done.out.startswith("3 in the baseline · 2 units, 147 rules · profile combined\n")
    configure()
    assert typed("check", ".").out == done.out
    assert "3 个在基线中" in typed("check", "company.yaml", "--lang", "zh").out
    assert typed("check", "company.yaml", "--no-baseline").status == 1
    summary = json.loads(typed("check", "company.yaml", "--format", "json").out)["summary"]
    assert summary["baseline"] == {"file": FILE, "entries": 3, "accepted": 3, "absorbed": 3, "stale": 0}
    assert summary["suppressed_by"]["baseline"] == 3
    Path("company.yaml").write_text(COMPANY + "  - {id: n, kind: sales, owns: [pricing]}\n", "utf-8")
    done = typed("check", "company.yaml", "--format", "concise", "--quiet")
    assert done.status == 1 and done.out.count("\n") == 1 and done.out.count(" MKT016 ") == 1


def test_what_is_mended_must_be_pruned() -> None:
    typed("baseline", "write", "company.yaml")
    configure()
    Path("company.yaml").write_text(COMPANY.replace("[pricing, ", "["), "utf-8")
    done = typed("check", "company.yaml")
    assert done.status == 1 and f"{FILE}:7:7: warning ORG609 stale-baseline" in done.out
    summary = "1 warning, 2 in the baseline, 1 entry of it to prune · 2 units, 147 rules · profile combined\n"
    assert summary in done.out
    assert "1 条须移出" in typed("check", "company.yaml", "--lang", "zh").out
    done = typed("baseline", "prune", "company.yaml")
    assert done.out == f"{FILE}: 1 taken out, 2 accepted\n"
    assert typed("check", "company.yaml").status == 0
    assert "nothing to take out" in typed("baseline", "prune", "company.yaml").out
    assert "MKT016" not in Path(FILE).read_text("utf-8")


def test_prune_never_accepts_more_and_keeps_what_was_not_looked_at() -> None:
    Path("other.yaml").write_text(COMPANY, "utf-8")
    typed("baseline", "write", "company.yaml", "other.yaml")
    configure()
    Path("company.yaml").write_text(COMPANY + "  - {id: n, kind: sales, owns: [pricing]}\n", "utf-8")
    before = Path(FILE).read_bytes()
    assert "not judged: 3" in typed("baseline", "prune", "company.yaml").out
    assert Path(FILE).read_bytes() == before
    assert "(1 more than before, 0 fewer)" in typed("baseline", "write", "company.yaml").out
    assert "other.yaml" in Path(FILE).read_text("utf-8")


def test_a_renamed_unit_keeps_its_entries_and_prune_writes_its_present_id() -> None:
    typed("baseline", "write", "company.yaml")
    configure()
    Path("company.yaml").write_text(COMPANY.replace("id: s,", "id: west, previously: [s],"), "utf-8")
    assert typed("check", "company.yaml").status == 0
    typed("baseline", "prune", "company.yaml")
    assert Path(FILE).read_text("utf-8") == WRITTEN.replace("unit: s", "unit: west")
    Path("company.yaml").rename("firm.yaml")
    assert typed("check", "firm.yaml").status == 0
    typed("baseline", "prune", "firm.yaml")
    assert "  firm.yaml:" in Path(FILE).read_text("utf-8")


def test_it_stands_when_units_move_to_another_file_and_files_are_renamed() -> None:
    Path("org/branches").mkdir(parents=True)
    Path("company.yaml").rename("org/a.yaml")
    configure()
    typed("baseline", "write", "org")
    first, second = COMPANY.splitlines()[1:]
    Path("org/a.yaml").unlink()
    Path("org/z.yaml").write_text(f"units:\n{first}\n", "utf-8")
    Path("org/branches/b.yaml").write_text(f"units:\n{second}\n", "utf-8")
    done = typed("check", "org")
    assert done.status == 0 and done.out.startswith("3 in the baseline · ")


def test_notes_are_kept() -> None:
    typed("baseline", "write", "company.yaml")
    noted = WRITTEN.replace("duty: pricing, facts: [misplaced]", 'duty: pricing, facts: [misplaced], note: "2027: 改"')
    Path(FILE).write_text(noted, "utf-8")
    typed("baseline", "write", "company.yaml")
    assert Path(FILE).read_text("utf-8") == noted


def test_it_is_shown_to_people_and_programs() -> None:
    typed("baseline", "write", "company.yaml")
    configure()
    Path("company.yaml").write_text(COMPANY.replace("[pricing, ", "["), "utf-8")
    out = typed("baseline", "show", "company.yaml").out
    assert out == (
        "company.yaml\n"
        "  channel-planning-outside-market · s · channel-planning · misplaced · 1 of 1\n"
        "  pricing-outside-market · s · pricing · misplaced · 0 of 1 · mended\n"
        "  unit-without-duties · m · 1 of 1\n"
        f"\n{FILE}: 3 accepted · there 2 · mended 1\n"
    )
    assert "仍在 2 · 已改正 1" in typed("baseline", "show", "company.yaml", "--lang", "zh").out
    shown = json.loads(typed("baseline", "show", "company.yaml", "--format", "json").out)
    assert [one["status"] for one in shown["list"]] == ["active", "gone", "active"]
    assert "company" not in typed("baseline", "show", "company.yaml", "--redact").out


def test_protected_rules_and_faults_of_the_definition_are_never_accepted() -> None:
    configure("protected: [pricing-outside-market]\n")
    Path("company.yaml").write_text(
        COMPANY + "waivers: [{rule: channel-planning-outside-market, unit: m, reason: x}]\n", "utf-8"
    )
    done = typed("baseline", "write", "company.yaml")
    assert "not accepted: 1 of protected rules" in done.out
    assert "not accepted: 1 that tell that the definition or a waiver is not in order" in done.out
    assert "pricing" not in Path(FILE).read_text("utf-8")
    assert typed("check", "company.yaml").status == 1


@pytest.mark.parametrize("text", ["units: [\n", "units:\n  - {id: a}\ninclude: [gone.yaml]\n"])
def test_nothing_is_written_of_a_definition_that_could_not_be_read_whole(text: str) -> None:
    typed("baseline", "write", "company.yaml")
    Path("company.yaml").write_text(text, "utf-8")
    for name in ("write", "prune"):
        done = typed("baseline", name, "company.yaml", "--baseline", FILE)
        assert done.status == 2 and "could not be read as a whole" in done.err
    assert Path(FILE).read_text("utf-8") == WRITTEN


def test_a_baseline_that_cannot_be_used_says_why() -> None:
    done = typed("check", "company.yaml", "--baseline", "gone.yaml")
    assert done.status == 2 and done.out == ""
    assert "there is no baseline “gone.yaml”" in done.err and "orglint baseline write" in done.err
    Path(FILE).write_text("version: 7\n", "utf-8")
    done = typed("check", "company.yaml", "--baseline", FILE, "--lang", "zh")
    assert done.status == 2 and f"{FILE}:1:10" in done.err
    done = typed("baseline", "write", "-")
    assert done.status == 2 and "needs the path" in done.err
    done = typed("baseline", "write", ".", "--baseline", "accepted.yaml")
    assert done.status == 2 and "would be read as part of the definition" in done.err
    Path("orglint.yaml").write_text("baseline: ../outside.yaml\n", "utf-8")
    done = typed("check", "company.yaml")
    assert done.status == 2 and "orglint.yaml:1:11" in done.err


def test_the_file_keeps_its_mode_and_a_link_stays_a_link() -> None:
    Path("kept").mkdir()
    Path("kept/b.yaml").write_text("version: 1\norganizations: {}\n", "utf-8")
    os.chmod("kept/b.yaml", 0o640)
    os.symlink("kept/b.yaml", FILE)
    typed("baseline", "write", "company.yaml", "--baseline", FILE)
    assert Path(FILE).is_symlink() and stat.S_IMODE(os.stat("kept/b.yaml").st_mode) == 0o640
    assert "../company.yaml" in Path("kept/b.yaml").read_text("utf-8")


def test_what_somebody_else_wrote_meanwhile_is_not_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    typed("baseline", "write", "company.yaml")
    theirs = WRITTEN.replace("organizations:", "organizations:\n  other.yaml: []")
    examine = command.examine

    def meanwhile(*arguments: object) -> object:
        Path(FILE).write_text(theirs, "utf-8")
        return examine(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(command, "examine", meanwhile)
    done = typed("baseline", "write", "company.yaml")
    assert done.status == 2 and "was changed by somebody else meanwhile" in done.err
    assert Path(FILE).read_text("utf-8") == theirs
    assert not [name for name in os.listdir() if name.endswith(".tmp")]


def test_what_is_written_meets_the_schema() -> None:
    from ruamel.yaml import YAML

    typed("baseline", "write", "company.yaml")
    schema = json.loads((PROJECT / "schemas" / "baseline.schema.json").read_text("utf-8"))
    document = YAML(typ="safe", pure=True).load(Path(FILE).read_text("utf-8"))
    errors = list(Draft202012Validator(schema).iter_errors(document))
    assert errors == []
    document["organizations"]["company.yaml"][0]["unti"] = "x"
    assert [one.validator for one in Draft202012Validator(schema).iter_errors(document)] == ["additionalProperties"]
