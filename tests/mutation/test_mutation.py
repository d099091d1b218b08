"""The mutation tool tells what tests see from what they do not see."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.mutation.mutants import mutants

PROJECT = Path(__file__).resolve().parents[2]
PRICES = '''"""Prices."""

from functools import cache


@cache
def is_cheap(price: int) -> bool:
    """Whether it is."""
    return price < 10


def first(words: list[str]) -> str:
    while not words[0]:
        words = words[1:]
    return words[0]


def note(price: int) -> str:
    return "cheap" if is_cheap(price) else "dear"
'''
TESTS = """from goods.prices import first, is_cheap

DEAR = is_cheap(99)  # kept since the tests were collected

def test_prices():
    assert is_cheap(9) and not DEAR and not is_cheap(99)

def test_words():
    assert first(["", "a"]) == "a"
"""


@pytest.mark.skipif(sys.platform == "win32", reason="children are forked")
def test_a_run_tells_killed_survived_and_never_run(tmp_path: Path) -> None:
    (tmp_path / "goods").mkdir()
    (tmp_path / "goods" / "__init__.py").write_text("")
    (tmp_path / "goods" / "prices.py").write_text(PRICES)
    (tmp_path / "test_goods.py").write_text(TESTS)
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    report = tmp_path / "report"
    command = [
        sys.executable,
        "-m",
        "tests.mutation.run",
        "--project",
        tmp_path,
        "--package",
        "goods",
        "--report",
        report,
    ]
    run = subprocess.run(
        [*command, "goods", "--tests", tmp_path],
        cwd=PROJECT,
        check=False,
        env={"PYTHONPATH": f"{tmp_path}:{PROJECT}", "PATH": ""},
        capture_output=True,
        text=True,
    )
    verdicts = [json.loads(line) for line in report.read_text().splitlines()]
    told = {(one["function"], one["before"], one["after"]): one["status"] for one in verdicts}
    assert told["is_cheap", "return price < 10", "return None"] == "killed"
    assert told["is_cheap", "price < 10", "price <= 10"] == "survived"  # no test asks for 10
    assert told["first", "not words[0]", "words[0]"] == "killed"
    assert told["note", "'cheap'", "'XcheapX'"] == "not run"
    assert run.returncode == 1
    assert "| all | 12 | 6 | 0 | 2 | 4 | 50.0 % |" in run.stdout


def test_annotations_docstrings_and_tables_are_left_alone(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text(
        'TABLE = {"a": 1}\n\nclass A:\n    field: int = 1\n\n'
        '    def f(self, a: "int" = 3) -> "int":\n        "Doc."\n        b: "str" = a\n        return b\n'
    )
    assert list(map(str, mutants(module, "module.py"))) == ["module.py:9 A.f: return b → return None"]
