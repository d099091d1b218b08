"""What is to go still holds, and a note says what to write instead."""

from pathlib import Path
from typing import Annotated

import pytest
from click.testing import CliRunner
from pydantic import Field

from orglint.cli.tree import group
from orglint.config import reading
from orglint.config.deprecation import deprecated_keys, going
from orglint.config.model import ConfigFile, WaiverSettings
from orglint.source.text import SourceText
from orglint.syntax.parser import parse
from tests.unit.config.build import settings, write

RULES = """\
rules:
  old-name:
    check: {kind: required-field, field: name}
    status: deprecated
    replaced_by: new-name
    examples: [{bad: 'units: [{id: a}]  # finding'}]
  older-name:
    check: {kind: required-field, field: name}
    status: deprecated
    examples: [{bad: 'units: [{id: a}]  # finding'}]
  new-name:
    check: {kind: required-field, field: name}
    examples: [{bad: 'units: [{id: a}]  # finding'}]
"""


class OldWaiver(WaiverSettings):
    accepted_by: Annotated[str | None, Field(json_schema_extra=going("approved_by"))] = None


class OldFile(ConfigFile):
    level: Annotated[str | None, Field(json_schema_extra=going("fail_on"))] = None
    waivers: list[OldWaiver] = Field(default=[])  # type: ignore[assignment]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ORGLINT_LANG", "en")
    return tmp_path


def notes(text: str) -> list[str]:
    source = SourceText("orglint.yaml", text)
    return [one.line("en") for one in deprecated_keys(parse(source).documents[0].root, OldFile, source)]


def test_a_key_that_is_to_go_is_told_wherever_it_stands() -> None:
    assert notes(
        "level: error\nwaivers:\n  - {rule: x, accepted_by: me}\n  - &a {rule: y, accepted_by: me}\n  - *a\n"
    ) == [
        "orglint.yaml:1:1: the key “level” is deprecated (use “fail_on” instead)",
        "orglint.yaml:3:15: the key “accepted_by” is deprecated (use “approved_by” instead)",
        "orglint.yaml:4:18: the key “accepted_by” is deprecated (use “approved_by” instead)",
        "orglint.yaml:4:18: the key “accepted_by” is deprecated (use “approved_by” instead)",
    ]
    assert notes("fail_on: error\nwaivers: [{rule: x, approved_by: me}]\nrules: {level: off}\n") == []
    assert OldFile.model_json_schema()["properties"]["level"]["deprecated"] is True


def test_a_run_tells_it_and_goes_on(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "ConfigFile", OldFile)
    write(folder, orglint="extends: ./base.yaml\n", base="level: error\n")
    assert [one.line("en") for one in settings(folder).notes] == [
        "base.yaml:1:1: the key “level” is deprecated (use “fail_on” instead)"
    ]


def test_a_rule_that_is_to_go_runs_and_is_told_where_it_is_named(folder: Path) -> None:
    write(folder, pack__rules=RULES, company="units: [{id: a}]\n")
    write(folder, orglint="packs: [pack]\nrules: {old-name: error}\nignore: [older-name, new-name]\n")
    done = CliRunner().invoke(group, ["check", "company.yaml"], standalone_mode=False)
    assert done.return_value == 1 and "old-name" in done.stdout
    assert done.stderr.splitlines() == [
        "note: orglint.yaml:3:10: the rule older-name is deprecated (leave it out: nothing takes its place)",
        "note: orglint.yaml:2:9: the rule old-name is deprecated (use new-name instead)",
    ]
    write(folder, orglint="packs: [pack]\nignore: [new-name]\n")
    assert settings(folder).notes == ()  # who does not name it is not told
