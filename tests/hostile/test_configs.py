"""Configurations and waivers by the thousand: told, and not searched word by word for what each may have meant."""

from pathlib import Path

import pytest

from orglint.config.settling import _MOST_SOUGHT, MOST_TOLD
from orglint.findings.problem import CannotRun
from orglint.pipeline import check_text
from orglint.source.text import SourceText
from orglint.suppression.applying import MOST_HINTS
from orglint.suppression.baseline_file import parse_baseline, read_baseline
from orglint.syntax.limits import BASELINE_LIMITS, CONFIG_LIMITS
from tests.hostile.command import faults, typed
from tests.unit.config.build import problems, settings

KINDS = {
    "rules": ("rules:\n", "  market-unknown-rule-{n}: error\n"),
    "ignore": ("ignore:\n", "- market-unknown-rule-{n}\n"),
    "options": ("rules:\n  wide-span:\n    options:\n", "      limt{n}: 1\n"),
}


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "company.yaml").write_text("units: [{id: m, kind: market}]\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def many(repository: Path, head: str, line: str, count: int) -> None:
    text = head + "".join(line.replace("{n}", str(number)) for number in range(count))
    (repository / "orglint.yaml").write_text(text, "utf-8")


@pytest.mark.parametrize("kind", KINDS)
def test_after_so_many_faults_no_more_are_looked_for(kind: str, repository: Path) -> None:
    many(repository, *KINDS[kind], 2_000)
    told = problems(repository)
    assert len(told) == MOST_TOLD + 1
    assert told[-1] == "after so many faults in the configuration no more were looked for"
    many(repository, *KINDS[kind], _MOST_SOUGHT - 1)
    assert problems(repository)[-1] == f"at least {_MOST_SOUGHT - 1 - MOST_TOLD} more faults in the configuration"


@pytest.mark.parametrize(
    ("head", "line"),
    [("protected:\n", "- marke{n}\n"), ("", "key{n}: 1\n"), ("overrides:\n", "- {pahts: a{n}}\n")],
    ids=["protected", "keys", "overrides"],
)
def test_other_faults_without_end_are_told_in_part(head: str, line: str, repository: Path) -> None:
    many(repository, head, line, 2_000)
    told = problems(repository)
    assert len(told) == MOST_TOLD + 1 and "more faults" in told[-1]


def test_one_word_over_and_over_is_one_word(repository: Path) -> None:
    many(repository, "ignore:\n", "- ORG1\n", 2_000)
    assert settings(repository).ignore == ("ORG1",)


def test_a_configuration_beyond_its_limits_is_not_read(repository: Path) -> None:
    many(repository, "ignore:\n", "- O\n", CONFIG_LIMITS.nodes)
    (told,) = problems(repository)
    assert "is beyond the limit “nodes” of configurations, 50000" in told and told.startswith("orglint.yaml:49999:")
    for name in ("orglint.yaml", "pyproject.toml"):
        (repository / "orglint.yaml").unlink(missing_ok=True)
        (repository / name).write_text("# " + "x" * CONFIG_LIMITS.size, "utf-8")
        status, output = typed("check", "company.yaml")
        assert status == 2 and "is larger than 1048576 bytes" in output and faults(output) == []


def test_a_baseline_beyond_its_limits_is_not_read(repository: Path) -> None:
    path = repository / "b.yaml"
    with path.open("wb") as file:
        file.truncate(BASELINE_LIMITS.size + 1)
    with pytest.raises(CannotRun, match=f"larger than {BASELINE_LIMITS.size} bytes"):
        read_baseline(str(path))
    laughs = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    with pytest.raises(CannotRun) as raised:
        parse_baseline(SourceText("b.yaml", "version: 1\n" + laughs), "/")
    assert "limit-exceeded" in raised.value.problems[0].line("en")


WAIVERS = {
    "of no rule": "- {rule: pricing-outside-marke{n}, unit: m, reason: x}\n",
    "of no unit": "- {rule: pricing-outside-market, unit: mm{n}, reason: x}\n",
    "of nothing": "- {rule: pricing-outside-market, unit: m, reason: x, max: {n}}\n",
}


@pytest.mark.parametrize("line", WAIVERS.values(), ids=list(WAIVERS))
def test_of_thousands_of_waivers_each_is_told_and_the_first_with_what_they_meant(line: str) -> None:
    waivers = "".join(line.replace("{n}", str(number)) for number in range(1_000))
    report = check_text("units:\n- {id: m, kind: market}\n- {id: s, kind: sales, owns: [x]}\nwaivers:\n" + waivers)
    told = [one for one in report.findings if one.rule in ("unknown-waiver-rule", "unused-waiver")]
    assert len(told) == 1_000
    if "{n}, unit" in line:
        assert 0 < sum("did you mean" in one.help.en + one.message.en for one in told) <= MOST_HINTS
