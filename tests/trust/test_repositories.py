"""Repositories of strangers: what lies in them is data. Every line of SECURITY.md has its repository here."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile.command import faults

GOOD = "units:\n  - {id: m, kind: market, owns: [pricing]}\n  - {id: s, kind: sales, owns: [product-sales]}\n"
SECRET = "units:\n  - {id: hunter2, kind: market}\n"
PWNED = "import pathlib\npathlib.Path('pwned').write_text('ran')\n"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "repository"
    (folder / ".git").mkdir(parents=True)
    (folder / "company.yaml").write_text(GOOD, "utf-8")
    (tmp_path / "secret.yaml").write_text(SECRET, "utf-8")
    return folder


def inside(folder: Path, *arguments: str, **environment: str) -> tuple[int, str]:
    """What a person in the folder sees of the installed command; nothing of the folder may have run."""
    command = [str(Path(sys.executable).with_name("orglint")), *arguments]
    ended = subprocess.run(
        command, cwd=folder, capture_output=True, check=False, timeout=60, env={**os.environ, **environment}
    )
    output = (ended.stdout + ended.stderr).decode("utf-8")
    assert faults(output) == []
    assert not (folder / "pwned").exists()
    assert "hunter2" not in output
    return ended.returncode, output


@pytest.mark.parametrize(
    "pattern", ["../secret.yaml", "{outside}/secret.yaml", "link.yaml", "up/secret.yaml", "*.yaml"]
)
def test_an_include_leads_to_nothing_outside_the_folder(repository: Path, pattern: str) -> None:
    (repository / "link.yaml").symlink_to(repository.parent / "secret.yaml")
    (repository / "up").symlink_to(repository.parent)
    pattern = pattern.format(outside=repository.parent)
    (repository / "company.yaml").write_text(f'include: ["{pattern}"]\n{GOOD}', "utf-8")
    status, output = inside(repository, "check", "company.yaml")
    assert status in (0, 1)
    assert ("include-outside" in output) or pattern == "*.yaml"


def test_a_folder_is_read_without_the_links_that_lead_out_of_it(repository: Path) -> None:
    (repository / "link.yaml").symlink_to(repository.parent / "secret.yaml")
    (repository / "environment.yaml").symlink_to("/proc/self/environ")
    status, _ = inside(repository, "check", ".")
    assert status == 0


@pytest.mark.parametrize(
    "line",
    [
        "extends: ../secret.yaml",
        "extends: {outside}/secret.yaml",
        "extends: link.yaml",
        "packs: [../pack]",
        "packs: [up]",
    ],
)
def test_a_configuration_leads_to_nothing_outside_the_repository(repository: Path, line: str) -> None:
    (repository / "link.yaml").symlink_to(repository.parent / "secret.yaml")
    (repository / "up").symlink_to(repository.parent)
    (repository.parent / "pack").mkdir()
    (repository / "orglint.yaml").write_text(line.format(outside=repository.parent) + "\n", "utf-8")
    status, output = inside(repository, "check", "company.yaml")
    assert status == 2 and "orglint.yaml:1:" in output


@pytest.mark.parametrize("key", ["plugins", "plugin", "python", "cache", "baseline_write", "limit", "fix"])
def test_a_configuration_runs_nothing_raises_nothing_and_writes_nothing(repository: Path, key: str) -> None:
    (repository / "pwned.py").write_text(PWNED, "utf-8")
    (repository / "orglint.yaml").write_text(f"{key}: [pwned.py]\n", "utf-8")
    status, output = inside(repository, "check", "company.yaml")
    assert status == 2 and "orglint.yaml:1:1" in output


def test_a_configuration_raises_no_limit(repository: Path) -> None:
    (repository / "orglint.yaml").write_text("limits:\n  size: 1G\n", "utf-8")
    status, output = inside(repository, "check", "company.yaml")
    assert status == 2 and "orglint.yaml:2:9: a configuration cannot raise the limit “size”" in output


@pytest.mark.parametrize("name", ["orglint", "click", "json", "yaml", "ruamel", "sitecustomize", "usercustomize", "re"])
def test_python_in_the_folder_never_takes_the_place_of_a_module(repository: Path, name: str) -> None:
    (repository / f"{name}.py").write_text(PWNED, "utf-8")
    status, _ = inside(repository, "check", ".")
    assert status == 0


def test_the_python_of_a_rule_pack_in_the_folder_never_runs(repository: Path) -> None:
    pack = repository / "pack"
    pack.mkdir()
    (pack / "__init__.py").write_text(PWNED, "utf-8")
    (pack / "rule.yaml").write_text("name: own\ncheck: {kind: python, function: pwned}\n", "utf-8")
    (repository / "pwned.py").write_text(PWNED, "utf-8")
    (repository / "orglint.yaml").write_text("packs: [pack]\n", "utf-8")
    status, output = inside(repository, "check", "company.yaml")
    assert status == 2 and "rule.yaml:" in output


def test_a_plugin_runs_only_when_the_command_line_names_it(repository: Path) -> None:
    (repository / "own.py").write_text(PWNED, "utf-8")
    assert inside(repository, "check", "company.yaml")[0] == 0
    named = ["check", "--plugin", "own.py", "company.yaml"]
    subprocess.run(
        [Path(sys.executable).with_name("orglint"), *named],
        cwd=repository,
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (repository / "pwned").exists()


def test_names_of_files_are_text_in_every_format(repository: Path) -> None:
    names = (
        b"plain\n::error file=app.py,line=1::forged\n.yaml",
        b"x##[error]forged.yaml",
        b"esc\x1b[2J.yaml",
        b"cr\rhidden.yaml",
        "bidi\u202etxt.yaml".encode(),
        b"bad\xff\xfeutf8.yaml",
        b"-rf.yaml",
        b"--exit-zero.yaml",
        b"a,b:c%0A.yaml",
        b"<img src=x onerror=alert(1)>.yaml",
        b"=cmd.yaml",
        b"|pipe|`x`.yaml",
    )
    for name in names:
        with open(os.fsencode(repository) + b"/" + name, "wb") as file:
            file.write(b"units:\n  - {id: m, knd: market}\n")
    for name in ("text", "concise", "json", "sarif", "gitlab", "junit", "markdown", "rdjson", "checkstyle"):
        status, output = inside(repository, "check", ".", "--format", name, "--fail-on", "error")
        assert status == 1 and output
