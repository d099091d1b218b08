"""`--jobs N` says what one process says, to the last byte."""

from pathlib import Path

import pytest

from orglint.judging import run as judging
from orglint.reading import ahead
from orglint.sharing import CAN_SHARE
from tests.cli.typed import typed
from tests.project.examples import PROJECT

pytestmark = [
    pytest.mark.skipif(not CAN_SHARE, reason="no fork"),
    pytest.mark.filterwarnings("ignore:This process:DeprecationWarning"),
]
FOLDERS = sorted(path for path in (PROJECT / "examples").iterdir() if path.is_dir() and any(path.glob("*.yaml")))
UNIT = "  - id: {id}\n    name: 部门{id}\n    kind: {kind}\n    parent: {parent}\n    owns: [pricing, 没有的职责]\n"


@pytest.fixture
def anything_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judging, "WORTH_SHARING", 1)
    monkeypatch.setattr(ahead, "WORTH_SHARING", 1)


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


@pytest.mark.usefixtures("anything_is_large")
@pytest.mark.parametrize("path", FOLDERS, ids=lambda path: path.name)
def test_examples(path: Path) -> None:
    one = typed("check", "--no-cache", "--format", "json", str(path))
    assert typed("check", "--no-cache", "--format", "json", str(path), "--jobs", "2") == one


@pytest.mark.usefixtures("anything_is_large")
@pytest.mark.parametrize(
    "more", [[], ["--format", "sarif"], ["--complete", "--pack", "expert"], ["--redact"], ["--ignore", "MKT"]]
)
def test_what_cannot_be_read_is_told_the_same(folder: str, more: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ORGLINT_REDACT_KEY", "0123456789abcdef")
    one, *others = (typed("check", "--no-cache", folder, *more, "--jobs", str(jobs)) for jobs in (1, 2, 3))
    assert one.status != 3 and all(other == one for other in others)


@pytest.mark.usefixtures("anything_is_large")
def test_timings_name_every_rule(folder: str) -> None:
    told = [typed("check", "--no-cache", folder, "--timings", "--jobs", jobs).err.splitlines() for jobs in ("1", "2")]
    one, two = (sorted(line.split(" ms ")[1] for line in lines if " ms " in line) for lines in told)
    assert {*one} <= {*two} and len(one) > 50


def test_a_small_organization_is_checked_by_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.fork", lambda: pytest.fail("not worth a process"))
    for folder in FOLDERS:
        assert typed("check", "--no-cache", "--exit-zero", str(folder), "--jobs", "2").status != 3
