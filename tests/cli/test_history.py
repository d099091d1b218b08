"""`check --changed-since` and `--at`: what a change touches, and files as they stood in git."""

import json
import os
import re
import stat
from pathlib import Path

import pytest

from orglint.source.git import object_id
from tests.cli.git import commit, git, repository
from tests.cli.typed import Done, typed

COMPANY = """\
units:
  - id: east
    kind: branch
    units:
      - id: em
        kind: market
        owns: [promotion-planning]
      - id: es
        kind: sales
        owns: [pricing]
  - id: west
    kind: branch
    units:
      - {id: wm, kind: market}
      - id: ws
        kind: sales
        owns: [pricing]
"""
QUIET = ("--select", "marketing", "--format", "concise", "--isolated")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "repo"
    home.mkdir()
    monkeypatch.chdir(home)
    monkeypatch.setenv("ORGLINT_LANG", "en")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    repository(home)
    Path("company.yaml").write_text(COMPANY, "utf-8")
    commit()
    return home


def since(ref: str = "HEAD", path: str = "company.yaml", *more: str) -> Done:
    return typed("check", path, "--changed-since", ref, *QUIET, *more)


def told(done: Done) -> list[str]:
    """Place and rule of each finding."""
    return [" ".join(found) for found in re.findall(r"^(.+:\d+:\d+:) \w+ \w+ (\S+)", done.out, re.MULTILINE)]


def edit(old: str, new: str, file: str = "company.yaml") -> None:
    text = Path(file).read_text("utf-8")
    assert old in text
    Path(file).write_text(text.replace(old, new, 1), "utf-8")


def test_without_a_change_everything_is_hidden_and_counted() -> None:
    whole = typed("check", "company.yaml", *QUIET)
    done = since()
    assert (whole.status, done.status, told(done)) == (1, 0, [])
    assert f"{len(told(whole))} hidden, unchanged since HEAD" in done.out
    assert f"{len(told(whole))} 处自 HEAD 以来未改动，已隐去" in since("HEAD", "company.yaml", "--lang", "zh").out


def test_what_touches_a_changed_line_or_its_unit_is_told() -> None:
    edit(
        "        kind: sales\n        owns: [pricing]\n  - id: west",
        "        name: 门店\n        kind: sales\n        owns: [pricing]\n  - id: west",
    )
    done = since()
    assert told(done) == ["company.yaml:11:16: pricing-outside-market"]
    summary = json.loads(typed("check", "company.yaml", "--changed-since", "HEAD", "--format", "json").out)["summary"]
    assert summary["changed_only"]["since"] == "HEAD" and sum(summary["changed_only"]["hidden"].values()) > 0


def test_a_related_place_that_changed_is_enough() -> None:
    edit("owns: [promotion-planning]", "owns: [promotion-planning, pricing]")
    assert "company.yaml:10:16: pricing-outside-market" in told(since())


def test_what_was_taken_out_touches_its_neighbours_and_what_comes_of_it_is_new() -> None:
    edit("      - id: em\n        kind: market\n        owns: [promotion-planning]\n", "")
    done = since()
    assert [one for one in told(done) if "branch-without-market" in one or "pricing" in one]
    assert "ws" not in done.out


def test_a_waiver_that_is_taken_away_shows_what_it_covered() -> None:
    Path("company.yaml").write_text(
        COMPANY + "waivers: [{rule: pricing-outside-market, unit: ws, reason: x}]\n", "utf-8"
    )
    commit()
    edit("waivers: [{rule: pricing-outside-market, unit: ws, reason: x}]\n", "")
    assert "company.yaml:17:16: pricing-outside-market" in told(since())


def test_what_a_far_waiver_covered_is_new_without_it() -> None:
    waivers = "waivers: [{rule: pricing-outside-market, unit: ws, reason: x}]\n"
    Path("company.yaml").write_text(waivers + COMPANY, "utf-8")
    commit()
    edit(waivers, "")
    assert told(since()) == ["company.yaml:17:16: pricing-outside-market"]


def test_a_changed_line_of_a_related_place_alone_is_enough() -> None:
    edit("      - id: em\n", "      - id: em  # since spring\n")
    assert told(since()) == ["company.yaml:10:16: pricing-outside-market"]


OUTER = """\
units:
  - {id: m, kind: market}
  - id: east
    kind: sales
    owns: [pricing]
    units:
      - id: e1
        kind: logistics
      - id: e2
        kind: logistics
      - id: e3
        kind: logistics
    name: 东区
"""


@pytest.mark.parametrize(
    ("old", "new", "is_told"),
    [
        ("      - id: e3\n        kind: logistics\n", "      - id: e3\n        kind: finance\n", False),
        ("      - id: e1\n        kind: logistics\n", "      - id: e1\n        kind: finance\n", False),
        ("      - id: e2\n        kind: logistics\n", "", True),
        ("    name: 东区\n", "    name: 东区销售部\n", True),
        ("    units:\n", "    units: # all\n", True),
    ],
    ids=["last inner unit", "first inner unit", "a unit between taken out", "last line", "a line between"],
)
def test_a_unit_has_its_own_lines_without_those_of_the_units_in_it(old: str, new: str, is_told: bool) -> None:
    Path("company.yaml").write_text(OUTER, "utf-8")
    commit()
    edit(old, new)
    assert told(since("HEAD", "company.yaml", "--select", "MKT016")) == (
        ["company.yaml:5:12: pricing-outside-market"] if is_told else []
    )


def test_the_changes_count_from_where_the_histories_part() -> None:
    git("switch", "-q", "-c", "feature")
    edit("id: em", "id: em2")
    commit()
    git("switch", "-q", "main")
    edit("id: wm", "id: wm2")
    commit()
    git("switch", "-q", "feature")
    done = since("main")
    assert not [one for one in told(done) if ":14:" in one]


@pytest.mark.parametrize("track", [True, False])
def test_new_files_count_whole_whether_tracked_or_not(track: bool) -> None:
    Path("org").mkdir()
    Path("company.yaml").rename("org/a.yaml")
    commit()
    Path("org/北方 分公司\t.yaml").write_text(
        "units:\n  - {id: nm, kind: market}\n  - {id: ns, kind: sales, owns: [pricing]}\n", "utf-8"
    )
    if track:
        git("add", "-A")
    Path(".gitignore").write_text("*.yaml\n", "utf-8")
    done = since("HEAD", "org")
    assert [one for one in told(done) if ":3:" in one and "pricing" in one]
    assert all("org/a.yaml" not in one for one in told(done))


def test_a_file_with_another_name_is_no_new_file() -> None:
    Path("company.yaml").rename("公司.yaml")
    assert told(since("HEAD", "公司.yaml")) == []
    edit("id: es", "id: es2", "公司.yaml")
    assert told(since("HEAD", "公司.yaml")) == ["公司.yaml:10:16: pricing-outside-market"]


def test_line_ends_and_a_byte_order_mark_are_no_change() -> None:
    Path("company.yaml").write_bytes(b"\xef\xbb\xbf" + COMPANY.replace("\n", "\r\n").encode())
    assert told(since()) == []


def test_what_cannot_be_understood_is_always_told() -> None:
    Path("company.yaml").write_text(COMPANY + "broken: [\n", "utf-8")
    commit()
    assert "yaml-syntax" in typed("check", "company.yaml", "--changed-since", "HEAD", "--format", "concise").out


def test_formats_that_cannot_say_how_much_was_hidden_have_it_said_beside_them() -> None:
    done = typed("check", "company.yaml", "--changed-since", "HEAD", "--format", "sarif")
    assert json.loads(done.out)["runs"][0]["results"] == []
    assert "findings hidden, for they are unchanged since HEAD: " in done.err


def test_a_state_of_the_past_is_looked_at_as_it_stood() -> None:
    whole = typed("check", "company.yaml", *QUIET)
    Path("company.yaml").write_text("units: []\n", "utf-8")
    commit()
    Path("company.yaml").unlink()
    then = typed("check", "company.yaml", "--at", "HEAD~1", *QUIET)
    assert then == whole
    touched = typed("check", "company.yaml", "--at", "HEAD", "--changed-since", "HEAD~1", *QUIET)
    assert touched.status == 0
    done = typed("check", "other.yaml", "--at", "HEAD")
    assert done.status == 2 and "there was no file or folder “other.yaml” at HEAD" in done.err


def test_folders_includes_and_links_stand_as_they_stood() -> None:
    Path("org/branches").mkdir(parents=True)
    Path("company.yaml").rename("org/branches/a.yaml")
    Path("org/company.yaml").write_text("include: [branches/*.yaml, again.yaml]\nunits: []\n", "utf-8")
    os.symlink("branches/a.yaml", "org/again.yaml")
    os.symlink("/etc/passwd", "org/branches/out.yaml")
    os.symlink("../../../../../etc/hostname", "org/branches/up.yaml")
    commit()
    then = {path: typed("check", path, *QUIET) for path in ("org", "org/company.yaml", str(Path("org").absolute()))}
    git("rm", "-rq", "org")
    commit()
    for path, before in then.items():
        after = typed("check", path, "--at", "HEAD~1", *QUIET)  # a link that leads out is not laid out, nor noted
        assert (after.status, after.out) == (before.status, before.out)
    assert told(then["org"]) and "passwd" not in then["org"].out


def test_rules_beside_the_definition_were_no_part_of_it_either() -> None:
    Path("org/rules").mkdir(parents=True)
    Path("company.yaml").rename("org/company.yaml")
    Path("org/rules/mine.yaml").write_text("rules: []\n", "utf-8")
    Path("org/orglint.yaml").write_text("packs: [rules]\n", "utf-8")
    commit()
    now, then = (typed("check", "org", "--format", "json", *more) for more in ((), ("--at", "HEAD")))
    assert (now.out, now.err) == (then.out, then.err)


def test_the_past_makes_no_entry_of_the_baseline_stale() -> None:
    typed("baseline", "write", "company.yaml")
    done = typed("check", "company.yaml", "--at", "HEAD", "--baseline", "orglint-baseline.yaml")
    assert done.status == 0
    Path("company.yaml").write_text("units: []\n", "utf-8")
    commit()
    assert (
        "stale-baseline"
        not in typed("check", "company.yaml", "--at", "HEAD", "--baseline", "orglint-baseline.yaml").out
    )


@pytest.mark.parametrize(
    "ref", ["nowhere", "-x", "--output=stolen", "", "HEAD..HEAD", "HEAD:company.yaml", "a\nb", "a\0b"]
)
@pytest.mark.parametrize("option", ["--changed-since", "--at"])
def test_what_is_no_commit_is_said(ref: str, option: str) -> None:
    done = typed("check", "company.yaml", f"{option}={ref}")
    assert (done.status, done.out) == (2, "") and "there is no commit" in done.err
    assert not Path("stolen").exists()


def test_where_git_cannot_tell_it_is_said(folder: Path) -> None:
    done = typed("check", "-", "--at", "HEAD")
    assert done.status == 2 and "standard input has no history" in done.err
    outside = folder.parent / "company.yaml"
    outside.write_text(COMPANY, "utf-8")
    done = typed("check", str(outside), "--changed-since", "HEAD", "--lang", "zh")
    assert done.status == 2 and "不在任何 git 仓库中" in done.err
    commit("second")
    git("clone", "-q", "--depth", "1", folder.as_uri(), str(folder.parent / "shallow"))
    done = typed("check", str(folder.parent / "shallow" / "company.yaml"), "--changed-since", "HEAD~1")
    assert done.status == 2 and "the history is shallow" in done.err and "fetch-depth: 0" in done.err
    git("switch", "-q", "--orphan", "alone")
    Path("company.yaml").write_text(COMPANY, "utf-8")
    commit("alone")
    done = typed("check", "company.yaml", "--changed-since", "main")
    assert done.status == 2 and "no history in common" in done.err


def test_without_git_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    done = typed("check", "company.yaml", "--changed-since", "HEAD")
    assert done.status == 2 and "git is not installed" in done.err


def test_nothing_in_the_repository_or_around_it_makes_git_run_a_program(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trap, caught = folder.parent / "trap", folder.parent / "caught"
    trap.write_text(f"#!/bin/sh\necho \"$0\" >> '{caught}'\ncat\n", "utf-8")
    trap.chmod(trap.stat().st_mode | stat.S_IXUSR)
    for name in ("pre-commit", "post-index-change", "reference-transaction", "fsmonitor-watchman"):
        hook = folder / ".git" / "hooks" / name
        hook.parent.mkdir(exist_ok=True)
        os.symlink(trap, hook)
    for key in (
        "core.fsmonitor", "core.pager", "core.sshCommand", "core.gitProxy", "core.editor", "diff.external",
        "diff.evil.textconv", "diff.evil.command", "filter.evil.clean", "filter.evil.smudge", "filter.evil.process",
        "pager.diff", "pager.ls-tree", "remote.origin.uploadpack", "alias.rev-parse",
    ):  # fmt: skip
        git("config", key, str(trap))
    git("config", "remote.origin.url", f"ext::{trap}")
    git("config", "remote.origin.promisor", "true")
    git("config", "protocol.ext.allow", "always")
    (folder / ".git" / "info").mkdir(exist_ok=True)
    (folder / ".git" / "info" / "attributes").write_text("* diff=evil filter=evil\n", "utf-8")
    Path(".gitattributes").write_text("* diff=evil filter=evil\n", "utf-8")
    edit("id: es", "id: es2")
    for name in ("GIT_EXTERNAL_DIFF", "GIT_PAGER", "GIT_SSH", "GIT_SSH_COMMAND", "GIT_ASKPASS", "GIT_PROXY_COMMAND"):
        monkeypatch.setenv(name, str(trap))
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    monkeypatch.setenv("GIT_INDEX_FILE", "/nowhere/index")
    monkeypatch.setenv("GIT_WORK_TREE", "/nowhere")
    before = {path: path.stat().st_mtime_ns for path in (folder / ".git").rglob("*") if path.is_file()}
    assert told(since()) == ["company.yaml:10:16: pricing-outside-market"]
    assert typed("check", "company.yaml", "--at", "HEAD", *QUIET).status == 1
    assert not caught.exists()
    assert {path: path.stat().st_mtime_ns for path in (folder / ".git").rglob("*") if path.is_file()} == before


def test_a_part_of_the_history_that_lies_elsewhere_is_never_fetched(folder: Path) -> None:
    git("config", "uploadpack.allowFilter", "true")
    there = folder.parent / "partial"
    git("clone", "-q", "--no-checkout", "--filter=blob:none", folder.as_uri(), str(there))
    done = typed("check", str(there / "company.yaml"), "--at", "HEAD")
    assert done.status == 2 and done.out == "" and "Traceback" not in done.err


@pytest.mark.parametrize("algorithm", ["sha1", "sha256"])
def test_both_kinds_of_ids_are_understood(algorithm: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = folder.parent / algorithm
    home.mkdir()
    monkeypatch.chdir(home)
    git("init", "-q", f"--object-format={algorithm}")
    Path("company.yaml").write_text(COMPANY, "utf-8")
    commit()
    assert (
        object_id(COMPANY.encode(), len(git("rev-parse", "HEAD").strip()))
        == git("rev-parse", "HEAD:company.yaml").strip()
    )
    assert told(since()) == []
    edit("id: es", "id: es2")
    assert told(since()) == ["company.yaml:10:16: pricing-outside-market"]
