"""Mistakes in rule files: each is told at its place, with the nearest known word, all of them at once."""

import re
from pathlib import Path

import pytest

from orglint import Settings, check_text
from orglint.findings.problem import CannotRun
from orglint.rules.catalog import load_catalog
from orglint.rules.loading import LIMITS, MOST_VALUES

EXAMPLES = "\nexamples: [{bad: 'units: []'}]\n"

OWNERS = "{kind: duty-owner, duty: pricing, owners: {%s: {accept: market, severity: %s, statements: [%s]}}}"
HANDOFF = "{kind: handoff, item: %s, giver: market, to: sales, paired: product-sales, structures: T-S}"

FAULTS = (
    ("{kind: duty-owner, duty: pricng}", "pricng", "is no duty of the catalogue (did you mean “pricing”?)"),
    (OWNERS % ("T-X", "error", "S-099"), "T-X", "“T-X” is not one of: T-MS, T-G, T-GM, T-S, T-0"),
    (OWNERS % ("T-S", "eror", "S-099"), "eror", "is not one of: error, warning, info (did you mean “error”?)"),
    (OWNERS % ("T-S", "error", "S-999"), "S-999", "“S-999” is no statement of the source text"),
    (HANDOFF % "market-trend-report", "market-trend", "“market-trend-report” is nothing that is handed over"),
    ("{kind: belongs, duty: pricing, to: markt}", "markt", "is no kind of unit (did you mean “market”?)"),
    ("{kind: declared-differ, one: market, other: sales, field: mandat}", "mandat", "did you mean “mandate”?"),
    ("{kind: span, limit: many}", "many", "“limit” wants a whole number"),
    ("{kind: span, limit: -1}", "-1", "“limit” is at least"),
    ("{kind: span, limit: 8, units: {knd: sales}}", "knd", "“knd” is not a known field (did you mean “kind”?)"),
    ("{kind: span, limt: 8}", "limt", "“limt” is not a known field (did you mean “limit”?)"),
    ("{kind: cardinality, units: market, at_least: [1]}", "[1]", "“at_least” wants a whole number"),
    ("{kind: one-owner, duties: {a: b}}", "{a: b}", "“duties” wants a list"),
    ("{kind: naming, matches: '(a+)+$(?=b)'}", "'(a", "look-around"),
    ("{kind: naming, matches: '((a{1,999}){1,999}){1,999}'}", "'((a", "counts too many repetitions"),
    ("{kind: naming, matches: '" + "a" * 501 + "'}", "'aa", "at most 500 characters"),
    ("{kind: query, sql: SELECT id AS unit FROM unts}", "unts", "there is no table “unts” (did you mean “units”?)"),
    ("{kind: query, sql: SELECT idd AS unit FROM units}", "idd", "did you mean “id”?"),
    ("{kind: query, sql: SELECT name FROM units}", "SELECT", "a column that says where a violation stands"),
    ("{kind: query, sql: DELETE FROM units}", "DELETE", "a query only reads the tables of orglint"),
    (f"{{kind: one-owner, duties: [{'pricing, ' * (MOST_VALUES + 1)}]}}", "{kind", "2000 words and numbers"),
    ("{}", "{}", "the field “kind” is missing"),
    ("one-owner", "one-owner", "“check” wants fields of its own"),
)
"""A check; the first word at the place where its fault is told; what is said."""


def refused(path: Path, lang: str = "en") -> list[str]:
    """What is said of a pack that cannot be used."""
    with pytest.raises(CannotRun) as raised:
        check_text("units: [{id: a}]", settings=Settings(packs=(str(path),)))
    return [re.sub(r"^[^:]*/(?=\w+\.yaml:)", "", one.line(lang)) for one in raised.value.problems]


@pytest.mark.parametrize(("check", "word", "told"), FAULTS)
def test_a_mistake_in_a_check_is_told_once_and_at_its_place(check: str, word: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(f"check: {check}{EXAMPLES}", "utf-8")
    (said,) = refused(tmp_path)
    column = len("check: ") + check.index(word) + 1
    assert said.startswith(f"a.yaml:1:{column}: ") and told in said, said
    assert refused(tmp_path, "zh")[0].isascii() is False


def test_an_option_stands_for_a_parameter_of_its_type(tmp_path: Path) -> None:
    rule = "summary: Too wide\ncheck: {kind: span, limit: 8}\noptions:\n"
    for option, said in (
        ("limt: {type: integer, default: 8, summary: x}", "4:9: the check has no parameter “limt”"),
        ("limit: {type: flag, default: true, summary: x}", "the check has no parameter “limit” that an option of this"),
        ("limit: {type: integer, default: nine, summary: x}", "“nine” is no integer"),
        ("limit: {type: integer, default: 12345678, summary: x}", "“12345678” is no integer"),
        ("limit: {type: integer, default: 1, minimum: 2, summary: x}", "“1” is no integer"),
    ):
        (tmp_path / "a.yaml").write_text(f"{rule}  {option}{EXAMPLES}", "utf-8")
        (told,) = refused(tmp_path)
        assert said in told, told


def test_what_is_no_rule_file_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "notes.txt").write_text("check: nothing\n", "utf-8")
    (tmp_path / "few.YML").write_text(f"summary: Few\ncheck: {{kind: span, limit: 8}}{EXAMPLES}", "utf-8")
    assert [name for name, one in load_catalog([tmp_path]).rules.items() if one.pack == tmp_path.name] == ["few"]


def test_only_regular_files_of_sensible_size_within_the_pack_are_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("password: hunter2\n", "utf-8")
    pack = tmp_path / "pack"
    pack.mkdir()
    (pack / "linked.yaml").symlink_to(secret)
    (pack / "nowhere.yaml").symlink_to(tmp_path / "missing")
    (pack / "device.yaml").symlink_to("/dev/zero")
    (pack / "large.yaml").write_text("# " + "x" * LIMITS.size, "utf-8")
    said = "\n".join(refused(pack))
    assert "hunter2" not in said
    for line in (
        "device.yaml:1:1: this is a link to something outside the pack",
        "large.yaml:1:1: a rule file has at most",
        "linked.yaml:1:1: this is a link to something outside the pack",
        "nowhere.yaml:1:1: the file cannot be read",
    ):
        assert line in said, said


@pytest.mark.parametrize(
    "text",
    [
        "",
        "- a\n- b\n",
        "a: &a [*a]\n",
        "rules: 7\n",
        "\x00",
        "check: !!python/object/apply:os.system [id]\nexamples: []\n",
        "[" * 200,
    ],
)
def test_what_is_no_rule_at_all_is_told(text: str, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(text, "utf-8")
    assert all(line.startswith("a.yaml:1:") for line in refused(tmp_path))
