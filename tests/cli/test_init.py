"""`orglint init`: what it writes passes, and it writes over nothing."""

import json
import os
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from ruamel.yaml import YAML

from orglint import __version__
from orglint.cli import obeyed
from orglint.cli.exits import run
from orglint.config.discovery import find_config
from orglint.config.model import ConfigFile
from orglint.config.settling import read_config
from orglint.rules.editions import newest
from orglint.syntax.plain import load_plain
from tests.cli.test_edition import said
from tests.unit.config.build import write

BIN = Path(sys.executable).parent
OWN = "check: {kind: required-field, field: name}\nexamples: [{bad: 'units: [{id: a}]  # finding'}]\n"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def written(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def refused(*arguments: str) -> None:
    assert run(obeyed, list(arguments)) == 2


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_it_writes_passes_even_at_the_top_of_the_ladder(repository: Path, lang: str) -> None:
    said("init", "--lang", lang)
    assert written(repository) == {"company.yaml", "orglint.yaml", ".github/workflows/orglint.yml"}
    for profile in ("standard", "strict"):
        report = json.loads(said("check", "company.yaml", "--profile", profile, "--format", "json"))
        assert report["findings"] == [] and report["summary"]["last_profile_met"] == "strict"
    found = find_config("company.yaml", None, False)
    assert found is not None
    settings = read_config(found)
    assert (settings.edition, settings.profile) == (newest(), "standard")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_line_that_is_commented_out_is_sound_when_it_is_not(repository: Path, lang: str) -> None:
    said("init", "--lang", lang, "--ci", "none")
    lines = Path("orglint.yaml").read_text("utf-8").splitlines()
    on = [line.removeprefix("# ") if line.startswith(("# ", "#   ")) and _is_key(line[2:]) else line for line in lines]
    plain = load_plain("\n".join(on), "orglint.yaml")
    assert len(plain) >= 8 and ConfigFile.model_validate(plain)
    write(repository, rules__own=OWN, shared__orglint="lang: en\n")
    Path("orglint.yaml").write_text("\n".join(on), "utf-8")
    found = find_config("company.yaml", None, False)
    assert found is not None and read_config(found).overrides


def _is_key(text: str) -> bool:
    word = text.strip().partition(":")[0]
    return word in ConfigFile.model_fields or text.startswith("  ")


def test_it_overwrites_nothing_and_then_writes_nothing(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("orglint.yaml").write_text("lang: zh\n")
    refused("init", "--lang", "en")
    assert "“orglint.yaml” is there already (nothing was written; move it away first)" in capsys.readouterr().err
    assert written(repository) == {"orglint.yaml"} and Path("orglint.yaml").read_text() == "lang: zh\n"
    Path("orglint.yaml").unlink()
    os.symlink("nowhere", "company.yaml")
    refused("init", "--ci", "none")
    Path("company.yaml").unlink()
    Path("pyproject.toml").write_text("[tool.orglint]\n")
    refused("init", "--ci", "none")
    assert "“pyproject.toml” is there already" in capsys.readouterr().err
    assert written(repository) == {"pyproject.toml"}


def test_the_ci_is_that_of_the_repository(repository: Path) -> None:
    Path(".git/config").write_text('[remote "origin"]\n  url = git@gitlab.example:a/b.git\n')
    said("init", "one")
    assert written(repository) == {".git/config", "one/company.yaml", "one/orglint.yaml", ".gitlab-ci.yml"}
    told = said("init", "two words", "--lang", "en")
    assert "add to .gitlab-ci.yml: include: {local: .gitlab/orglint.yml}\n" in told
    assert told.endswith("next: orglint check 'two words/company.yaml'\n")
    assert "check 'two words/company.yaml' --format gitlab" in Path(".gitlab/orglint.yml").read_text()


def test_a_path_that_a_script_would_obey_is_refused(repository: Path) -> None:
    refused("init", "${{ secrets.X }}")
    assert written(repository) == set()


@pytest.mark.parametrize(
    ("system", "schema", "file"),
    [("github", "github-workflows", ".github/workflows/orglint.yml"), ("gitlab", "gitlab-ci", ".gitlab-ci.yml")],
)
def test_the_file_for_ci_meets_its_schema_and_its_script_runs(
    repository: Path, system: str, schema: str, file: str
) -> None:
    said("init", "组织 a", "--ci", system)
    written: dict[str, Any] = YAML(typ="safe", pure=True).load(Path(file).read_text("utf-8"))
    vendored = files("check_jsonschema") / "builtin_schemas" / "vendor" / f"{schema}.json"
    assert list(Draft7Validator(json.loads(vendored.read_text("utf-8"))).iter_errors(written)) == []
    if system == "github":
        script = [step["run"] for step in written["jobs"]["orglint"]["steps"] if "run" in step]
    else:
        script = written["orglint"]["script"]
    assert f"orglint=={__version__}" in script[0]
    path = f"{BIN}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-euc", script[-1]], capture_output=True, text=True, check=False, env={**os.environ, "PATH": path}
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert system == "github" or json.loads(Path("gl-code-quality-report.json").read_text()) == []
