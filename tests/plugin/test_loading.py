"""What keeps a plugin from loading is one clear message, and nothing is checked."""

from pathlib import Path

import pytest

from orglint import Settings, check_text
from orglint.findings.problem import CannotRun
from orglint.plugin.loading import load_plugins
from orglint.rules.catalog import load_catalog
from tests.plugin.build import HEAD, REGIONS, SOUND, plugin
from tests.project.examples import run


def refusal(folder: Path, text: str) -> str:
    with pytest.raises(CannotRun) as caught:
        check_text(REGIONS, settings=Settings(plugins=(plugin(folder, text),)))
    return "\n".join(problem.line("en") for problem in caught.value.problems)


def test_a_plugin_adds_its_rules_and_takes_none_away(tmp_path: Path) -> None:
    plain = check_text(REGIONS)
    report = check_text(REGIONS, settings=Settings(plugins=(plugin(tmp_path, SOUND),)))
    (added,) = [one for one in report.findings if one.rule == "region-without-sales"]
    assert [one for one in report.findings if one is not added] == list(plain.findings)
    assert (added.code, added.location.start.line, added.unit) == ("ACM001", 2, "r")
    assert added.message.en == "region 区域 “r” has no sales department below it"
    assert {one.rule for one in report.rules} == {one.rule for one in plain.rules} | {added.rule}
    assert [(one.name, one.version) for one in report.plugins] == [("acme", None)]


def test_a_module_is_a_plugin_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plugin(tmp_path, SOUND + "__version__ = '2.5'\n", "acme_of_a_module.py")
    monkeypatch.syspath_prepend(tmp_path)
    (found,) = load_plugins(["acme_of_a_module"])
    assert (found.name, found.origin, found.version) == ("acme_of_a_module", "acme_of_a_module", "2.5")


def test_a_plugin_brings_rule_files(tmp_path: Path) -> None:
    (tmp_path / "acme").mkdir()
    rule = (Path(__file__).parents[2] / "rules" / "marketing" / "pricing-outside-market.yaml").read_text("utf-8")
    (tmp_path / "acme" / "prices-elsewhere.yaml").write_text(rule.replace("code: MKT016", "code: ACM016"), "utf-8")
    path = plugin(tmp_path, "ORGLINT_API = 1\nORGLINT_PACKS = ['acme']\n__version__ = '7'\n")
    found = load_catalog(plugins=load_plugins([path])).rules["prices-elsewhere"]
    assert (found.pack, found.origin, found.version) == ("acme", path, "7")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("import nothing_of_this_name\n", "does not load: ModuleNotFoundError: No module named"),
        ("def broken(:\n", "does not load: SyntaxError"),
        ("import sys\nsys.exit(0)\n", "does not load: SystemExit: 0"),
        ("x = 1\n", "does not say for which version of the plugin interface it is written: ORGLINT_API = 1"),
        ("ORGLINT_API = 2\n", "is written for version 2 of the plugin interface; this orglint offers version 1"),
        ("ORGLINT_API = 1\n", "offers nothing: no function under @rule, no ORGLINT_PACKS"),
        ("ORGLINT_API = 1\nORGLINT_PACKS = 'acme'\n", "ORGLINT_PACKS of"),
        ("ORGLINT_API = 1\nORGLINT_PACKS = ['acme']\n", "no rule file in"),
        (HEAD + "@rule('ACM1', 'acme', **WORDS)\ndef check(u): pass\n", "“code”: String should match"),
        (HEAD + "@rule('ACM001', 'Acme!', **WORDS)\ndef check(u): pass\n", "the name is not one like"),
        (HEAD + "@rule('ACM001', 'acme', **WORDS)\ndef check(): pass\n", "a plain function of one to three arguments"),
        (HEAD + "@rule('ACM001', 'acme', **WORDS)\nclass C:\n    def __init__(self, u): pass\n", "a plain function"),
        (HEAD + "@rule('ACM001', 'acme', **WORDS)\nasync def check(u): pass\n", "a plain function"),
        (HEAD + "@rule('ACM001', 'acme', **WORDS, seconds=0)\ndef check(u): pass\n", "“seconds” is a number above 0"),
        (HEAD + "@rule('ACM001', 'acme', **WORDS, seconds='1')\ndef check(u): pass\n", "“seconds” may not be of type"),
        (HEAD + "@rule('ACM001', 'acme', **WORDS, subjects='salez')\ndef check(u): pass\n", "did you mean “sales”?"),
        (HEAD + "@rule('ACM001', 'acme', **WORDS, subjects=['qqq'])\ndef check(u): pass\n", "“qqq” is no kind of unit"),
        (HEAD + "@rule('ACM001', 'acme', **WORDS, subjects=5)\ndef check(u): pass\n", "“subjects”: "),
        (HEAD + "@rule('ACM001', 'acme', **WORDS, options={'x': 5})\ndef check(u): pass\n", "“options.x” may not be"),
        (HEAD + "@rule('ACM001', 'acme', **WORDS, labels={'x': 5})\ndef check(u): pass\n", "“labels.x” may not be"),
        (HEAD + "@rule('ACM001', 'acme', **{**WORDS, 'examples': [5]})\ndef check(u): pass\n", "“examples.0” may not"),
        ("ORGLINT_API = 1\nORGLINT_PACKS = 5\n", "ORGLINT_PACKS of"),
        ("class Rude(BaseException): pass\nraise Rude('x')\n", "does not load: Rude: x"),
        (HEAD + "@rule('ACM001', 'acme', **WORDS, severity='bad')\ndef check(u): pass\n", "“severity”: Input"),
        (HEAD + "@rule('ACM001', 'acme', **WORDS)\ndef a(u): pass\n"
         "@rule('ACM001', 'acme-2', **WORDS)\ndef b(u): pass\n",
         "the rule acme-2 (ACM001) of"),
        (HEAD + "@rule('ACM001', 'duplicate-id', **WORDS)\ndef a(u): pass\n",
         "takes the name or code of duplicate-id (ORG301) of orglint"),
        (HEAD + "@rule('MKT016', 'acme', **WORDS)\ndef a(u): pass\n",
         "takes the name or code of pricing-outside-market (MKT016) of orglint"),
        (HEAD + "@rule('MKT999', 'acme', **WORDS)\ndef a(u): pass\n", "choose other letters than MKT"),
        (HEAD + "@rule('ACM001', 'acme', **{**WORDS, 'examples': []})\ndef a(u): pass\n", "“examples”: List"),
        (HEAD + "@rule('ACM001', 'acme', **{**WORDS, 'message': Text('{a}', '{b}')})\ndef a(u): pass\n",
         "the English and the Chinese text name different"),
    ],
)  # fmt: skip
def test_what_does_not_load_is_told(tmp_path: Path, text: str, told: str) -> None:
    said = refusal(tmp_path, text)
    assert told in said and "Traceback" not in said


def test_everything_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    text = HEAD + "@rule('A', 'B', **WORDS)\ndef a(u): pass\n@rule('C', 'D', **WORDS)\ndef b(u): pass\n"
    with pytest.raises(CannotRun) as caught:
        load_plugins([plugin(tmp_path, text), plugin(tmp_path, "ORGLINT_API = 3\n", "other.py"), "no_such_module"])
    assert len(caught.value.problems) == 6
    assert {problem.location.start.line for problem in caught.value.problems if problem.location} >= {4, 6}


def test_a_plugin_that_never_ends_loading_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("orglint.plugin.loading.LOAD_SECONDS", 0.2)
    said = refusal(tmp_path, "import time\nwhile True:\n    time.sleep(1)\n")
    assert "acme.py:3:1: " in said and "it was not done after 0.2 seconds" in said


def test_kinds_go_by_any_name(tmp_path: Path) -> None:
    path = plugin(tmp_path, SOUND.replace('subjects="region"', 'subjects=["大区", "branch"]'))
    report = check_text(REGIONS, settings=Settings(plugins=(path,)))
    assert [one.unit for one in report.findings if one.code == "ACM001"] == ["r"]


def test_a_plugin_that_was_written_anew_is_read_anew(tmp_path: Path) -> None:
    path = plugin(tmp_path, SOUND)
    assert load_plugins([path]) == load_plugins([path, path])
    plugin(tmp_path, SOUND.replace("ACM001", "ACM002") + "\n")
    assert load_plugins([path])[0].rules[0].code == "ACM002"


def test_the_traceback_is_shown_with_debug_only(tmp_path: Path) -> None:
    (tmp_path / "c.yaml").write_text(REGIONS)
    arguments = ("check", str(tmp_path / "c.yaml"), "--plugin", plugin(tmp_path, "1 / 0\n"))
    done, loud = run(*arguments), run(*arguments, "--debug")
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
    assert "acme.py:1:1: the plugin" in done.stderr and "ZeroDivisionError" in done.stderr
    assert loud.returncode == 2 and "Traceback" in loud.stderr
    assert "does not load" not in run(*arguments, "--lang", "zh").stderr


@pytest.mark.parametrize("key", ["plugin", "plugins"])
def test_a_configuration_names_no_plugin(tmp_path: Path, key: str) -> None:
    (tmp_path / "orglint.yaml").write_text(f"ignore: [unknown-duty]\n{key}: [acme.py]\n")
    plugin(tmp_path, "raise SystemExit('it ran')\n")
    (tmp_path / "c.yaml").write_text(REGIONS)
    done = run("check", str(tmp_path / "c.yaml"))
    assert (done.returncode, done.stdout) == (2, "")
    assert "orglint.yaml:2:1: a configuration never makes Python run" in done.stderr
    assert "--plugin on the command line" in done.stderr and "it ran" not in done.stderr


def test_a_configuration_sets_what_a_plugin_offers(tmp_path: Path) -> None:
    (tmp_path / "orglint.yaml").write_text("rules: {region-without-sales: {severity: info}}\nignore: [MKT016]\n")
    (tmp_path / "c.yaml").write_text(REGIONS)
    done = run("check", str(tmp_path / "c.yaml"), "--plugin", plugin(tmp_path, SOUND))
    assert done.returncode == 0 and "info ACM001 region-without-sales" in done.stdout
