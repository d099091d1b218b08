"""`--jobs N` says what one process says, to the last byte."""

from pathlib import Path

import pytest

from tests.cli.typed import typed
from tests.project.examples import PROJECT

FOLDERS = sorted(path for path in (PROJECT / "examples").iterdir() if path.is_dir() and any(path.glob("*.yaml")))
UNIT = "  - id: {id}\n    name: 部门{id}\n    kind: {kind}\n    parent: {parent}\n    owns: [pricing, 没有的职责]\n"


@pytest.fixture
def folder(tmp_path: Path) -> str:
    """Regular files, some that are not, one that is no YAML, one that is no text, an include that finds nothing."""
    (tmp_path / "company.yaml").write_text(
        "include: [units/*.yaml, nothing/*.yaml]\nunits: [{id: head, kind: hq}]\n", "utf-8"
    )
    (tmp_path / "units").mkdir()
    for number in range(30):
        kinds = ("sales", "market", "finance")
        units = [
            UNIT.format(id=f"u{number}-{one}", kind=kinds[one], parent=("head", "nobody")[one % 2]) for one in range(3)
        ]
        (tmp_path / "units" / f"{number:02}.yaml").write_text("units:\n" + "".join(units), "utf-8")
    (tmp_path / "units" / "irregular.yaml").write_text(
        "units: &a\n  - {id: x, kind: hr, owns: &b [pricing]}\n", "utf-8"
    )
    (tmp_path / "units" / "unsound.yaml").write_text("units:\n  - id: y\n    kindd: hr\n", "utf-8")
    (tmp_path / "units" / "waived.yaml").write_text(
        "units:\n  - id: z\n    kind: sales\n    owns: [pricing] # orglint: ignore[MKT016] 试行\n", "utf-8"
    )
    (tmp_path / "units" / "broken.yaml").write_text("units: [\n", "utf-8")
    (tmp_path / "units" / "latin.yaml").write_bytes(b"units: [{id: caf\xe9}]\n")
    return str(tmp_path)


def test_examples() -> None:
    paths = [str(path) for path in FOLDERS]
    one = typed("check", "--no-cache", "--format", "json", *paths)
    assert typed("check", "--no-cache", "--format", "json", *paths, "--jobs", "2") == one


@pytest.mark.parametrize("more", [["--format", "sarif"], ["--complete", "--pack", "expert", "--ignore", "MKT"]])
def test_what_cannot_be_read_is_told_the_same(folder: str, more: list[str]) -> None:
    paths = [folder, str(FOLDERS[0]), "nowhere.yaml"]
    one, *others = (typed("check", "--no-cache", *paths, *more, "--jobs", str(jobs)) for jobs in (1, 2, 3))
    assert one.status != 3 and all(other == one for other in others)


def test_one_organization_is_the_work_of_one_process(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("orglint.jobs.ProcessPoolExecutor", lambda *_, **__: pytest.fail("nothing to spread"))
    assert typed("check", "--no-cache", folder, "--jobs", "2") == typed("check", "--no-cache", folder)
