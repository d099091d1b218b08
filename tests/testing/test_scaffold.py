"""A new rule fails its test, and doing what the test says makes it pass."""

import json
import re
from pathlib import Path

import pytest

from orglint.findings.problem import CannotRun
from orglint.findings.text import Language
from orglint.testing.scaffold import scaffold
from orglint.testing.suite import collect
from orglint.testing.suite import run as run_suite
from tests.project.examples import PROJECT, run


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("python", [False, True])
def test_a_new_rule_fails_and_its_author_is_led_on(tmp_path: Path, python: bool, language: Language) -> None:
    path = tmp_path / ("new_rule.py" if python else "new-rule.yaml")
    text = scaffold("new-rule", language, python=python, path=str(path), use="--x")
    path.write_text(text, "utf-8")
    (_, faults), *none = run_suite(collect([str(path)])).faults
    assert not none and {one.kind for one in faults} == {"not-marked", "unfinished", "no-message"}
    (marked,) = [one for one in faults if one.kind == "not-marked"]
    (said,) = [one.help.read(language) for one in faults if one.kind == "no-message"]
    message = said[said.index('"') :]
    lines = text.replace("TODO", "done").splitlines()
    lines[marked.location.start.line - 1] += "  # finding"
    text = "\n".join(lines) + "\n"
    text = re.sub("( +)bad=", rf"\1message={message},\1bad=", text) if python else text.replace(
        "  bad: |", f"  message: {message}\n  bad: |"
    )  # fmt: skip
    path.write_text(text, "utf-8")
    assert run_suite(collect([str(path)])).failed == []


@pytest.mark.parametrize(
    ("name", "python", "code", "told"),
    [
        ("Bad Name", False, "", "is no name for a rule"),
        ("定价", True, "", "is no name for a rule in Python"),
        ("a", True, "A1", "is no code"),
        ("a", True, "MKT999", "are orglint's own"),
        ("duplicate-id", False, "", "has a rule duplicate-id"),
        ("a", True, "ORG301", "has a rule duplicate-id"),
    ],
)
def test_names_and_codes_that_are_unfit_are_refused(name: str, python: bool, code: str, told: str) -> None:
    with pytest.raises(CannotRun, match=told):
        scaffold(name, "en", python=python, path="x", use="x", code=code or "OWN001")


def test_the_command_writes_nothing_over(tmp_path: Path) -> None:
    pack = str(tmp_path / "own")
    done = run("rules", "new", "prices-elsewhere", "--pack", pack)
    assert done.returncode == 0 and f"next: orglint rules test {pack}/prices-elsewhere.yaml" in done.stdout
    done = run("rules", "new", "prices-elsewhere", "--pack", pack)
    assert (done.returncode, done.stdout) == (2, "") and "is there already" in done.stderr
    assert json.loads(run("rules", "test", pack, "--format", "json").stdout)["summary"]["failed"] == 1
    assert run("rules", "new", "a", "--pack", pack, "--python").returncode == 2
    assert run("rules", "new", "a", "--code", "ABC001").returncode == 2
    assert not (PROJECT / "a.py").exists()
