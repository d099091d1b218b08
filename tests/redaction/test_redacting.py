"""What redaction says in place of names, and what it leaves as it is."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from orglint import Settings, check_paths, check_text
from orglint.findings.finding import Finding
from orglint.findings.problem import CannotRun
from orglint.findings.report import Report
from orglint.findings.text import Text, joined, same
from orglint.redaction.pseudonyms import Pseudonyms
from orglint.redaction.words import RunningNames
from orglint.rules.catalog import Adjustment
from orglint.settings import Settings as _Settings
from tests.project.examples import PROJECT

KEY = b"a key that nobody guesses"
ORG = """
company: {name: Acme}
units:
  - {id: acme-market, name: Anna's shop, kind: market, owns: [secret dealing]}
  - {id: acme-sales, kind: sales, owns: [pricing], participates: [产品定价], directs: [acme-markt]}
waivers:
  - {rule: dangling-reference, unit: acme-sales, reason: Anna wants it, approved_by: Bert}
"""


def report(text: str = ORG, file: str = "teams/Anna.yaml", **more: object) -> Report:
    return check_text(text, file=file, settings=replace(Settings(redact=True), **more))  # type: ignore[arg-type]


def by_rule(found: Report, rule: str) -> Finding:
    return next(one for one in found.findings if one.rule == rule)


def test_names_have_numbers_and_the_rest_stays_readable() -> None:
    found = report()
    finding = by_rule(found, "pricing-outside-market")
    assert finding.message.en == (
        "sales department 销售部 “unit-2” owns price setting; it belongs to the market department 市场部"
    )
    assert (finding.unit, finding.duty, finding.location.file) == ("unit-2", "pricing", "folder-1/file-1.yaml")
    assert by_rule(found, "unknown-duty").message.zh == "市场部“unit-1”的“word-1”不在职责目录中"
    (entry,) = found.ledger
    assert (entry.rules, entry.unit, entry.reason, entry.approved_by) == (
        ("dangling-reference",), "unit-2", "text-1", "person-1"
    )  # fmt: skip
    assert found.redacted and found.texts == {} and all(one.fixes == () for one in found.findings)


def test_a_duty_that_the_catalogue_does_not_know_is_a_name() -> None:
    found = report("units: [{id: m, kind: market, owns: [own-work], participates: [own-work]}]")
    twice = by_rule(found, "duty-owned-and-participated").message
    assert (twice.en, twice.zh) == (
        "market department 市场部 “unit-1” owns word-3 and also takes part in it", "市场部“unit-1”既负责又参与“word-3”"
    )  # fmt: skip


def test_what_a_unit_is_called_by_its_name_or_its_id_is_one_pseudonym() -> None:
    found = report("units: [{id: a-team, name: Anna's shop}, {id: b, name: Anna's Shop}, {id: c, parent: Anna's shop}]")
    told = {word for one in found.findings for word in one.message.en.split("“")[1:]}
    assert any(word.startswith("unit-") for word in told)
    assert by_rule(found, "near-duplicate-name").unit in by_rule(found, "near-duplicate-name").message.en


def test_under_a_key_pseudonyms_and_fingerprints_are_the_same_in_every_run() -> None:
    first = report(redact_key=KEY)
    more = report(ORG.replace("units:", "units:\n  - {id: a-new-one, kind: brand, directs: [nobody]}"), redact_key=KEY)
    finding = by_rule(first, "pricing-outside-market")
    again = by_rule(more, "pricing-outside-market")
    assert (finding.unit, finding.fingerprint, finding.message) == (again.unit, again.fingerprint, again.message)
    other = by_rule(report(redact_key=KEY[::-1]), "pricing-outside-market")
    plain = by_rule(report(redact=False), "pricing-outside-market")
    assert len({finding.unit, other.unit, plain.unit}) == 3
    assert len({one.fingerprint for one in (finding, other, plain)}) == 3


def test_without_a_key_output_is_a_function_of_what_is_told() -> None:
    """Nobody can try a name out: another company whose names are as long has the same report."""
    other = ORG
    for name, instead in (
        ("acme-", "zeta-"),
        ("Anna", "Lucy"),
        ("Acme", "Zeta"),
        ("secret", "silent"),
        ("Bert", "Yann"),
    ):
        other = other.replace(name, instead)
    assert report() == report(other, file="people/Lucy.yaml")


def test_texts_of_a_configuration_give_way_to_those_of_the_rule() -> None:
    words = {"message": same("ask Anna"), "help": same("call Bert")}
    found = report(adjust={"pricing-outside-market": Adjustment(words=words)})
    assert "Anna" not in repr(found) and "owns price setting" in by_rule(found, "pricing-outside-market").message.en


def test_a_path_is_told_from_the_working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "anna").mkdir()
    path = tmp_path / "anna" / "company.yaml"
    path.write_text(ORG)
    for given in (str(path), "anna/company.yaml", "./anna/../anna/company.yaml"):
        found = check_paths([given], _Settings(redact=True))
        assert {one.location.file for one in found.findings} == {"folder-1/file-1.yaml"}


def test_pseudonyms_tell_names_and_sorts_apart() -> None:
    names = Pseudonyms()
    assert [names.name("unit", "a"), names.name("unit", "b"), names.name("unit", "a")] == ["unit-1", "unit-2", "unit-1"]
    assert names.name("person", "a") == "person-1" and names.fingerprint("x") is None
    keyed = Pseudonyms(KEY)
    told = {keyed.name(sort, text) for sort in ("unit", "person") for text in ("a", "b", "\ud800")}
    assert len(told) == 6 and all(len(one.partition("-")[2]) == 8 for one in told)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the east of northeast", "the * of northeast"),
        ("east-market and east", "# and *"),
        ("归east管的东区东", "归*管的~东"),
        ("", ""),
    ],
)
def test_names_are_found_in_running_text(text: str, expected: str) -> None:
    signs = {"east": "*", "east-market": "#", "东区": "~"}
    assert RunningNames(signs).replaced(text, signs.__getitem__) == expected


def test_a_text_remembers_what_filled_it() -> None:
    text = joined([Text("{a} one", "{a}一").filled(a="x"), same("y")], " or ", "或")
    assert (text.en, text.zh) == ("x one or y", "x一或y")
    template, values = text.filled_from or (text, {})
    assert template.filled(**values) == text and values["_"] == Text("x one", "x一")


def run(*arguments: str, key: str = "") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "ORGLINT_REDACT_KEY": key, "ORGLINT_LANG": "en"}
    command = [sys.executable, "-m", "orglint", *arguments]
    return subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True, check=False)


def test_the_command_line_redacts_reports_and_the_ledger() -> None:
    path = "examples/haiyin-group-faulty"
    plain, told = (run("check", path, "--format", "json", *more) for more in ((), ("--redact",)))
    ids = {one["unit"] for one in json.loads(plain.stdout)["findings"] if one["unit"]}
    assert len(ids) > 5 and not any(f'"{one}"' in told.stdout or f"“{one}”" in told.stdout for one in ids)
    assert json.loads(told.stdout)["redacted"] is True
    ledger = run("waivers", "examples/haiyin-group", "--redact", "--format", "json")
    (waiver,) = json.loads(ledger.stdout)["waivers"]
    assert (waiver["unit"], waiver["reason"], waiver["approved_by"]) == ("unit-1", "text-1", "person-1")


@pytest.mark.parametrize(("page", "language"), [("docs/ci.md", "en"), ("docs/ci.zh.md", "zh")])
def test_the_documents_show_a_real_report(page: str, language: str) -> None:
    out = run("check", "examples/first.yaml", "--redact", "--lang", language, "--color", "never").stdout
    shown = "\n".join(out.split("\n")[:2])
    assert f"```text\n{shown}\n```" in (PROJECT / page).read_text("utf-8")


def test_a_key_that_could_be_guessed_is_refused() -> None:
    done = run("check", "examples/first.yaml", "--redact", key="secret")
    assert done.returncode == 2 and "ORGLINT_REDACT_KEY has 6 characters; a key needs 16" in done.stderr
    assert "secret" not in done.stderr + done.stdout
    assert run("check", "examples/first.yaml", key="secret").returncode == 1


def test_problems_that_stop_a_run_name_what_a_person_must_find() -> None:
    with pytest.raises(CannotRun, match="nowhere"):
        check_paths(["nowhere.yaml"], Settings(redact=True))
