"""The reference pages name what the code has, and say so when words are missing. (That they are fresh is held by
`generate --check` in tests/project/test_project.py.)"""

import dataclasses
from copy import deepcopy

import pytest

from orglint.reference.pages import reference_pages
from orglint.rules.kinds import KINDS, kind_class
from orglint.rules.selector import Selector
from orglint.rules.sql.tables import TABLES
from orglint.syntax.plain import load_plain
from tests.project.examples import PROJECT

REFERENCE = PROJECT / "docs" / "reference"
EXAMPLES = PROJECT / "examples" / "own-rules" / "rules"


def page(name: str) -> str:
    return (REFERENCE / name).read_text("utf-8")


@pytest.mark.parametrize("ending", [".md", ".zh.md"])
def test_everything_in_the_code_stands_on_a_page(ending: str) -> None:
    kinds = page(f"check-kinds{ending}")
    for kind in KINDS:
        section = kinds.partition(f"\n## {kind}\n")[2].partition("\n## ")[0]
        parameters = [one.name.rstrip("_") for one in dataclasses.fields(kind_class(kind)) if one.name != "kind"]
        assert all(f"| `{name}` |" in section for name in parameters), kind
        assert f"kind: {kind}" in section, kind
    assert all(f"| `{one.name.rstrip('_')}` |" in page(f"selectors{ending}") for one in dataclasses.fields(Selector))
    tables = page(f"tables{ending}")
    for table in TABLES:
        section = tables.partition(f"\n## {table.name}\n")[2].partition("\n## ")[0]
        assert all(f"| `{name}` | {kind} |" in section for name, kind in table.columns), table.name


@pytest.mark.parametrize("what", ["selector", "tables"])
def test_words_that_do_not_fit_the_code_stop_the_generation(what: str) -> None:
    words = load_plain((PROJECT / "rules" / "reference.yaml").read_text("utf-8"), "reference.yaml")
    for change in (lambda known: known.popitem(), lambda known: known.update(nothing={"en": "x", "zh": "x"})):
        wrong = deepcopy(words)
        change(wrong[what])
        with pytest.raises(ValueError, match="do not name the same"):
            reference_pages([], wrong, [], PROJECT / "rules", EXAMPLES)
