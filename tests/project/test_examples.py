"""The shipped organizations are checked as their expected outputs say."""

import json
import re

import pytest

from tests.project.examples import EXAMPLES, PROJECT, TODAY, Example, output, run

FAULTY = PROJECT / "examples" / "haiyin-group-faulty"


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.path)
def test_output_is_as_expected(example: Example) -> None:
    done = output(example)
    assert done.stdout == example.expected.read_text("utf-8")
    assert (done.returncode, done.stderr) == (example.status, "")


def test_every_planted_fault_is_found_and_nothing_else() -> None:
    planted = {
        (path.relative_to(PROJECT).as_posix(), number, rule)
        for path in FAULTY.rglob("*.yaml")
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        for match in [re.search(r"\s# fault: ([a-z -]+)$", line)]
        if match
        for rule in match.group(1).split()
    }
    found = json.loads(run("check", str(FAULTY), "--today", TODAY, "--format", "json", "--exit-zero").stdout)[
        "findings"
    ]
    counting = {
        (one["location"]["file"].removeprefix(f"{PROJECT.as_posix()}/"), one["location"]["start"]["line"], one["rule"])
        for one in found
        if one["severity"] != "info" and one["suppressed"] is None
    }
    assert len(planted) >= 25
    assert counting == planted


def test_the_sound_group_is_large_enough_to_mean_something() -> None:
    summary = json.loads(run("check", "examples/haiyin-group", "--today", TODAY, "--format", "json").stdout)["summary"]
    assert summary["units"] >= 40
    assert (summary["error"], summary["warning"], summary["info"], summary["suppressed"]) == (0, 0, 0, 1)


def test_a_folder_and_its_main_file_give_the_same_findings() -> None:
    def findings(path: str) -> list[tuple[object, ...]]:
        done = run("check", path, "--today", TODAY, "--format", "json", "--exit-zero")
        return sorted((one["fingerprint"], one["rule"]) for one in json.loads(done.stdout)["findings"])

    assert findings("examples/haiyin-group-faulty/company.yaml") == findings("examples/haiyin-group-faulty")
