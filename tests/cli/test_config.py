"""`orglint config show`: every setting with where it comes from."""

import json
from pathlib import Path
from typing import Any

import pytest

from orglint.cli import obeyed
from orglint.cli.exits import run
from orglint.config.discovery import find_config
from orglint.config.effective import effective_rules
from orglint.config.settling import read_merged, settle
from orglint.findings.violation import Violation
from orglint.judging.choice import Choice
from orglint.pipeline import organization
from orglint.rules.catalog import load_catalog
from tests.cli.test_edition import said
from tests.unit.config.build import write

COMPANY = """\
units:
  - id: hq
    name: 总公司
    units:
      - {id: west, name: 西部分公司, units: [{id: west-sales, name: 销售部}]}
      - {id: east, name: 东部分公司}
"""
BASE = """\
extends: m2-marketing-charter
ignore: [unknown-duty]
rules: {wide-span: {severity: info, options: {limit: 9}}}
"""
CONFIG = """\
extends: [./base.yaml]
packs: expert
rules:
  wide-span: error
  MKT016: {message: {en: not here, zh: 不可}}
overrides:
  - {units: west, rules: {wide-span: {severity: off}}, ignore: [ORG3]}
  - {paths: other.yaml, rules: {EXP007: {options: {limit: 3}}}}
waivers:
  - {rule: ORG401, unit: west, reason: r}
"""
TEXT = """\
configuration: orglint.yaml (the nearest one)

extends           m2-marketing-charter                     base.yaml:1:10, extended at orglint.yaml:1:11
                  base.yaml                                orglint.yaml:1:11
edition           2026-12                                  default
profile           m2-marketing-charter                     base.yaml:1:10, extended at orglint.yaml:1:11
fail_on           error                                    command line: --fail-on
lang              en                                       environment: ORGLINT_LANG
complete          false                                    default
limits.size       536870912                                default
limits.depth      64                                       default
limits.nodes      50000000                                 default
limits.scalar     100000                                   default
limits.key        256                                      default
limits.anchors    10000                                    default
limits.documents  10000                                    default
limits.files      20000                                    default
limits.includes   1000                                     default
select            –                                        default
ignore            unknown-duty                             base.yaml:2:10, extended at orglint.yaml:1:11
                  MKT003                                   command line: --ignore
packs             expert                                   orglint.yaml:2:8
protected         –                                        default
overrides         {units: [west], ignore: [ORG3], rules: {wide-span: {severity: off}}}  orglint.yaml:7:5
                  {paths: [other.yaml], rules: {EXP007: {options: {limit: 3}}}}  orglint.yaml:8:5
waivers           {rule: [ORG401], unit: west, reason: r}  orglint.yaml:10:5
plugins           –                                        default
"""


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ORGLINT_LANG", "en")
    write(tmp_path, company=COMPANY, base=BASE, orglint=CONFIG, other="units: []\n")
    return tmp_path


def shown(*arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(said("config", "show", *arguments, "--format", "json"))
    return found


def rule(told: dict[str, Any], name: str) -> dict[str, Any]:
    return next(one for one in told["rules"] if name in (one["rule"], one["code"]))


def at(value: dict[str, Any]) -> tuple[Any, str, str]:
    place = value["from"]["location"]
    return value["value"], value["from"]["kind"], f"{place['file']}:{place['line']}" if place else ""


def test_every_setting_tells_where_it_comes_from(repository: Path) -> None:
    text = said("config", "show", "--fail-on", "error", "--ignore", "MKT003")
    settings, _, rules = text.partition("\nrules: ")
    assert settings == TEXT
    assert (
        "EXP007 wide-span\n  severity       error  orglint.yaml:4:14\n  options.limit  9      base.yaml:3:47" in rules
    )
    assert "MKT003" in rules and "ORG301" not in rules and "ORG301" in said("config", "show", "--all")


def test_in_chinese(repository: Path) -> None:
    text = said("config", "show", "--unit", "west", "--lang", "zh")
    assert text.startswith("配置：orglint.yaml（最近的一份）\n针对单位：west\n\n")
    assert (
        "base.yaml:1:10，经 orglint.yaml:1:11 继承\n" in text
        and "（例外）\n" in text
        and "lang              zh " in text
    )


def test_a_rule_tells_who_decided_what(repository: Path) -> None:
    everywhere = shown()
    assert at(rule(everywhere, "wide-span")["severity"]) == ("error", "configuration", "orglint.yaml:4")
    assert at(rule(everywhere, "wide-span")["options"]["limit"]) == (9, "configuration", "base.yaml:3")
    assert at(rule(everywhere, "MKT016")["message"])[0] == {"en": "not here", "zh": "不可"}
    assert at(rule(everywhere, "unknown-duty")["severity"]) == ("off", "configuration", "base.yaml:2")
    charter = rule(everywhere, "culture-material-not-handed-over")["options"]["always"]
    assert (charter["value"], charter["from"]["name"]) == (True, "m2-marketing-charter")
    asked = shown("--select", "MKT", "--edition", "2026-11")
    assert rule(asked, "wide-span")["severity"]["from"]["name"] == "--select"
    assert asked["settings"]["edition"]["from"]["name"] == "--edition"
    assert not any(one["rule"] == "overgrown-waiver" for one in asked["rules"])


def test_a_unit_and_a_file_have_settings_of_their_own(repository: Path) -> None:
    below = shown("--unit", "west-sales")
    assert at(rule(below, "wide-span")["severity"]) == ("off", "override", "orglint.yaml:7")
    assert at(rule(below, "ORG302")["severity"]) == ("off", "override", "orglint.yaml:7")
    assert at(rule(shown("--unit", "east"), "ORG302")["severity"]) == ("error", "default", "")
    other = rule(shown("--file", "other.yaml"), "wide-span")
    assert at(other["options"]["limit"]) == (3, "override", "orglint.yaml:8")
    assert at(other["severity"]) == ("error", "configuration", "orglint.yaml:4")


def test_what_is_not_there_is_told(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments, told in (
        (["--unit", "wst"], "error: no unit has the id “wst” (did you mean “west”?)\n"),
        (["--file", "gone.yaml"], "error: there is no file “gone.yaml”\n"),
        (["--profile", "auditt"], "did you mean “audit”?"),
        (["--select", "pricing-outside-markt"], "did you mean “pricing-outside-market”?"),
    ):
        assert run(obeyed, ["config", "show", *arguments]) == 2
        assert told in capsys.readouterr().err


def test_isolated_and_given_are_told(repository: Path) -> None:
    alone = shown("--isolated")
    assert alone["configuration"] == {"file": None, "found": "isolated"} and alone["extends"] == []
    kinds = {one["from"]["kind"] for one in alone["settings"].values() if isinstance(one, dict)}
    assert kinds <= {"default", "environment"}
    assert shown("--config", "base.yaml")["configuration"] == {"file": "base.yaml", "found": "given"}


def _found(value: Any) -> list[tuple[Any, dict[str, Any]]]:
    """Every value with an origin, however deep."""
    if isinstance(value, dict) and value.keys() == {"value", "from"}:
        return [(value["value"], value["from"])]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [pair for one in inner for pair in _found(one)]


def test_at_every_place_told_stands_what_is_told(repository: Path) -> None:
    """Of single values the text at the place is the value; of options it is the key before it."""
    seen = 0
    for value, origin in _found({**shown("--unit", "west"), "extends": []}):
        place = origin["location"]
        if place is not None and isinstance(value, str) and value != "off":
            line = (repository / place["file"]).read_text("utf-8").splitlines()[place["line"] - 1]
            assert line[place["column"] - 1 :].startswith(value)
            seen += 1
    assert seen == 3


@pytest.mark.parametrize(("unit", "holding"), [(None, ()), ("west", (0,)), ("west-sales", (0,)), ("east", ())])
@pytest.mark.parametrize("profile", ["combined", "audit", "m1-market-fifteen"])
def test_what_is_told_is_what_a_run_uses(
    repository: Path, unit: str | None, holding: tuple[int, ...], profile: str
) -> None:
    write(repository, base=BASE.replace("m2-marketing-charter", profile))
    found = find_config("company.yaml", None, False)
    assert found is not None
    merged, problems = read_merged(found)
    settings = settle(merged, problems)
    catalog = load_catalog()
    told = effective_rules(merged, settings, {}, catalog, holding)
    choice = Choice(catalog, catalog.profile(profile), settings)
    org = organization("company.yaml", settings)
    scopes = choice.scopes_in(org)
    for one in told:
        violation = Violation(rule=one.rule, at=org.by_id["west"].place, unit=unit)
        form = scopes.form(choice.by_name[one.rule], violation) if one.rule in choice.by_name else None
        assert one.severity.value == (form.severity.value if form else "off"), one.rule
        if form is not None:
            assert {each.name: each.value for each in one.values if each.name.startswith("options.")} == {
                f"options.{name}": value for name, value in form.option_values.items()
            }
