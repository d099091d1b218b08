"""The examples of rules as tests of pytest, in two lines."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from pathlib import Path

from orglint.findings.problem import CannotRun
from orglint.testing.rendering import fault_lines
from orglint.testing.suite import Case, Suite, collect, is_module


def rule_tests(*paths: str) -> Callable[..., None]:
    """A test for pytest that runs the examples of rules strictly, one case a rule:

        from orglint.testing import rule_tests
        test_rules = rule_tests("rules/")

    paths: rule files, folders of packs, .py files of plugins, or modules, as `orglint rules test` takes them. A path is
    looked for in the folder of the calling file, then in each folder above it. What does not load is a case that fails.
    Raises ImportError when pytest is not installed.
    """
    import pytest

    here = Path(inspect.stack()[1].filename).parent
    suite, problem = _collected([_found(path, here) for path in paths])
    cases = [pytest.param(case, id=case.rule.name) for case in suite.cases] if suite else []

    @pytest.mark.parametrize("case", cases or [pytest.param(None, id="load")])
    def test_rules(case: Case | None) -> None:
        if case is None or suite is None:
            pytest.fail(problem, pytrace=False)
        faults = case.faults(suite.catalog)
        if faults:
            pytest.fail("\n".join(line for one in faults for line in fault_lines(one, "en")), pytrace=False)

    return test_rules


def _collected(paths: list[str]) -> tuple[Suite | None, str]:
    try:
        return collect(paths), "no rules"
    except CannotRun as error:
        return None, "\n".join(problem.line("en") for problem in error.problems)


def _found(path: str, here: Path) -> str:
    """The path as seen from a folder or the nearest one above it that has it; a module's name as it is."""
    if is_module(path):
        return path
    for folder in (here, *here.parents):
        if (folder / path).exists():
            return str(folder / path)
    return path
