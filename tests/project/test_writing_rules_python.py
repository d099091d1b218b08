"""The pages on rules in Python: what they show is run as it stands there, and the reference is that of the code."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from orglint import plugin
from orglint.reference.python_api import PARTS, python_api, texts, untranslated
from orglint.syntax.plain import load_plain
from tests.project.examples import PROJECT

DOCS = PROJECT / "docs"
PAGES = ("writing-rules-python.md", "writing-rules-python.zh.md")


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", (DOCS / page).read_text("utf-8"), re.DOTALL)


@pytest.mark.parametrize("language", ["python", "sh", "yaml", "text", "toml"])
def test_both_pages_show_the_same(language: str) -> None:
    english, chinese = (blocks(page, language) for page in PAGES)
    assert english == chinese and english


def test_what_the_page_shows_is_so(tmp_path: Path) -> None:
    acme, _, two_lines, properties = blocks(PAGES[0], "python")
    (company,), (output,) = blocks(PAGES[0], "yaml"), blocks(PAGES[0], "text")
    for name, text in (
        ("acme.py", acme), ("company.yaml", company), ("test_rules.py", two_lines), ("test_properties.py", properties),
    ):  # fmt: skip
        (tmp_path / name).write_text(text, "utf-8")

    def ran(module: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", module, *arguments]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False)

    tested, checked = (line.split()[1:] for line in blocks(PAGES[0], "sh")[0].splitlines())
    assert ran("orglint", *tested).stdout == "all examples hold (rules: 1, examples: 1)\n"
    done = ran("orglint", *checked)
    assert done.returncode == 1 and output in done.stdout
    done = ran("pytest", "-q", "-p", "no:cacheprovider", ".")
    assert done.returncode == 0 and "3 passed" in done.stdout, done.stdout


def test_the_plugin_of_the_page_is_about_twelve_lines() -> None:
    assert len([line for line in blocks(PAGES[0], "python")[0].splitlines() if line]) <= 13


def test_the_links_lead_somewhere() -> None:
    for page in (*PAGES, "reference/python-api.md", "reference/python-api.zh.md"):
        text = (DOCS / page).read_text("utf-8")
        for target, anchor in re.findall(r"\]\(([^)#]*)(?:#([^)]*))?\)", text):
            there = ((DOCS / page).parent / target).resolve() if target else DOCS / page
            assert there.exists(), (page, target)
            if anchor:
                assert anchor in anchors(there.read_text("utf-8")), (page, target, anchor)


def anchors(text: str) -> set[str]:
    """As GitHub makes them of headings."""
    heads = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def test_every_public_name_is_on_the_page_in_both_languages() -> None:
    for text in python_api({}).values():
        for _, _, names, _ in PARTS:
            assert all(f"### `{name}`" in text for name in names)
    assert set(plugin.__all__) <= texts().keys()
    assert all(texts().values())


def test_the_chinese_page_is_chinese() -> None:
    """Of names whose English text is written in this room; others show the new English text until it is translated."""
    zh = load_plain((DOCS / "reference" / "python-api.zh.yaml").read_text("utf-8"), "zh")
    ours = {
        name
        for _, module, names, _ in PARTS
        for name in names
        if "orglint.plugin." in str(getattr(getattr(module, name), "__module__", ""))
    }
    assert not ours & untranslated(zh).keys()
    assert len(untranslated(zh)) < 20
    assert zh.keys() <= texts().keys()
