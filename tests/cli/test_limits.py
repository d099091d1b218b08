"""`--limit` and `limits:`: each limit, lowered either way, is a finding at its place; nothing checked raises one."""

import json
import re
from dataclasses import asdict, replace
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from orglint.cli import obeyed
from orglint.cli.exits import run
from orglint.cli.tree import group
from orglint.model.values import regular_part
from orglint.pipeline import check_text
from orglint.settings import Settings
from orglint.source.text import SourceText
from orglint.syntax.limits import DEEPEST, DEFAULT_LIMITS, LIMIT_NAMES, Limits
from tests.cli.test_edition import said
from tests.project.examples import run as run_orglint
from tests.unit.config.build import problems, settings, write

HEAD = "units:\n  - {id: market, kind: market, name: 市场部}\n"


class Reached(NamedTuple):
    """A definition that reaches a limit, lowered to `value`, and where that is told."""

    value: int
    files: dict[str, str]
    file: str
    line: int
    column: int


REACHED = {
    "size": Reached(60, {"a": HEAD, "b": HEAD + "  - {id: sales, name: 销售部}\n"}, "b.yaml", 1, 1),
    "depth": Reached(4, {"a": HEAD + "  - {id: sales, duties: [{a: 1}]}\n"}, "a.yaml", 3, 26),
    "nodes": Reached(14, {"a": HEAD + "  - {id: s,\n     name: x}\n"}, "a.yaml", 4, 12),
    "scalar": Reached(6, {"a": HEAD + "  - {id: s, name: 1234567}\n"}, "a.yaml", 3, 19),
    "key": Reached(5, {"a": HEAD + "  - {id: s, shares: [pricing]}\n"}, "a.yaml", 3, 13),
    "anchors": Reached(0, {"a": HEAD + "  - &s {id: sales}\n"}, "a.yaml", 3, 8),
    "documents": Reached(1, {"a": HEAD + "---\nunits: []\n"}, "a.yaml", 3, 1),
    "files": Reached(1, {"a": HEAD, "b": HEAD}, "b.yaml", 1, 1),
    "includes": Reached(1, {"a": "include: [b.yaml, c.yaml]\n", "b": HEAD, "c": HEAD}, "a.yaml", 1, 19),
}


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ORGLINT_LANG", "en")
    return tmp_path


def told(*arguments: str) -> list[tuple[str, int, int]]:
    """The places at which a check of the folder `org` tells that a limit is reached."""
    done = CliRunner().invoke(group, ["check", "org", "--format", "json", *arguments], standalone_mode=False)
    assert done.exception is None, done.output
    found = [one for one in json.loads(done.stdout)["findings"] if one["rule"] == "limit-exceeded"]
    places = [(one["location"]["file"], one["location"]["start"]) for one in found]
    return [(file, start["line"], start["column"]) for file, start in places]


@pytest.mark.parametrize("name", LIMIT_NAMES)
def test_each_limit_is_a_finding_at_its_place(name: str, repository: Path) -> None:
    case = REACHED[name]
    write(repository / "org", **case.files)
    place = [(f"org/{case.file}", case.line, case.column)]
    assert told() == []
    assert told("--limit", f"{name}={case.value}") == place
    write(repository, orglint=f"limits:\n  {name}: {case.value}\n")
    assert told() == place
    assert told("--limit", f"{name}={min(getattr(DEFAULT_LIMITS, name), 10**6)}") == [], "the command line wins"


def test_further_processes_know_the_limits(repository: Path) -> None:
    case = REACHED["size"]
    for name in ("org", "other"):
        write(repository / name, **case.files)
    reports = [
        CliRunner().invoke(group, ["check", "org", "other", "--limit", f"size={case.value}", "--jobs", jobs]).output
        for jobs in ("1", "2")
    ]
    assert reports[0] == reports[1] and reports[0].count("limit-exceeded") == 2


def test_a_limit_can_be_raised_on_the_command_line(repository: Path) -> None:
    deep = "units:\n" + "".join(f"{'    ' * one}  - id: u{one}\n{'    ' * one}    units:\n" for one in range(98))
    write(repository / "org", a=deep + "    " * 98 + "  - id: last\n")
    assert len(told()) == 1
    assert told("--limit", f"depth={DEEPEST}") == []


def test_bytes_may_be_written_in_short(repository: Path) -> None:
    assert settings_with("size: 10K").size == 10 * 1024
    assert settings_with("size: 64M").size == 64 * 1024**2
    text = said("config", "show", "--limit", "size=1G")
    assert re.search(r"^limits.size +1073741824 +command line: --limit$", text, re.M)


def settings_with(line: str) -> Limits:
    write(Path(), orglint=f"limits:\n  {line}\n")
    return settings(Path()).limits


def test_a_configuration_raises_none(repository: Path) -> None:
    above = {name: value + 1 for name, value in asdict(DEFAULT_LIMITS).items() if name != "size"}
    lines = [f"  {name}: {value}\n" for name, value in above.items()]
    write(repository, orglint="limits:\n  size: 1G\n" + "".join(lines))
    first, *others = problems(repository)
    assert first == (
        "orglint.yaml:2:9: a configuration cannot raise the limit “size” above 536870912 "
        "(leave it out here, and give --limit size=1G on the command line)"
    )
    assert [one.partition(":")[2].split(":")[0] for one in others] == [str(line) for line in range(3, 11)]
    assert all("cannot raise the limit" in one for one in others)


def test_what_a_configuration_extends_raises_none_and_the_last_one_wins(repository: Path) -> None:
    write(repository, base="limits: {depth: 10, nodes: 1000}\n", orglint="extends: ./base.yaml\nlimits: {depth: 20}\n")
    assert settings(repository).limits == replace(DEFAULT_LIMITS, depth=20, nodes=1000)
    write(repository, base="limits: {nodes: 999999999}\n")
    assert "base.yaml:1:17: a configuration cannot raise" in problems(repository)[0]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("depth: 0", "the limit “depth” is at least 1"),
        ("depth: 201", "the limit “depth” is at most 200"),
        ("depth: 1K", "the limit “depth” wants a whole number, not “1K”"),
        ("nodes: -1", "the limit “nodes” wants a whole number, not “-1”"),
        ("nodes: ٣", "the limit “nodes” wants a whole number, not “٣”"),
        ("nodes: " + "9" * 5000, "the limit “nodes” wants a whole number, not “" + "9" * 80 + "”"),
        ("size: 1T", "the limit “size” wants a number of bytes, such as 500000 or 64M, not “1T”"),
        ("sise: 1", "“sise” is not a known field (did you mean “size”?)"),
        ("files: [1]", "“files” wants a text"),
    ],
)
def test_what_is_no_limit_is_told_at_its_place(line: str, message: str, repository: Path) -> None:
    write(repository, orglint=f"limits:\n  {line}\n")
    column = 3 if line.startswith("sise") else line.index(":") + 5
    assert problems(repository) == [f"orglint.yaml:2:{column}: {message}"]


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("depth", "“depth” is no limit; write NAME=VALUE, where NAME is one of: size, depth,"),
        ("dept=3", "did you mean “depth”?"),
        ("depth=", "the limit “depth” wants a whole number, not “”"),
        ("depth=1000", "the limit “depth” is at most 200"),
    ],
)
def test_what_is_no_limit_is_told_on_the_command_line(
    word: str, message: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(obeyed, ["check", "org", "--limit", word]) == 2
    error = capfd.readouterr().err
    assert error.startswith("error: ") and message in error


def test_in_chinese_it_is_told_in_chinese() -> None:
    done = run_orglint("check", "org", "--limit", "depht=3", "--lang", "zh")
    assert done.stderr.startswith(
        "错误：'--limit' 的值无效：“depht=3”不是上限；请写 NAME=VALUE，NAME 可为：size, depth,"
    )
    assert "；是否想写“depth”？" in done.stderr and done.returncode == 2


def test_every_command_that_reads_a_definition_has_it(repository: Path, capfd: pytest.CaptureFixture[str]) -> None:
    write(repository, a=HEAD)
    limit = ("a.yaml", "--limit", "size=5")
    assert "the file is larger than 5 bytes" in said("explain", "a.yaml:1", *limit)
    assert run(obeyed, ["baseline", "write", *limit]) == 2
    assert "could not be read as a whole" in capfd.readouterr().err
    assert "holds 0 · violated 0" in said("coverage", *limit)
    assert "violated 1" in said("coverage", "a.yaml")


def test_the_settings_tell_who_set_a_limit(repository: Path) -> None:
    write(repository, orglint="limits: {depth: 20, files: 7}\n")
    shown = json.loads(said("config", "show", "--limit", "files=9", "--format", "json"))["settings"]
    assert (shown["limits.depth"]["value"], shown["limits.depth"]["from"]["kind"]) == (20, "configuration")
    assert shown["limits.depth"]["from"]["location"] == {"file": "orglint.yaml", "line": 1, "column": 17}
    assert (shown["limits.files"]["value"], shown["limits.files"]["from"]["name"]) == (9, "--limit")
    assert (shown["limits.key"]["value"], shown["limits.key"]["from"]["kind"]) == (256, "default")


REGULAR = (
    "units:\n- id: a\n  owns: [pricing, {duty: channel planning}]\n  units:\n  - {id: b, name: " + "n" * 90 + "}\n"
)


@given(
    st.builds(
        Limits,
        depth=st.integers(1, 40),
        nodes=st.integers(1, 60) | st.just(10**6),
        scalar=st.integers(1, 100) | st.just(2000),
        key=st.integers(1, 70),
    )
)
def test_the_fast_way_never_overlooks_a_limit(limits: Limits) -> None:
    """What the fast way accepts under limits, the parser of events finds no limit in."""
    told = [one for one in check_text(REGULAR, settings=Settings(limits=limits)).findings if one.code == "ORG113"]
    slow = check_text("%YAML 1.2\n---\n" + REGULAR, settings=Settings(limits=limits)).findings
    assert len(told) == len([one for one in slow if one.code == "ORG113"])
    if regular_part(SourceText("a.yaml", REGULAR), limits) is not None:
        assert told == []


def test_the_fast_way_is_taken_under_lower_limits() -> None:
    low = Limits(size=10_000, depth=40, nodes=100, scalar=2000, key=100, anchors=0, documents=1)
    assert regular_part(SourceText("a.yaml", REGULAR), low) is not None
