"""`orglint rules test`: each way in which examples can be wrong is told at its line, with what to do next."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from orglint.findings.problem import CannotRun
from orglint.testing.faults import FAULTS, Fault
from orglint.testing.rendering import as_text
from orglint.testing.suite import Result, collect
from orglint.testing.suite import run as run_suite
from tests.project.examples import run

SAID = "sales department 销售部 “s” owns price setting; it belongs to the market department 市场部"
SOUND = f"""\
check: {{kind: belongs, duty: pricing, to: market}}
examples:
- message: "{SAID}"
  bad: |
    units:
      - {{id: m, kind: market}}
      - {{id: s, kind: sales, owns: [pricing]}}  # finding
  good: |
    units:
      - {{id: m, kind: market, owns: [pricing]}}
      - {{id: s, kind: sales}}
"""
WIDE = "".join(f"      - {{id: x{number}, kind: sales}}\n" for number in range(9))
PLUGIN = '''\
from orglint.plugin import change, example, rule, suggestion, violation
ORGLINT_API = 1
@rule("ACM001", "acme", subjects="sales", summary="s", message="{unit} owns {duty}", examples=[example(
    message="sales department 销售部 “s” owns pricing",
    bad="""
        units:
          - {id: s, kind: sales, owns: [pricing]}  # finding
    """,
    good="""
        units:
          - {id: s, kind: sales}
    """,
)])
def check(unit):
    for owned in unit.owns:
        if owned.duty == "pricing":
            yield violation(owned, suggestions=[suggestion("write it", change(owned, "product-sales"))])
'''


def result_of(path: Path) -> Result:
    return run_suite(collect([str(path)]))


def faults_of(folder: Path, text: str, name: str = "prices.yaml") -> list[Fault]:
    (folder / name).write_text(text, "utf-8")
    ((_, faults),) = result_of(folder / name).faults
    return faults


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("", "", []),
        (SAID, "销售部“s”负责“制定产品价格”，应由市场部负责", []),
        ("  # finding", "", [("not-marked", 7)]),
        ("kind: market}\n      - {id: s, kind: sales, owns: [pricing]}", "kind: market}  # finding\n"
         "      - {id: s, kind: sales, owns: [pricing]}", [("missing", 6), ]),
        ("- {id: m, kind: market}", "- {id: m, kind: finance, owns: [pricing]}", [("unmarked", 6), ("messages", 5)]),
        (f'message: "{SAID}"', "title: t", [("no-message", 5)]),
        (SAID, "something else", [("message", 7)]),
        (f'"{SAID}"', "[a, b]", [("messages", 5)]),
        ("kind: sales, owns: [pricing]}", "kind: sales}", [("never-fires", 5), ("messages", 5)]),
        ("id: s, kind: sales}", "id: s, kind: sales, owns: [pricing]}", [("not-silent", 11)]),
        ("  good: |\n", f"  good: |\n    units:\n{WIDE}      # ", [("not-minimal", 9)]),
        ("{id: m, kind: market}", "{id: m, kind: market, ownz: x}", [("unreadable", 6)]),
        ("check:", 'summary: "TODO: x"\ncheck:', [("unfinished", 6)]),
        (", owns: [pricing]}\n      - {id: s, kind: sales}", "}\n      - {id: s, kind: sales, owns: [pricing]}",
         [("not-silent", 11)]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_at_its_line(tmp_path: Path, old: str, new: str, told: list[tuple[str, int]]) -> None:
    found = faults_of(tmp_path, SOUND.replace(old, new, 1) if old else SOUND)
    kinds = [(one.kind, one.location.start.line) for one in found]
    assert [one for one in kinds if one in told] == told and bool(kinds) == bool(told), kinds
    assert all(one.location.file.endswith("prices.yaml") for one in found)


def test_a_good_example_is_asked_for_and_is_another(tmp_path: Path) -> None:
    bad, good = SOUND.split("  good: |\n")
    assert [one.kind for one in faults_of(tmp_path, bad)] == ["no-good"]
    definition = bad.split("  bad: |\n")[1]
    assert {one.kind for one in faults_of(tmp_path, f"{bad}  good: |\n{definition}")} == {"not-silent", "same"}
    assert good


def test_an_example_that_is_silent_beside_one_that_fires(tmp_path: Path) -> None:
    more = "- bad: 'units: [{id: m, kind: market}]'\n  good: 'units: [{id: n, kind: market}]'\n"
    (fault,) = faults_of(tmp_path, SOUND + more)
    assert (fault.kind, fault.example, fault.location.start.line) == ("silent", 2, 12)


@pytest.mark.parametrize(
    ("old", "new", "kind", "line"),
    [
        ("", "", None, 0),
        ('"product-sales"', '"pricing"', "fix-keeps", 7),
        ('"product-sales"', '"{"', "fix-breaks", 7),
        ("change(owned, ", "change(owned, 'x'), change(owned, ", "fix-overlaps", 7),
        ('owned, "product-sales"', 'unit, "t"', "fix-adds", 7),
        ('owned, "product-sales"', 'owned, "t, t"', "fix-adds", 7),  # a fault that a rule of core finds
        ("yield", "owned.nothing; yield", "failed", 17),
        ("{id: s, kind: sales}\n", "{id: t, kind: sales, owns: [pricing]}\n", "not-silent", 11),
        ('"{unit} owns {duty}"', '"{unit} has {duty}"', "message", 7),
    ],
)
def test_a_plugin_is_tested_as_strictly(tmp_path: Path, old: str, new: str, kind: str | None, line: int) -> None:
    found = faults_of(tmp_path, PLUGIN.replace(old, new, 1) if old else PLUGIN, "acme.py")
    assert ([(one.kind, one.location.start.line) for one in found] or [(None, 0)])[-1] == (kind, line)


def test_every_kind_of_fault_has_both_languages() -> None:
    for message, help_ in FAULTS.values():
        for text in (message, help_):
            assert re.search(r"[\u4e00-\u9fff]", text.zh) and not re.search(r"[\u4e00-\u9fff]", text.en)


def test_a_folder_is_searched_for_packs(tmp_path: Path) -> None:
    for pack in ("one", "two"):
        (tmp_path / pack).mkdir()
        (tmp_path / pack / f"{pack}.yaml").write_text(SOUND, "utf-8")
    (tmp_path / "notes.yaml").write_text("a: 1\n")
    (tmp_path / "orglint.yaml").write_text("rules: {}\n")
    (tmp_path / "one" / "plugin.py").write_text("ORGLINT_API = 1\nraise SystemExit('it ran')\n")
    suite = collect([str(tmp_path)])
    assert [case.rule.name for case in suite.cases] == ["one", "two"]
    assert suite.passed_over == ((tmp_path / "one" / "plugin.py").as_posix(), (tmp_path / "notes.yaml").as_posix())
    assert run_suite(suite).failed == []


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("nothing-here", "there is no file, folder or module"),
        (".", "no rule file in"),
        ("one.yaml", "no rule file in"),
        ("two.py", "there is no plugin file"),
    ],
)
def test_what_holds_no_rule_is_told(tmp_path: Path, path: str, told: str) -> None:
    (tmp_path / "one.py").write_text("raise SystemExit('it ran')\n")
    with pytest.raises(CannotRun, match=told) as caught:
        collect([path if path == "nothing-here" else str(tmp_path / path)])
    (problem,) = caught.value.problems
    assert ("Python runs only when its file is named" in problem.line("en")) == (path == ".")


def test_a_package_is_its_module_where_it_can_be_imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "acme_of_a_package"
    folder.mkdir()
    (folder / "__init__.py").write_text(PLUGIN, "utf-8")
    (folder / "prices.yaml").write_text(SOUND, "utf-8")
    monkeypatch.chdir(tmp_path)
    assert [case.rule.name for case in collect(["acme_of_a_package"]).cases] == ["prices"]
    monkeypatch.syspath_prepend(tmp_path)
    assert [case.rule.name for case in collect(["acme_of_a_package"]).cases] == ["acme"]


def test_the_command_in_both_languages_and_for_programs(tmp_path: Path) -> None:
    path = tmp_path / "prices.yaml"
    path.write_text(SOUND, "utf-8")
    done = run("rules", "test", str(tmp_path))
    assert (done.returncode, done.stdout) == (0, "all examples hold (rules: 1, examples: 1)\n")
    path.write_text(SOUND.replace(SAID, "Something else"), "utf-8")
    done = run("rules", "test", str(tmp_path), "--format", "json")
    (rule,) = json.loads(done.stdout)["rules"]
    (fault,) = rule["faults"]
    assert done.returncode == 1 and rule["rule"] == "prices"
    assert (fault["kind"], fault["expected"], fault["found"]) == ("message", "Something else", SAID)
    assert fault["location"]["line"] == 7
    assert "下一步：" in run("rules", "test", str(tmp_path), "--lang", "zh").stdout
    path.write_text(SOUND.replace("belongs", "belongz"), "utf-8")
    done = run("rules", "test", str(tmp_path))
    assert done.returncode == 2 and "prices.yaml:1:15: " in done.stderr and done.stdout == ""


def test_the_text_of_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("prices.yaml").write_text(SOUND.replace(SAID, "Something else"), "utf-8")
    assert "".join(as_text(result_of(Path("prices.yaml")), "en")) == (
        "FAILED prices\n"
        "  prices.yaml:7: the message at line 3 is not the one of the example\n"
        "    7 │   - {id: s, kind: sales, owns: [pricing]}  # finding\n"
        "    - expected: Something else\n"
        f"    + found:    {SAID}\n"
        "    next: change the words of the rule, or the `message` of the example\n"
        "\n"
        "failed: 1 of 1 rules (examples: 1)\n"
    )


def test_two_lines_make_tests_of_pytest(tmp_path: Path) -> None:
    (tmp_path / "tests").mkdir()
    (tmp_path / "rules").mkdir()
    two_lines = 'from orglint.testing import rule_tests\n{} = rule_tests("{}")\n'
    (tmp_path / "tests" / "test_a.py").write_text(two_lines.format("test_rules", "rules"))
    (tmp_path / "tests" / "test_b.py").write_text(two_lines.format("test_rules", "no-rules"))
    (tmp_path / "rules" / "sound.yaml").write_text(SOUND, "utf-8")
    (tmp_path / "rules" / "unsound.yaml").write_text(SOUND.replace("  # finding", ""), "utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:hypothesispytest", "tests"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 1 and "2 failed, 1 passed" in done.stdout
    assert "FAILED tests/test_a.py::test_rules[unsound]" in done.stdout
    assert "write `# finding` behind this line" in done.stdout
    assert "there is no file, folder or module “no-rules”" in done.stdout
