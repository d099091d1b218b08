"""What the project promises of itself: set-up, packages, schemas, generated files, words."""

import json
import re
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

import pytest

from orglint import __version__, generate
from tests.project.examples import EXAMPLES, PROJECT, SOUND, run, schema_of

READMES = ("README.md", "README.zh.md")


def commands(readme: str) -> list[str]:
    return re.findall(r"```sh\n(.+)\n```", (PROJECT / readme).read_text("utf-8"))


def tool(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *arguments], cwd=PROJECT, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_both_readmes_give_the_same_two_commands_and_ci_runs_the_second() -> None:
    first, second = commands(READMES[0])
    assert commands(READMES[1]) == [first, second]
    assert second in (PROJECT / ".ci" / "run").read_text("utf-8")
    assert second in (PROJECT / "CONTRIBUTING.md").read_text("utf-8")


@pytest.mark.parametrize(("readme", "language"), list(zip(READMES, ("en", "zh"), strict=True)))
def test_readmes_show_the_real_output(readme: str, language: str) -> None:
    out = run("check", "--exit-zero", "examples/first.yaml", "--lang", language, "--color", "never").stdout
    assert f"```text\n{out}```" in (PROJECT / readme).read_text("utf-8")


def test_the_changelog_knows_the_version() -> None:
    assert f"## [{__version__}]" in (PROJECT / "CHANGELOG.md").read_text("utf-8")


def test_the_development_tools_are_named_twice_alike() -> None:
    settings = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))
    assert settings["project"]["optional-dependencies"]["dev"] == settings["dependency-groups"]["dev"]


def test_generated_files_are_fresh() -> None:
    stale = [name for name, data in generate.generated().items() if (PROJECT / name).read_bytes() != data]
    assert stale == []


def test_schemas_are_sound_and_accept_what_is_shipped() -> None:
    schemas = [str(path) for path in sorted((PROJECT / "schemas").glob("*.json"))]
    assert tool("check_jsonschema", "--check-metaschema", *schemas).returncode == 0
    for name in ("organization", "config", "rule"):
        sound = [str(path) for path in SOUND if schema_of(path) == name]
        done = tool("check_jsonschema", "--schemafile", f"schemas/{name}.schema.json", *sound)
        assert (done.returncode, bool(sound)) == (0, True), done.stdout
    rules = [str(path) for pack in generate.PACKS for path in sorted((PROJECT / "rules" / pack).glob("*-*.yaml"))]
    done = tool("check_jsonschema", "--schemafile", "schemas/builtin-rule.schema.json", *rules)
    assert done.returncode == 0, done.stdout


def test_schemas_refuse_what_orglint_refuses(tmp_path: Path) -> None:
    for text in ("units: {}\n", "untis: []\n", "units: [{name: x}]\n", "units: [{id: m, kind: {}}]\n"):
        path = tmp_path / "x.yaml"
        path.write_text(text)
        assert tool("check_jsonschema", "--schemafile", "schemas/organization.schema.json", str(path)).returncode == 1
        assert run("check", str(path)).returncode == 1


def test_the_import_contracts_hold() -> None:
    code = "from importlinter.cli import lint_imports; import sys; sys.exit(lint_imports())"
    done = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_wheel_and_sdist_bring_rules_and_schemas_and_run_elsewhere(tmp_path: Path) -> None:
    built = tool("build", "--outdir", str(tmp_path))
    assert built.returncode == 0, built.stderr
    (wheel,) = tmp_path.glob("*.whl")
    (sdist,) = tmp_path.glob("*.tar.gz")
    venv.create(tmp_path / "env", with_pip=True)
    python = tmp_path / "env" / "bin" / "python"
    install = [python, "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    subprocess.run([*install, wheel], check=True, capture_output=True)
    definition = tmp_path / "company.yaml"
    definition.write_text("units:\n  - {id: m, kind: market}\n  - {id: s, kind: sales, owns: [pricing]}\n")
    orglint = tmp_path / "env" / "bin" / "orglint"
    done = subprocess.run([orglint, "check", "company.yaml"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1 and "company.yaml:3:33: error MKT016" in done.stdout
    schema = subprocess.run([orglint, "schema", "rule"], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert json.loads(schema.stdout)["$id"] == "urn:orglint:rule:1"
    listed = subprocess.run(["tar", "tzf", sdist], capture_output=True, text=True, check=True).stdout
    for name in (
        "rules/marketing/pricing-outside-market.yaml",
        "schemas/rule.schema.json",
        "LICENSE",
        "tests/rules/codes.txt",
    ):
        assert name in listed
    place = subprocess.run(
        [python, "-c", "import orglint, pathlib; print(pathlib.Path(orglint.__file__).parent)"],
        cwd=tmp_path, capture_output=True, text=True, check=True,
    ).stdout.strip()  # fmt: skip
    assert (Path(place) / "_rules" / "marketing" / "pricing-outside-market.yaml").exists()


def test_nothing_of_a_machine_stands_in_the_project() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=PROJECT, capture_output=True, text=True, check=False).stdout
    if not tracked:
        pytest.skip("not a git checkout")
    words = re.compile("/ho" + "me/|/ro" + "ot/|/wo" + "rk/|pypi\\.o" + "rg|npmj" + "s")
    found = [
        name
        for name in tracked.splitlines()
        if (PROJECT / name).is_file() and words.search((PROJECT / name).read_text("utf-8", "replace"))
    ]
    assert found == []


def test_every_example_has_its_expected_output() -> None:
    assert len(EXAMPLES) >= 5
    assert all(example.expected.exists() for example in EXAMPLES)
