import json

import pytest

from tests.project.examples import PROJECT, run


def test_rules_list_names_every_rule_once() -> None:
    rows = json.loads(run("rules", "list", "--format", "json").stdout)
    files = {
        path.stem for pack in ("core", "marketing", "expert") for path in (PROJECT / "rules" / pack).glob("*-*.yaml")
    }
    assert {row["rule"] for row in rows} == files
    text = run("rules", "list", "--lang", "zh").stdout
    assert len(text.splitlines()) == len(rows) and "产品定价不在市场部。" in text


@pytest.mark.parametrize("word", ["pricing-outside-market", "MKT016", "S-016"])
def test_explain_shows_the_page_of_a_rule(word: str) -> None:
    page = run("explain", word).stdout
    for part in ("# pricing-outside-market", "MKT016 · error", "S-016", "# finding", "measured on volume"):
        assert part in page
    assert "以销量考核" in run("explain", word, "--lang", "zh").stdout


def test_explain_knows_no_other_rule() -> None:
    done = run("explain", "pricing-outside-markt")
    assert done.returncode == 2 and "did you mean" in done.stderr


@pytest.mark.parametrize("name", ["organization", "config", "rule"])
def test_schema_prints_the_shipped_schema(name: str) -> None:
    shipped = (PROJECT / "schemas" / f"{name}.schema.json").read_text("utf-8")
    assert run("schema", name).stdout == shipped
