"""The repository in examples/ci goes through its year as the kept outputs say."""

import re
from pathlib import Path

import pytest

from orglint.pipeline import check
from tests.project.year import LANGUAGES, START, YEAR, lived, steps


@pytest.mark.parametrize("read", LANGUAGES)
def test_every_step_of_the_year_prints_what_is_kept(read: str, tmp_path: Path) -> None:
    for step, printed in lived(read, tmp_path):
        assert printed == step.printed(read).read_text("utf-8"), step.file.name


def test_the_year_is_in_order_and_whole() -> None:
    days = [step.day for step in steps()]
    assert days == sorted(days) and (days[-1] - days[0]).days >= 360
    kept = {step.printed(read) for step in steps() for read in LANGUAGES}
    assert kept == {*YEAR.glob("*.txt")}


@pytest.mark.parametrize(("page", "read"), [("README.md", "en"), ("README.zh.md", "zh")])
def test_the_page_of_the_year_names_every_step_in_order(page: str, read: str) -> None:
    text = (YEAR.parent / page).read_text("utf-8")
    assert re.findall(r"\]\((year/\S+)\)", text) == [f"year/{step.printed(read).name}" for step in steps()]


def test_the_company_is_large_enough_to_mean_something() -> None:
    assert check([str(START / "company.yaml")]).units >= 60
