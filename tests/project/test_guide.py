"""The guide to writing rules: followed to the letter in an empty folder, it shows what its page shows."""

import re
from pathlib import Path

import pytest

from tests.project.guide import PAGES, walked


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_following_the_page_shows_what_it_shows(page: Path, tmp_path: Path) -> None:
    assert walked(page, tmp_path) == page.read_text("utf-8")


def test_both_pages_run_the_same_commands() -> None:
    def commands(page: Path) -> list[str]:
        return [line.replace(" --lang zh", "") for line in re.findall(r"^\$ .*", page.read_text("utf-8"), re.MULTILINE)]

    english, chinese = map(commands, PAGES)
    assert english == chinese and len(english) > 10


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_links_of_the_page_lead_somewhere(page: Path) -> None:
    text = page.read_text("utf-8")
    headings = {
        re.sub(r"[^\w -]", "", line[3:].lower()).replace(" ", "-") for line in re.findall(r"^## .*", text, re.M)
    }
    for link in re.findall(r"\]\(([^)]+)\)", text):
        assert link[1:] in headings if link.startswith("#") else (page.parent / link).exists(), link
