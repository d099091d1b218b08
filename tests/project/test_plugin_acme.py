"""A third party's package, installed into an empty environment beside the built wheel and used as a stranger would."""

import json
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

from orglint.rules.builtin import builtin_data
from tests.project.examples import PROJECT

ACME = PROJECT / "examples" / "plugin-acme"
WHEELS = PROJECT / ".cache" / "wheels"
OFFLINE = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(WHEELS)} if any(WHEELS.glob("hypothesis-*")) else {}
"""Where .ci/run has gathered what the package needs, no index is asked."""


class Environment:
    """An environment of its own with a folder to work in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.bin = folder / "env" / "bin"
        venv.create(folder / "env", with_pip=False)

    def install(self, *wanted: str) -> None:
        pip = [sys.executable, "-m", "pip", "--python", str(self.bin / "python"), "install", "-q", "--no-compile"]
        done = subprocess.run([*pip, *wanted], capture_output=True, text=True, check=False, env=os.environ | OFFLINE)
        assert done.returncode == 0, done.stderr

    def run(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        command, env = [str(self.bin / program), *arguments], {**os.environ, "PYTHONPATH": ""}
        return subprocess.run(
            command, cwd=self.folder, capture_output=True, text=True, encoding="utf-8", check=False, env=env
        )


def stranger(folder: Path) -> Environment:
    """orglint and orglint-acme as wheels in an environment that held nothing, the package's tests beside it."""
    for source in (PROJECT, ACME):
        build = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", str(folder)]
        done = subprocess.run([*build, str(source)], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
    environment = Environment(folder)
    (ours,), (theirs,) = folder.glob("orglint-*.whl"), folder.glob("orglint_acme-*.whl")
    environment.install(f"{ours}[testing]", f"{theirs}[test]")
    shutil.copytree(ACME / "tests", folder / "tests")
    for name in ("company.yaml", "orglint.yaml"):
        shutil.copy(ACME / name, folder / name)
    return environment


def test_a_strangers_package_is_installed_used_and_tested(tmp_path: Path) -> None:
    there = stranger(tmp_path)
    its_rules_stand_beside_ours(there)
    it_checks_what_its_company_wrote(there)
    its_own_tests_pass(there)


def its_rules_stand_beside_ours(stranger: Environment) -> None:
    rules = json.loads(stranger.run("orglint", "rules", "list", "--format", "json").stdout)
    theirs = {one["code"] for one in rules if (one["origin"], one["version"]) == ("orglint-acme", "1.2.0")}
    assert theirs == {"ACM101", "ACM102", "ACM103", "ACM104", "ACM201"}
    assert {one["rule"] for one in rules if one["origin"] == "orglint"} == {
        one["name"] for one in builtin_data()["rules"]
    }


def it_checks_what_its_company_wrote(stranger: Environment) -> None:
    done = stranger.run("orglint", "check", "company.yaml")
    assert done.returncode == 1 and done.stderr == ""
    for line in (
        "company.yaml:5:12: warning ACM201 duty-without-deputy",
        "fewer than 2 other departments at its place take part",  # as orglint.yaml asks
        "  suggestion: let plant, sales take part",
        "company.yaml:9:27: error ACM101 credit-outside-finance",
        "company.yaml:12:15: warning ACM102 plant-directs-sales",
        "company.yaml:13:9: info ACM104 region-with-one-branch",
        "company.yaml:16:14: warning ACM103 branch-without-cost-centre",
        "plugins orglint-acme 1.2.0",
    ):
        assert line in done.stdout
    assert "ACM" not in stranger.run("orglint", "check", "company.yaml", "--no-plugins", "--isolated").stdout
    assert "# duty-without-deputy" in stranger.run("orglint", "explain", "ACM201").stdout


def its_own_tests_pass(stranger: Environment) -> None:
    done = stranger.run("orglint", "rules", "test", "orglint_acme")
    assert (done.returncode, done.stdout) == (0, "all examples hold (rules: 5, examples: 6)\n")
    done = stranger.run("python", "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests")
    assert done.returncode == 0 and "7 passed" in done.stdout, done.stdout
