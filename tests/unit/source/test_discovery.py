import os
from pathlib import Path

import pytest

from orglint.findings.problem import CannotRun
from orglint.source.discovery import discover, shown
from orglint.source.files import read_bytes
from orglint.source.including import expand


def test_a_folder_is_read_in_order_without_hidden_and_configuration_files(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.yml", "sub/c.yaml", ".hidden/d.yaml", "orglint.yaml", "note.txt", ".e.yaml"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("units: []\n")
    root = discover(str(tmp_path))
    assert [os.path.relpath(path, tmp_path) for path in root.files] == ["a.yml", "b.yaml", "sub/c.yaml"]


def test_links_that_lead_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", tmp_path / "secret.yaml"
    inside.mkdir()
    outside.write_text("units: []\n")
    (inside / "a.yaml").write_text("units: []\n")
    (inside / "b.yaml").symlink_to(outside)
    assert [Path(path).name for path in discover(str(inside)).files] == ["a.yaml"]
    assert expand("b.yaml", str(inside / "a.yaml"), str(inside)) == ([], "outside")


def test_includes_stay_in_the_folder(tmp_path: Path) -> None:
    (tmp_path / "org").mkdir()
    (tmp_path / "org" / "x.yaml").write_text("")
    (tmp_path / "y.yaml").write_text("")
    main, folder = str(tmp_path / "org" / "main.yaml"), str(tmp_path / "org")
    assert expand("*.yaml", main, folder) == ([str(tmp_path / "org" / "x.yaml")], "")
    assert expand("../y.yaml", main, folder) == ([], "outside")
    assert expand("/etc/passwd", main, folder) == ([], "outside")
    assert expand("none/*.yaml", main, folder) == ([], "nothing")


def test_what_is_not_there_or_no_file_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(CannotRun):
        discover(str(tmp_path / "nothing.yaml"))
    with pytest.raises(CannotRun):
        discover(str(tmp_path))
    os.mkfifo(tmp_path / "pipe.yaml")
    with pytest.raises(CannotRun):
        read_bytes(str(tmp_path / "pipe.yaml"), 100)
    (tmp_path / "large.yaml").write_text("x" * 101)
    with pytest.raises(CannotRun):
        read_bytes(str(tmp_path / "large.yaml"), 100)


def test_names_are_shown_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "org").mkdir()
    (tmp_path / "org" / "a.yaml").write_text("")
    monkeypatch.chdir(tmp_path)
    root = discover("org")
    assert shown(root.files[0], root) == "org/a.yaml"
    root = discover("org/a.yaml")
    assert shown(root.files[0], root) == "org/a.yaml"
