"""The generators of large hostile files, where they stand beside the checkout: each ends with its finding in place.

Small sizes here; docs/assurance.md tells how large ones ended, in what time and memory.
"""

import importlib.util
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.hostile.command import faults, typed
from tests.hostile.test_corpus import CORPUS

pytestmark = pytest.mark.skipif(not (CORPUS / "gen.py").exists(), reason="the corpus is not here")


class Large(NamedTuple):
    """How much to make, the rule that must tell it, and where."""

    size: int
    rule: str
    place: str


LARGE = {
    "plain-scalar": Large(100_001, "limit-exceeded", "1:7"),
    "dquoted": Large(100_001, "limit-exceeded", "1:7"),
    "literal": Large(1_100, "limit-exceeded", "1:6"),
    "flat-keys": Large(300, "unknown-field", "300:1"),
    "flat-list": Large(20_000, "wrong-type", "1:1"),
    "flow-list": Large(50_000, "wrong-type", "1:1"),
    "comments": Large(50_000, "unknown-field", "50001:1"),
    "empty-docs": Large(60, "limit-exceeded", "51:1"),
    "depth-flow": Large(10_000, "limit-exceeded", "1:65"),
    "depth-unclosed": Large(10_000, "limit-exceeded", "1:65"),
    "depth-block": Large(200, "limit-exceeded", "65:65"),
    "people-chain": Large(2_000, "unknown-field", "1:1"),
    "people-tree": Large(2_000, "unknown-field", "1:1"),
    "alias-bomb": Large(60, "limit-exceeded", "8:22"),
    "digits": Large(100_001, "limit-exceeded", "1:12"),
    "newlines": Large(200_000, "unknown-field", "200001:1"),
}


@cache
def generators() -> Any:
    spec = importlib.util.spec_from_file_location("hostile_gen", CORPUS / "gen.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.LARGE


@pytest.mark.parametrize("name", LARGE)
def test_a_large_file_ends_with_its_finding(name: str, tmp_path: Path) -> None:
    case = LARGE[name]
    path = tmp_path / "large.yaml"
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(generators()[name][1](case.size))
    status, output = typed(
        "check", "--isolated", "--no-cache", "--format", "concise", "--limit", "documents=50", str(path)
    )
    assert status == 1 and faults(output) == []
    assert f"large.yaml:{case.place}: error" in output and case.rule in output


def test_every_generator_is_tried() -> None:
    assert LARGE.keys() == generators().keys()
