"""`orglint coverage`, as a person and a program get it. Whole outputs stand in tests/cli/coverage/.

usage: python -m tests.cli.test_coverage    writes them anew
"""

import json
from collections import Counter
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from tests.cli.typed import in_project

SNAPSHOTS = Path(__file__).with_name("coverage")
OUTPUTS = {
    "first.en.txt": ("examples/first.yaml", "--lang", "en"),
    "qingyan.zh.txt": ("examples/qingyan-instruments.yaml", "--lang", "zh"),
    "yunhe-by-unit.en.txt": ("examples/yunhe-appliances", "--lang", "en", "--by", "unit"),
    "haiyin-faulty-audit.zh.txt": ("examples/haiyin-group-faulty", "--lang", "zh", "--profile", "audit"),
    "tianmu-redacted.en.txt": ("examples/tianmu-group", "--lang", "en", "--redact"),
    "first.zh.md": ("examples/first.yaml", "--lang", "zh", "--format", "markdown"),
}


def _written(*arguments: str) -> str:
    ended = in_project("coverage", *arguments, "--today", "2026-11-25")
    assert (ended.status, ended.err) == (0, "")
    return ended.out


@pytest.mark.parametrize("name", OUTPUTS)
def test_the_whole_output_is_as_expected(name: str) -> None:
    assert _written(*OUTPUTS[name]) == (SNAPSHOTS / name).read_text("utf-8")


def test_a_program_gets_every_statement_with_its_evidence() -> None:
    whole = json.loads(_written("examples/first.yaml", "--format", "json"))
    assert set(whole) >= {"version", "profile", "edition", "complete", "structures", "statements", "derived", "summary"}
    counts = Counter(one["verdict"] for one in whole["statements"])
    assert whole["summary"] == {"statements": 108, "holds": 0, "undetermined": 0, "not-applicable": 0} | counts
    pricing = next(one for one in whole["statements"] if one["id"] == "S-016")
    assert pricing["verdict"] == "violated" and pricing["findings"][0]["rule"] == "pricing-outside-market"
    assert pricing["findings"][0]["location"]["start"] == {"line": 12, "column": 18}
    holding = next(one for one in whole["statements"] if one["verdict"] == "holds")
    assert holding["evidence"][0]["location"]["file"] == "examples/first.yaml"


def test_the_table_is_a_table() -> None:
    parsed = MarkdownIt("commonmark").enable("table").parse(_written(*OUTPUTS["first.zh.md"]))
    assert sum(token.type == "tr_open" for token in parsed) == 5 + 108 + 4


def test_nothing_is_named_in_a_redacted_coverage() -> None:
    text = _written(*OUTPUTS["tianmu-redacted.en.txt"])
    names = in_project("coverage", "examples/tianmu-group", "--by", "unit", "--lang", "en").out
    units = [line.split("“")[1].rstrip("”") for line in names.splitlines() if line.startswith("unit “")]
    assert len(units) > 5 and not [unit for unit in units if f"“{unit}”" in text]


@pytest.mark.parametrize("arguments", [(), ("missing.yaml",), ("examples/first.yaml", "examples/northgate")])
def test_what_cannot_be_done_is_said(arguments: tuple[str, ...]) -> None:
    ended = in_project("coverage", *arguments)
    assert ended.status == 2 and ended.out == "" and "Traceback" not in ended.err


if __name__ == "__main__":
    SNAPSHOTS.mkdir(exist_ok=True)
    for name, arguments in OUTPUTS.items():
        (SNAPSHOTS / name).write_text(_written(*arguments), "utf-8")
