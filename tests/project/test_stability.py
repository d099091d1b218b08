"""What is promised is kept, and the pages about it and about configurations say what is."""

import re
from dataclasses import asdict
from pathlib import Path

import pytest

from orglint.cli.options.shared import choosing_options
from orglint.config.model import ConfigFile, LimitSettings, OverrideSettings, RuleSettings, WaiverSettings
from orglint.rules.catalog import builtin_data
from orglint.source.discovery import CONFIG_NAMES
from orglint.syntax.limits import DEFAULT_LIMITS
from orglint.syntax.plain import load_plain
from tests.project.examples import PROJECT
from tests.project.interface import KEPT, interface
from tests.unit.config.build import settings, write

TABLES = {
    None: ConfigFile,
    "rules": RuleSettings,
    "overrides": OverrideSettings,
    "waivers": WaiverSettings,
    "limits": LimitSettings,
}
both = pytest.mark.parametrize("page", ["configuration.md", "configuration.zh.md"])


def test_nothing_that_was_promised_is_gone() -> None:
    kept = KEPT.read_text("utf-8").splitlines()
    assert kept == sorted(set(kept))
    gone = set(kept).difference(interface())
    assert not gone, "others build on it: deprecate it first (docs/stability.md)"


def test_what_is_kept_names_what_matters_most() -> None:
    kept = KEPT.read_text("utf-8").splitlines()
    for line in (
        "exit status 1 FINDINGS",
        "option check --format sarif",
        "configuration WaiverSettings.until",
        "json check: .findings[].suppressed.approved_by",
        "json waivers: .waivers[].absorbed",
        "python orglint.check_text",
        "profile strict",
    ):
        assert line in kept


def tables(page: str) -> dict[str | None, list[str]]:
    """The keys in the first column of each table of a page, by the key that its heading names."""
    found: dict[str | None, list[str]] = {}
    for table in re.findall(r"(?:^\|.*\n)+", (PROJECT / "docs" / page).read_text("utf-8"), re.MULTILINE):
        head, _, *rows = table.splitlines()
        named = re.search(r"`(\w+)`", head)
        keys = [re.match(r"\| `([^`]+)`", row) for row in rows]
        found[named.group(1) if named else head] = [key.group(1) for key in keys if key]
    return found


@both
def test_every_key_is_described_and_no_other(page: str) -> None:
    *keys, profiles = tables(page).values()
    for said, model in zip(keys, TABLES.values(), strict=True):
        assert said == list(model.model_fields)
    assert sorted(profiles) == sorted(one["id"] for one in builtin_data()["profiles"])
    text = (PROJECT / "docs" / page).read_text("utf-8")
    assert all(f"`{name}`" in text for name in CONFIG_NAMES)


@pytest.mark.parametrize("page", ["docs/configuration.md", "docs/configuration.zh.md", "SECURITY.md", "SECURITY.zh.md"])
def test_every_limit_is_told_with_its_default(page: str) -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| ([0-9 ]+(?: MiB)?) \|", (PROJECT / page).read_text("utf-8"), re.MULTILINE))
    told = {name: int(said.removesuffix(" MiB").replace(" ", "")) for name, said in rows.items()}
    assert told == {**asdict(DEFAULT_LIMITS), "size": DEFAULT_LIMITS.size // 2**20}


@both
def test_what_is_shown_is_sound(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shown = re.findall(r"```yaml\n(.*?)```", (PROJECT / "docs" / page).read_text("utf-8"), re.DOTALL)
    assert {key for text in shown for key in load_plain(text, page)} >= {"rules", "overrides", "waivers", "protected"}
    for text in shown:
        write(tmp_path, orglint=text)
        settings(tmp_path)


@both
def test_every_option_that_overrules_a_configuration_is_named(page: str) -> None:
    def command() -> None: ...

    options = {name for one in choosing_options(command).__click_params__ for name in one.opts}  # type: ignore[attr-defined]
    text = (PROJECT / "docs" / page).read_text("utf-8")
    assert {name for name in options if f"`{name}" not in text} == {"--plugin", "--no-plugins"}


@pytest.mark.parametrize("name", ["configuration", "stability"])
def test_both_languages_have_the_same_parts(name: str) -> None:
    def parts(page: str) -> list[str]:
        text = (PROJECT / "docs" / page).read_text("utf-8")
        return re.findall(r"^(#+|\||```\w*|\d\.)", text, re.MULTILINE)

    assert parts(f"{name}.md") == parts(f"{name}.zh.md")
