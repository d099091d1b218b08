"""Whatever the shipped packs say in YAML, a user's pack can say in the same words, and it finds the same."""

import dataclasses
import json
from pathlib import Path

import pytest

from orglint import Settings
from orglint.findings.text import PLACEHOLDER
from orglint.pipeline import check_bytes
from orglint.rules.builtin import shipped
from orglint.rules.catalog import RuleCatalog, load_catalog
from orglint.rules.kinds import KINDS, kind_class
from orglint.rules.rule import Rule
from orglint.syntax.plain import load_plain
from tests.project.examples import PROJECT

IN_YAML = [
    rule
    for rule in sorted(load_catalog().rules.values(), key=lambda rule: rule.code)
    if rule.data["check"]["kind"] not in ("python", "reader")
]
SAME = ("severity", "summary", "why", "message", "messages", "help", "helps", "labels", "options", "check", "sources")
WORDS = {one["id"]: one for one in load_plain((PROJECT / "rules" / "kinds.yaml").read_text("utf-8"), "")["kinds"]}


@pytest.fixture(scope="module")
def packs(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, ...]:
    """Every rule that the shipped packs state in YAML, as a user would write it, under a name of its own."""
    folder = tmp_path_factory.mktemp("own")
    for rule in IN_YAML:
        written = load_plain((PROJECT / "rules" / rule.pack / f"{rule.name}.yaml").read_text("utf-8"), rule.name)
        said = {name: written[name] for name in SAME if name in written}
        examples = [{"bad": one["bad"], "good": one["good"]} for one in written["examples"]]
        to = folder / f"own-{rule.pack}"
        to.mkdir(exist_ok=True)
        text = json.dumps({**said, "examples": examples}, ensure_ascii=False)
        (to / f"own-{rule.name}.yaml").write_text(text, "utf-8")
        words = PROJECT / "rules" / rule.pack / "pack.yaml"
        if words.exists():
            (to / words.name).write_bytes(words.read_bytes())
    return tuple(str(path) for path in sorted(folder.iterdir()))


def found(text: str, name: str, settings: Settings, catalog: RuleCatalog | None) -> list[tuple[object, ...]]:
    return [
        (one.location, one.severity, one.message, one.help, one.unit, one.duty, one.related, one.statements)
        for one in check_bytes(text.encode(), settings=settings, catalog=catalog).findings
        if one.rule == name
    ]


def test_the_same_words_find_the_same(packs: tuple[str, ...]) -> None:
    catalog = load_catalog([Path(pack) for pack in packs])
    for rule in IN_YAML:
        for example in rule.examples[:2]:
            mine = Settings(select=(rule.name,))
            own = Settings(select=(f"own-{rule.name}",))
            here = found(example["bad"], rule.name, mine, None)
            assert here and found(example["bad"], f"own-{rule.name}", own, catalog) == here, rule.name


def test_a_user_may_write_every_kind_that_the_shipped_packs_use() -> None:
    schema = json.loads(shipped("schemas", "rule.schema.json").read_text("utf-8"))
    offered = {
        one["properties"]["kind"].get("const")
        for one in schema["$defs"].values()
        if "const" in one.get("properties", {}).get("kind", {})
    }
    assert offered == set(KINDS) == set(WORDS)
    assert {rule.data["check"]["kind"] for rule in IN_YAML} <= offered


@pytest.mark.parametrize("kind", KINDS)
def test_every_parameter_of_a_kind_is_described_in_both_languages(kind: str) -> None:
    parameters = {one.name.rstrip("_") for one in dataclasses.fields(kind_class(kind)) if one.name != "kind"}
    assert set(WORDS[kind]["parameters"]) == parameters
    assert all(set(words) == {"en", "zh"} for words in WORDS[kind]["parameters"].values())


@pytest.mark.parametrize("rule", IN_YAML, ids=lambda rule: rule.name)
def test_every_fact_that_our_messages_use_is_described(rule: Rule) -> None:
    texts = [rule.data["message"], *rule.data.get("messages", {}).values(), rule.data["help"]]
    used = {word for text in texts for word in PLACEHOLDER.findall(text["en"])}
    assert used <= set(WORDS[rule.data["check"]["kind"]]["facts"])
