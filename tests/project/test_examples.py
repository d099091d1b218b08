"""The shipped organizations are checked as their expected outputs say."""

import json
import re
from datetime import date

import pytest

from orglint import Settings, check_paths
from tests.project.examples import CONFORMING, EXAMPLES, PROJECT, TODAY, Example, output, run
from tests.unit.graph.build import org

FAULTY = PROJECT / "examples" / "haiyin-group-faulty"


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.path)
def test_output_is_as_expected(example: Example) -> None:
    done = output(example)
    assert done.stdout == example.expected.read_text("utf-8")
    assert (done.returncode, done.stderr) == (example.status, "")


def test_no_conforming_company_has_an_error_or_a_warning_even_from_the_experts() -> None:
    report = check_paths(
        [str(PROJECT / path) for path in CONFORMING], Settings(extra=("expert",), today=date.fromisoformat(TODAY))
    )
    grave = [one for one in report.findings if one.severity.value != "info" and not one.suppressed]
    assert [(one.rule, one.location) for one in grave] == []


def test_the_conforming_companies_are_of_every_structure() -> None:
    assert {path: structures(path) for path in CONFORMING} == {
        "examples/single-site.yaml": {"T-MS"},
        "examples/sales-led.yaml": {"T-S"},
        "examples/northgate": {"T-GM"},
        "examples/haiyin-group": {"T-GM"},
        "examples/lanze-foods": {"T-MS"},
        "examples/qingyan-instruments.yaml": {"T-G"},
        "examples/yunhe-appliances": {"T-GM"},
        "examples/kestrel-valves.yaml": {"T-S"},
        "examples/tianmu-group": {"T-G", "T-GM"},
    }


def structures(path: str) -> set[str]:
    """The structure classes of an example's hierarchies; those without any of the three departments are left out."""
    files = sorted((PROJECT / path).rglob("*.yaml")) or [PROJECT / path]
    graph = org("\n---\n".join(file.read_text("utf-8") for file in files))
    return {one.structure for one in graph.hierarchies.values()} - {"T-0"}


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
