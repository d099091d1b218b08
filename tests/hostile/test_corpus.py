"""The corpus of hostile files, where it stands beside the checkout: each ends as its index says."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.hostile.command import faults, typed

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "hostile"
pytestmark = pytest.mark.skipif(not (CORPUS / "gen.py").exists(), reason="the corpus is not here")
DEFINITIONS = ("alias", "depth", "size", "number", "encoding", "syntax", "tag", "inject", "org")
GOOD = "units:\n  - {id: m, kind: market, owns: [pricing]}\n  - {id: s, kind: sales, owns: [product-sales]}\n"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    subprocess.run([sys.executable, CORPUS / "gen.py", "small", folder], check=True, stdout=subprocess.DEVNULL)
    (folder / "good.yaml").write_text(GOOD, "utf-8")
    return folder


def cases(*categories: str) -> Iterator[dict[str, Any]]:
    index = json.loads((CORPUS / "index.json").read_text("utf-8")) if CORPUS.exists() else {"cases": []}
    return (one for one in index["cases"] if one["file"].split("/")[0] in categories)


def wrong(case: dict[str, Any], status: int, output: str) -> list[str]:
    """What is wrong with how a case ended."""
    found = faults(output)
    if status not in case["exit"]:
        found.append(f"exit status {status}, not one of {case['exit']}")
    lines = {place.split(":")[0] for place in case.get("at", ())}
    if lines and case["want"] == "refuse" and not any(f":{line}:" in output for line in lines):
        found.append(f"no place at a line of {sorted(lines)}")
    return found


@pytest.mark.parametrize("category", DEFINITIONS)
def test_every_definition_ends_as_the_index_says(category: str, corpus: Path) -> None:
    found = {}
    for case in cases(category):
        path = corpus / case["file"]
        before = path.read_bytes()
        problems = wrong(case, *typed("check", "--isolated", str(path)))
        assert path.read_bytes() == before
        if problems:
            found[case["file"]] = problems
    assert found == {}


def test_every_configuration_ends_as_the_index_says(corpus: Path) -> None:
    good = str(corpus / "good.yaml")
    found = {}
    for case in cases("config"):
        problems = wrong(case, *typed("check", "--config", str(corpus / case["file"]), good))
        if problems:
            found[case["file"]] = problems
    assert found == {}


def test_every_pack_ends_as_the_index_says(corpus: Path, tmp_path: Path) -> None:
    good = str(corpus / "good.yaml")
    found = {}
    for case in cases("pack"):
        pack = tmp_path / Path(case["file"]).stem
        pack.mkdir()
        (pack / "rule.yaml").write_bytes((corpus / case["file"]).read_bytes())
        problems = wrong(case, *typed("check", "--pack", str(pack), good))
        if problems:
            found[case["file"]] = problems
    assert found == {}


def test_every_state_file_ends_as_the_index_says(corpus: Path) -> None:
    good = str(corpus / "good.yaml")
    found = {}
    for case in cases("state"):
        problems = wrong(case, *typed("check", "--isolated", "--baseline", str(corpus / case["file"]), good))
        if problems:
            found[case["file"]] = problems
    assert found == {}
