"""The same bytes over hash seeds, locales, zones, folders, orders of files, parsers, processes and earlier results."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from orglint.reporters.table import REPORTERS
from tests.project.examples import PROJECT, TODAY

ENVIRONMENTS: list[dict[str, str]] = [
    {"PYTHONHASHSEED": "1"},
    {"PYTHONHASHSEED": "4294967295", "TZ": "Asia/Shanghai"},
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "TZ": "America/Los_Angeles"},
    {"LC_ALL": "zh_CN.GBK", "PYTHONHASHSEED": "77", "COLUMNS": "40"},
    {"PYTHONOPTIMIZE": "2"},
]
LANGUAGE = ("--lang", "en", "--today", TODAY, "--isolated", "--color", "never")


def written(folder: Path, name: str, environment: dict[str, str], *arguments: str) -> bytes:
    command = [sys.executable, "-m", "orglint", "check", name, "--exit-zero", *LANGUAGE, *arguments]
    ended = subprocess.run(
        command, cwd=folder, capture_output=True, check=False, timeout=120, env={**os.environ, **environment}
    )
    assert (ended.returncode, ended.stderr) == (0, b"")
    return ended.stdout


@pytest.mark.parametrize("form", ["text", "json", "sarif"])
def test_every_surrounding_gives_the_same_bytes(form: str, tmp_path: Path) -> None:
    shutil.copytree(PROJECT / "examples" / "haiyin-group-faulty", tmp_path / "one" / "company")
    plain = written(tmp_path / "one", "company", {"PYTHONHASHSEED": "0"}, "--format", form)
    assert len(plain) > 1_000
    for environment in ENVIRONMENTS:
        assert written(tmp_path / "one", "company", environment, "--format", form) == plain, environment
    _copied_backwards(tmp_path / "one" / "company", tmp_path / "another place 市" / "company")
    assert written(tmp_path / "another place 市", "company", {}, "--format", form) == plain


def _copied_backwards(source: Path, target: Path) -> None:
    """The same files, made in the opposite order, so that the file system lists them otherwise."""
    for path in sorted(source.rglob("*"), reverse=True):
        if path.is_file():
            copy = target / path.relative_to(source)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())


WORKED: dict[str, tuple[str, ...]] = {
    "two processes": ("--no-cache", "--jobs", "2"),
    "for the first time": (),
    "once more": (),
    "once more in two processes": ("--jobs", "2"),
}


def test_processes_and_earlier_results_change_no_byte_of_any_format(tmp_path: Path) -> None:
    names = [f"company-{number}.yaml" for number in range(12)]
    for number, name in enumerate(names):
        text = (PROJECT / "examples" / "first.yaml").read_text("utf-8")
        (tmp_path / name).write_text(text.replace("market", f"market-{number}") + "\n" * number, "utf-8")
    plain = _in_every_format(tmp_path, names, "plain", "--no-cache")
    assert all(len(data) > 300 for data in plain.values()) and len(plain) == len(REPORTERS)
    for word, arguments in WORKED.items():
        assert _in_every_format(tmp_path, names, word, *arguments) == plain, word
    assert len([*(tmp_path / "cache" / "results").rglob("*.json")]) == len(names)


def _in_every_format(folder: Path, names: list[str], word: str, *arguments: str) -> dict[str, bytes]:
    """What one run writes of the same definitions, in each format."""
    out = folder / word
    out.mkdir()
    files = [option for name in REPORTERS for option in ("--output", f"{name}:{word}/{name}")]
    environment = {"ORGLINT_CACHE_DIR": str(folder / "cache"), "PYTHONHASHSEED": str(len(word))}
    written(folder, names[0], environment, *names[1:], *files, *arguments)
    return {path.name: path.read_bytes() for path in out.iterdir()}


def test_the_parser_in_pure_python_gives_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "company.yaml").write_bytes((PROJECT / "tests/fuzz/corpus/reader/anchors.yaml").read_bytes())
    blocked = tmp_path / "blocked"
    blocked.mkdir()
    (blocked / "_ruamel_yaml.py").write_text("raise ImportError('not here')\n", "utf-8")
    plain = written(tmp_path, "company.yaml", {})
    assert b"company.yaml:" in plain
    assert written(tmp_path, "company.yaml", {"PYTHONPATH": str(blocked)}) == plain
