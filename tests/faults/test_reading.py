"""What cannot be read, is no file, leads out of the folder or changes meanwhile: told, and nothing else is lost."""

import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from orglint.findings.problem import CannotRun
from orglint.pipeline import check
from orglint.settings import Settings
from orglint.source.files import read_bytes
from orglint.source.including import expand
from orglint.syntax.limits import Limits

GOOD = "units:\n  - {id: m, kind: market, owns: [pricing]}\n"
BAD = "units:\n  - {id: s, knd: sales}\n"


def told(path: Path, **settings: object) -> tuple[list[str], list[str], list[str]]:
    """The files with findings of unknown-field, the failures and the notes of a run."""
    report = check([str(path)], Settings(**settings))  # type: ignore[arg-type]
    found = [one.location.file for one in report.findings if one.rule == "unknown-field"]
    return found, [one.line("en") for one in report.failures], [one.line("en") for one in report.notes]


def bound() -> list[str]:
    """What makes the permission bits of files count for the user who runs the tests: even for root."""
    if os.getuid():
        return []
    if not shutil.which("setpriv"):
        pytest.skip("setpriv is not installed")
    return ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]


def test_an_unreadable_file_is_told_and_the_others_are_judged(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(BAD)
    (tmp_path / "b.yaml").write_text(GOOD)
    (tmp_path / "b.yaml").chmod(0)
    (tmp_path / "c.yaml").write_text(BAD.replace("id: s", "id: t"))
    (tmp_path / "closed").mkdir(mode=0)
    command = [*bound(), sys.executable, "-m", "orglint", "check", str(tmp_path), "--format", "concise"]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        f"error: the folder “{tmp_path}/closed” cannot be read: Permission denied",
        f"error: “{tmp_path}/b.yaml” cannot be read: Permission denied",
    ]
    assert "a.yaml:2:" in done.stdout and "c.yaml:2:" in done.stdout


def test_what_is_no_file_is_told_and_nothing_waits(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(BAD)
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "gone.yaml").symlink_to("nowhere")
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    (tmp_path / "folder.yaml").mkdir()
    found, failures, _ = told(tmp_path)
    assert found == [f"{tmp_path}/a.yaml"]
    assert failures == [
        f"“{tmp_path}/gone.yaml” cannot be read: No such file or directory",
        f"“{tmp_path}/loop.yaml” cannot be read: Too many levels of symbolic links",
        f"“{tmp_path}/pipe.yaml” is not a regular file",
    ]


def test_when_nothing_can_be_read_nothing_is_reported(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    with pytest.raises(CannotRun, match=r"pipe\.yaml” is not a regular file"):
        check([str(tmp_path)])
    with pytest.raises(CannotRun, match="not a regular file"):
        check(["/dev/zero"])


def test_links_out_of_the_folder_are_noted_and_not_followed(tmp_path: Path) -> None:
    org, outside = tmp_path / "org", tmp_path / "outside"
    org.mkdir()
    outside.mkdir()
    (outside / "secret.yaml").write_text(BAD)
    (org / "a.yaml").write_text(GOOD)
    (org / "file.yaml").symlink_to(outside / "secret.yaml")
    (org / "everything").symlink_to("/")
    (org / "device.yaml").symlink_to("/dev/zero")
    (org / "note.txt").symlink_to(outside / "secret.yaml")
    found, failures, notes = told(org)
    assert (found, failures) == ([], [])
    assert [one.split("”")[0] for one in notes] == [f"“{org}/{n}" for n in ("device.yaml", "everything", "file.yaml")]


def test_a_link_inside_the_folder_reads_its_file_once(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(BAD)
    (tmp_path / "b.yaml").symlink_to("a.yaml")
    (tmp_path / "sub").symlink_to(".")
    assert told(tmp_path) == ([f"{tmp_path}/a.yaml"], [], [])


def test_suffixes_and_the_names_of_configurations_know_no_case(tmp_path: Path) -> None:
    for name in ("A.YAML", "b.Yml", "ORGLINT.yaml"):
        (tmp_path / name).write_text(BAD)
    assert told(tmp_path)[0] == [f"{tmp_path}/A.YAML", f"{tmp_path}/b.Yml"]


def test_a_file_beyond_a_limit_is_a_finding_and_the_others_are_judged(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(BAD)
    with (tmp_path / "huge.yaml").open("wb") as file:
        file.truncate(10 << 30)  # a file of holes: it takes no place on the disk
    report = check([str(tmp_path)])
    rules = [(one.rule, one.location.file, str(one.message.en)) for one in report.findings]
    assert rules[-1][:2] == ("limit-exceeded", f"{tmp_path}/huge.yaml") and "536870912 bytes" in rules[-1][2]
    assert ("unknown-field", f"{tmp_path}/a.yaml") in [one[:2] for one in rules]
    for number in range(3):
        (tmp_path / f"many{number}.yaml").write_text(GOOD.replace("id: m", f"id: m{number}"))
    (tmp_path / "huge.yaml").unlink()
    report = check([str(tmp_path)], Settings(limits=Limits(files=2)))
    at = [one.location.file for one in report.findings if one.rule == "limit-exceeded"]
    assert at == [f"{tmp_path}/many1.yaml"]


def test_too_many_includes_are_a_finding_at_the_first_too_many(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("include: [x.yaml, x.yaml, x.yaml]\n" + GOOD)
    (tmp_path / "x.yaml").write_text("units: []\n")
    report = check([str(tmp_path / "a.yaml")], Settings(limits=Limits(includes=2)))
    at = [one.location.start for one in report.findings if one.rule == "limit-exceeded"]
    assert [(one.line, one.column) for one in at] == [(1, 27)]


def test_wildcards_of_includes_go_through_no_link_and_end_soon(tmp_path: Path) -> None:
    org = tmp_path / "org"
    (org / "a" / "b" / "c").mkdir(parents=True)
    (org / "a" / "b" / "c" / "x.yaml").write_text(GOOD)
    (org / "a" / "up").symlink_to("..")
    (org / "a" / "top").symlink_to("/")
    (org / ".hidden").mkdir()
    (org / ".hidden" / "y.yaml").write_text(GOOD)
    main, x = str(org / "main.yaml"), str(org / "a" / "b" / "c" / "x.yaml")
    for pattern in (
        "**/" * 200 + "*.yaml",
        "**",
        "a/**/*.yaml",
        "a/*/?/[w-z].yaml",
        "a/up/a/b/c/x.yaml",
        "./**/./x.yaml",
    ):
        assert expand(pattern, main, str(org)) == ([x], ""), pattern
    for pattern in (
        "a/top/etc/passwd",
        "a/top/**",
        "../*.yaml",
        "\\\\host\\share",
        "C:\\x.yaml",
        "c:/x",
        "/dev/stdin",
    ):
        assert expand(pattern, main, str(org)) == ([], "outside"), pattern
    for pattern in ("~/x.yaml", "https://example.org/x.yaml", "a", "*" * 5000 + "z", ""):
        assert expand(pattern, main, str(org)) == ([], "nothing"), pattern


def test_a_file_that_changes_while_it_is_read_is_told_and_never_half_read(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"#" * 100_000_000)
    done = threading.Event()

    def write() -> None:
        with path.open("ab", buffering=0) as file:
            while not done.is_set():
                file.write(b"#")

    writer = threading.Thread(target=write)
    writer.start()
    try:
        with pytest.raises(CannotRun, match="keeps changing while it is read"):
            while True:  # until the writer meets all attempts of one reading
                read_bytes(str(path), 1_000_000_000)
    finally:
        done.set()
        writer.join()
    assert len(read_bytes(str(path), 1_000_000_000)) == path.stat().st_size
