"""What a person types and what comes back."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.project.examples import PROJECT, run

GOOD = "units:\n  - {id: m, kind: market, owns: [pricing]}\n  - {id: s, kind: sales, owns: [product-sales]}\n"
BAD = "units:\n  - {id: m, kind: market, owns: [brand-planning]}\n  - {id: s, kind: sales, owns: [pricing]}\n"


@pytest.fixture
def good(tmp_path: Path) -> str:
    (tmp_path / "good.yaml").write_text(GOOD)
    return str(tmp_path / "good.yaml")


@pytest.fixture
def bad(tmp_path: Path) -> str:
    (tmp_path / "bad.yaml").write_text(BAD)
    return str(tmp_path / "bad.yaml")


def test_exit_statuses(good: str, bad: str, tmp_path: Path) -> None:
    assert run("check", good).returncode == 0
    assert run("check", bad).returncode == 1
    assert run("check", bad, "--exit-zero").returncode == 0
    assert run("check", bad, "--ignore", "S-016").returncode == 0
    for arguments in (
        ["check"],
        ["check", str(tmp_path / "none.yaml")],
        ["check", bad, "--format", "xml"],
        ["check", bad, "--select", "pricing-outside-markt"],
        ["check", bad, "--profile", "combind"],
        ["check", bad, "--config", str(tmp_path / "none.yaml")],
        ["chek", bad],
    ):
        done = run(*arguments)
        assert (done.returncode, done.stdout) == (2, ""), arguments
        assert "Traceback" not in done.stderr and done.stderr.startswith("error: "), arguments


def test_a_mistyped_rule_or_profile_gets_the_nearest(bad: str) -> None:
    assert "did you mean “pricing-outside-market”?" in run("check", bad, "--select", "pricing-outside-markt").stderr
    assert "did you mean “combined”?" in run("check", bad, "--profile", "combind").stderr
    assert "是否想写“combined”？" in run("check", bad, "--profile", "combind", "--lang", "zh").stderr


def test_fail_on_decides_from_which_severity_on_the_run_fails(tmp_path: Path) -> None:
    path = tmp_path / "info.yaml"
    path.write_text("units:\n  - {id: m, kind: marketing, owns: [促销]}\n")
    assert run("check", str(path)).returncode == 0
    assert run("check", str(path), "--fail-on", "info").returncode == 1


def test_json_holds_the_keys_that_others_build_on(bad: str) -> None:
    report = json.loads(run("check", bad, "--format", "json").stdout)
    assert report["version"] == 1
    (finding,) = report["findings"]
    assert finding["location"] == {
        "file": bad,
        "start": {"line": 3, "column": 33},
        "end": {"line": 3, "column": 40},
    }
    assert (finding["code"], finding["rule"], finding["severity"]) == ("MKT016", "pricing-outside-market", "error")
    assert (finding["unit"], finding["duty"], finding["statements"]) == ("s", "pricing", ["S-016"])
    assert (finding["suppressed"], finding["fixes"], len(finding["fingerprint"])) == (None, [], 16)
    assert finding["related"][0]["location"]["start"] == {"line": 2, "column": 10}
    assert report["summary"] == {
        "organizations": 1,
        "units": 2,
        "error": 1,
        "warning": 0,
        "info": 0,
        "suppressed": 0,
        "suppressed_by": {"waiver": 0, "comment": 0, "config": 0, "baseline": 0},
        "profiles_met": ["core"],
        "last_profile_met": "core",
        "branches": [],
        "baseline": None,
        "changed_only": None,
    }
    assert {"code": "MKT016", "rule": "pricing-outside-market", "examined": 1} in report["rules"]


def test_machine_fields_are_the_same_in_both_languages(bad: str) -> None:
    def machine(language: str) -> list[dict[str, object]]:
        findings = json.loads(run("check", bad, "--format", "json", "--lang", language).stdout)["findings"]
        return [
            {key: value for key, value in one.items() if key not in ("message", "help", "related")} for one in findings
        ]

    assert machine("en") == machine("zh")


def test_standard_input_is_read_as_one_organization() -> None:
    done = run("check", "-", "--format", "json", input=BAD)
    assert json.loads(done.stdout)["findings"][0]["location"]["file"] == "<stdin>"


def test_the_order_of_paths_and_the_hash_seed_change_nothing(good: str, bad: str) -> None:
    first = run("check", good, bad, "--format", "json").stdout
    for seed in ("1", "2", "3"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        assert run("check", bad, good, "--format", "json", env=environment).stdout == first


def test_colour_follows_the_option_then_the_environment(bad: str) -> None:
    assert "\x1b[" not in run("check", bad).stdout
    assert "\x1b[" in run("check", bad, "--color", "always").stdout
    assert "\x1b[" in run("check", bad, env={**os.environ, "FORCE_COLOR": "1"}).stdout
    assert "\x1b[" not in run("check", bad, env={**os.environ, "FORCE_COLOR": "1", "NO_COLOR": "1"}).stdout
    assert "\x1b[" not in run("check", bad, "--color", "never", env={**os.environ, "FORCE_COLOR": "1"}).stdout


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "gbk"])
def test_everything_is_utf8_whatever_a_locale_or_a_code_page_says(bad: str, encoding: str) -> None:
    """Where Windows redirects output, Python's streams take the code page; PYTHONIOENCODING does the same here."""
    environment = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0", "ORGLINT_LANG": "zh"}
    done = run("check", bad, env=environment)
    assert done.returncode == 1 and "市场部" in done.stdout
    helped = run("check", "--help", env=environment)
    assert helped.returncode == 0 and "检查组织定义" in helped.stdout
    assert "没有名为“x.yaml”" in run("check", "x.yaml", env=environment).stderr


def test_a_full_disk_is_said_and_leaves_no_half_file(bad: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "orglint", "check", bad]
    with open("/dev/full", "wb") as full:
        done = subprocess.run(command, cwd=PROJECT, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2 and b"Traceback" not in done.stderr and done.stderr
    done2 = run("check", bad, "--format", "json", "--output", str(tmp_path / "no" / "folder.json"))
    assert done2.returncode == 2 and done2.stderr.startswith("error: ")


def test_nothing_of_the_input_reaches_a_terminal_or_a_log_as_a_command(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(
        'units:\n  - {id: m, "\\e[2J::error::x": "##[error]\\u202e"}\n  - {id: n, kind: "::warning::\\u200b"}\n'
    )
    for arguments in (["--color", "never"], ["--format", "json"]):
        out = run("check", str(path), *arguments).stdout
        assert not any(sign in out for sign in "\x1b\u202e\u200b") and "##[" not in out
        assert not any(line.lstrip().startswith("::") for line in out.splitlines())


def python(code: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    return done.stdout.splitlines()[-1]


def test_help_and_version_import_neither_pydantic_nor_ruamel() -> None:
    code = (
        "import sys; sys.argv = ['orglint', {!r}]\n"
        "from orglint.cli import main\nmain()\n"
        "print([name for name in ('pydantic', 'ruamel', 'orglint.pipeline') if name in sys.modules])"
    )
    for option in ("--version", "--help"):
        assert python(code.format(option)) == "[]"


def test_a_check_with_the_built_in_rules_imports_no_pydantic(bad: str) -> None:
    code = "import sys; from orglint.pipeline import check; check([sys.argv[1]]); print('pydantic' in sys.modules)"
    assert python(code, bad) == "False"


def test_configuration(bad: str, tmp_path: Path) -> None:
    config = tmp_path / "orglint.yaml"
    config.write_text("rules:\n  pricing-outside-market: {severity: warning}\nlang: zh\n")
    done = run("check", bad)
    assert (done.returncode, "警告 MKT016" in done.stdout) == (1, True)
    assert "error MKT016" in run("check", bad, "--isolated").stdout
    config.write_text("rules: {pricing-outside-market: {severity: 'off'}}\n")
    assert run("check", bad).returncode == 0
    for text, place, hint in (
        ("rulez: {}\n", ":1:1: ", "rules"),
        ("profile: combined\nrules:\n  pricing-outside-markt: {severity: info}\n", ":3:3: ", "pricing-outside-market"),
        ("rules:\n  pricing-outside-market: {severity: bad}\n", ":2:38: ", "warning"),
    ):
        config.write_text(text)
        done = run("check", bad)
        assert (done.returncode, done.stdout) == (2, "")
        assert place in done.stderr and hint in done.stderr, done.stderr


def test_options_of_a_rule(tmp_path: Path) -> None:
    path, config = tmp_path / "x.yaml", tmp_path / "orglint.yaml"
    path.write_text("units:\n  - {id: f, kind: finance, owns: [Bookkeeping]}\n")
    assert "unknown-duty" in run("check", str(path)).stdout
    config.write_text("rules: {unknown-duty: {options: {ignore: [Bookkeeping]}}}\n")
    assert "unknown-duty" not in run("check", str(path)).stdout
    for text, place, hint in (
        ("rules: {unknown-duty: {options: {ignor: []}}}\n", ":1:34: ", "ignore"),
        ("rules: {unknown-duty: {options: {ignore: x}}}\n", ":1:34: ", "words"),
    ):
        config.write_text(text)
        done = run("check", str(path))
        assert done.returncode == 2 and place in done.stderr and hint in done.stderr, done.stderr


def test_a_pack_of_ones_own(bad: str, tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    pack.mkdir()
    rule = (PROJECT / "rules" / "marketing" / "reversed-direction.yaml").read_text("utf-8")
    rule = rule.replace("MKT902", "OWN001").replace(
        "{only: sales}, to: {only: [market", "{only: market}, to: {only: [sales, market"
    )
    (pack / "no-command-of-sales.yaml").write_text(rule, "utf-8")
    (tmp_path / "orglint.yaml").write_text("packs: [pack]\n")
    path = tmp_path / "x.yaml"
    path.write_text("units:\n  - {id: m, kind: market, directs: [s]}\n  - {id: s, kind: sales}\n")
    assert "OWN001 no-command-of-sales" in run("check", str(path)).stdout
    (pack / "no-command-of-sales.yaml").write_text(rule.replace("severity: error", "severty: error"), "utf-8")
    done = run("check", str(path))
    assert done.returncode == 2 and "no-command-of-sales.yaml:4:1: " in done.stderr and "severity" in done.stderr


def test_github_gets_a_job_summary_where_it_asks_for_one(bad: str, tmp_path: Path) -> None:
    path = tmp_path / "summary.md"
    path.write_text("written by another step\n")
    done = run("check", bad, "--format", "github", env={**os.environ, "GITHUB_STEP_SUMMARY": str(path)})
    assert done.stdout.startswith("::error file=")
    text = path.read_text("utf-8")
    assert text.startswith("written by another step\n# orglint\n") and "pricing-outside-market" in text
