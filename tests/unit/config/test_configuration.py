"""A configuration: where it is found, what it extends, and what is said of its faults."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from orglint.config.discovery import find_config
from orglint.findings.problem import CannotRun
from orglint.findings.severity import Severity
from tests.unit.config.build import problems, settings, write


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "repo" / ".git").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "repo")
    return tmp_path / "repo"


def test_the_nearest_file_counts_up_to_the_root_of_the_repository(repository: Path) -> None:
    write(repository.parent, orglint="lang: zh\n")
    write(repository, a__b__c="units: []\n")
    assert find_config("a/b/c.yaml", None, False) is None
    write(repository, orglint="profile: audit\n")
    assert settings(repository / "a" / "b").profile == "audit"
    write(repository, a__orglint="lang: en\n")
    nearest = settings(repository / "a" / "b")
    assert (nearest.profile, nearest.language) == ("combined", "en")  # nothing is merged unless it is extended
    assert find_config("a/b/c.yaml", None, True) is None


def test_a_table_in_pyproject_is_a_configuration_and_told_by_its_own_places(repository: Path) -> None:
    project = repository / "pyproject.toml"
    project.write_text('[project]\nname = "orglint-user"\n')
    assert find_config(".", None, False) is None
    project.write_text('[tool.orglint]\nprofile = "audit"\ncomplete = true\n[tool.orglint.rules]\nwide-span = "info"\n')
    read = settings(repository)
    assert (read.profile, read.complete, read.adjust["wide-span"].severity) == ("audit", True, "info")
    project.write_text('[tool.orglint]\nprofle = "x"\n\n[tool.orglint.rules.wide-spam]\nseverity = "inof"\n')
    assert problems(repository) == [
        "pyproject.toml:2:1: “profle” is not a known field (did you mean “profile”?)",
        "pyproject.toml:5:12: “inof” is not one of: off, info, warning, error (did you mean “info”?)",
    ]
    project.write_text('[tool.orglint]\nprofile = "audit"\n[broken\n')
    assert problems(repository) == ["pyproject.toml:3:8: the configuration is not sound TOML"]


def test_two_configurations_in_one_folder_are_refused(repository: Path) -> None:
    write(repository, orglint="lang: zh\n")
    (repository / "pyproject.toml").write_text("[tool.orglint]\n")
    with pytest.raises(CannotRun, match=r"more than one configuration in .*: orglint\.yaml, pyproject\.toml"):
        find_config(".", None, False)


def test_every_fault_is_told_at_once(repository: Path) -> None:
    write(
        repository,
        orglint="""\
extends: [./base.yaml, sttrict, package:nope-such, ./gone.yaml]
proflie: x
profile: comined
select: MKT9
ignore: [unknwn-duty]
packs: [exprt]
rules:
  pricing-outside-markt: warning
  wide-span: {severity: bad}
  unknown-duty: {options: {ignor: [x]}, message: "{foo} is bad"}
overrides:
  - ignore: [wide-span]
""",
        base="rules: {wide-span: {options: {most: 0}}}\n",
    )
    told = problems(repository)
    assert [line.split(": ")[0] for line in told] == [
        *("orglint.yaml:1:24", "orglint.yaml:1:33", "orglint.yaml:1:52", "orglint.yaml:2:1", "orglint.yaml:3:10"),
        *("orglint.yaml:4:9", "orglint.yaml:5:10", "orglint.yaml:6:9", "orglint.yaml:9:25", "orglint.yaml:12:5"),
    ] or told


def test_later_ones_win_over_earlier_ones_and_the_file_over_what_it_extends(repository: Path) -> None:
    write(
        repository,
        orglint="""\
extends: [audit, ./one.yaml, shared/two.yaml]
ignore: EXP001
rules: {wide-span: {message: too wide}}
""",
        one="""\
profile: m4-hq-branch
select: [core]
ignore: [unknown-duty]
fail_on: error
rules: {wide-span: {severity: error, options: {limit: 5}, message: wide}, empty-relay: off}
""",
        shared__two="""\
select: [marketing, expert]
rules: {wide-span: {options: {limit: 6}}, empty-relay: info}
lang: zh
""",
    )
    read = settings(repository)
    assert (read.profile, read.fail_on, read.language) == ("m4-hq-branch", Severity.ERROR, "zh")
    assert (read.select, read.ignore) == (("marketing", "expert"), ("unknown-duty", "EXP001"))
    wide = read.adjust["wide-span"]
    assert (wide.severity, wide.options, read.adjust["empty-relay"].severity) == ("error", {"limit": 6}, "info")
    assert wide.words is not None and wide.words["message"].zh == "too wide"


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("/etc/passwd", "leads out of the repository"),
        ("../outside.yaml", "leads out of the repository"),
        ("./link.yaml", "leads out of the repository"),
        ("https://example.org/x.yaml", "nothing that can be extended"),
        ("file:///etc/passwd", "nothing that can be extended"),
        ("package:../x", "no package “..” is installed"),
        ("package:os", "no package “os” is installed"),
        ("package:json", "the package “json” brings no “orglint.yaml”"),
        ("./orglint.yaml", "the configurations extend one another: orglint.yaml → orglint.yaml"),
    ],
)
def test_nothing_is_extended_that_leads_out_or_round(repository: Path, word: str, reason: str) -> None:
    write(repository.parent, outside="secret-key: 1\n")
    (repository / "link.yaml").symlink_to(repository.parent / "outside.yaml")
    write(repository, orglint=f"extends: ['{word}']\n")
    (line,) = problems(repository)
    assert line.startswith("orglint.yaml:1:11: ") and reason in line and "secret" not in line


def test_a_configuration_that_is_a_link_out_of_the_repository_is_refused(repository: Path) -> None:
    write(repository.parent, outside="secret-key: 1\n")
    (repository / "orglint.yaml").symlink_to(repository.parent / "outside.yaml")
    with pytest.raises(CannotRun, match="is a link out of"):
        find_config(".", None, False)
    assert find_config(".", "orglint.yaml", False) is not None  # the command line says so


def test_chains_and_numbers_have_an_end(repository: Path) -> None:
    write(repository, **{f"c{number}": f"extends: ./c{number + 1}.yaml\n" for number in range(20)})
    write(repository, orglint="extends: ./c0.yaml\n", c20="lang: zh\n")
    assert "more than 8 configurations extend one another" in problems(repository)[0]
    write(repository, orglint=f"extends: [{', '.join(['./x.yaml'] * 500)}]\n", x="lang: zh\n")
    assert "one configuration extends more than 50 others" in problems(repository)[0]


def test_an_installed_package_brings_a_configuration_without_being_imported(repository: Path) -> None:
    site = repository.parent / "site"
    write(site / "acme_policy", orglint="extends: ./strict.yaml\npacks: [rules]\n", strict="profile: audit\n")
    (site / "acme_policy" / "__init__.py").write_text("raise SystemExit('imported')\n")
    (site / "acme_policy" / "rules").mkdir()
    write(repository, orglint="extends: package:acme-policy/strict.yaml\n")
    code = (
        "from orglint.config.discovery import find_config; from orglint.config.settling import read_config\n"
        "import sys; print(read_config(find_config('.', None, False)).profile, 'acme_policy' in sys.modules)"
    )
    environment = {**os.environ, "PYTHONPATH": str(site)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=False)
    assert done.stdout == "audit False\n", done.stderr
    write(repository, orglint="extends: package:acme-policy\n")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=False)
    assert "no rule file in" in done.stderr  # its own folder of rules, which holds none


RULE = "check: {kind: required-field, field: name}\nexamples: [{bad: 'units: [{id: a}]  # finding'}]\n"


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("/etc", "“/etc” leads out of the repository (a pack outside is used only when --pack names it)"),
        ("../outside", "“../outside” leads out of the repository"),
        ("linked", "“linked” leads out of the repository"),
        ("rulez", "there is no pack “rulez” here (did you mean “rules”?)"),
        ("exprt", "there is no pack “exprt” here (did you mean “expert”?)"),
        ("package:jsn", "no package “jsn” is installed (did you mean “package:json”?)"),
        ("package:json", "the package “json” brings no “rules”"),
        ("package:json/../../..", "the package “json” brings no “../../..”"),
        ("rules/link.yaml", "“rules/link.yaml” leads out of the repository"),
    ],
)
def test_no_pack_leads_out(repository: Path, word: str, reason: str) -> None:
    write(repository.parent, outside__secret="secret-key: 1\n")
    write(repository, rules__own=RULE, orglint=f"packs: ['{word}']\n")
    (repository / "linked").symlink_to(repository.parent / "outside")
    (repository / "rules" / "link.yaml").symlink_to(repository.parent / "outside" / "secret.yaml")
    (line,) = problems(repository)
    assert line.startswith(f"orglint.yaml:1:9: {reason}") and "secret" not in line


def test_packs_are_folders_files_and_what_packages_bring(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = repository.parent / "site"
    write(site / "acme_policy", rules__theirs=RULE)
    (site / "acme_policy" / "__init__.py").write_text("raise SystemExit('imported')\n")
    monkeypatch.syspath_prepend(site)
    write(repository, rules__own=RULE, one=RULE)
    write(repository, orglint="packs: [rules, one.yaml, 'package:acme-policy']\nselect: [own, theirs]\n")
    assert [Path(path).name for path in settings(repository).packs] == ["rules", "one.yaml", "rules"]
    assert "acme_policy" not in sys.modules


@pytest.mark.parametrize(
    ("word", "told"),
    [("./bse.yaml", "./base.yaml"), ("shared/polcy.yaml", "shared/policy.yaml"), ("package:jsn", "package:json")],
)
def test_what_is_not_there_is_told_with_what_is_most_like_it(repository: Path, word: str, told: str) -> None:
    write(repository, base="lang: en\n", shared__policy="lang: en\n", orglint=f"extends: ['{word}']\n")
    (line,) = problems(repository)
    assert line.endswith(f"(did you mean “{told}”?)")


def test_a_field_that_stands_elsewhere_is_not_said_to_be_meant(tmp_path: Path) -> None:
    write(tmp_path, orglint="paths: [a]\n")
    assert [one.partition(": ")[2] for one in problems(tmp_path)] == [
        "“paths” is not a known field (did you mean “packs”?)"
    ]
