"""Which words hold letters of another script than they seem to, and which only look foreign."""

import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orglint.findings.finding import Finding
from orglint.pipeline import check_text
from orglint.reporters.table import REPORTERS, pieces
from orglint.reporters.view import View
from orglint.rules.checks.look_alike_letters import _may_hold_any
from orglint.settings import Settings
from orglint.syntax.look_alikes import _LATIN, _OTHERS, SCRIPTS, in_latin, misread, script_of
from tests.project.examples import PROJECT

MIXED = {
    "Sаles": "Sales",
    "Маrket Department": "Market Department",
    "СRМ": "CRM",
    "Прoдажи и sаles": "Продажи и sales",
    "Отдeл продаж": "Отдел продаж",
    "市场部 Mаrketing": "市场部 Marketing",
    "Sales-Τeam": "Sales-Team",
    "ИT-отдел": "ИТ-отдел",
    "gοοgle": "google",
    "Ⲥales": "Cales",
    "Éсole": "École",
}
FINE = [
    "Отдел продаж",
    "Отдел продаж HR",
    "KPI-отдел",
    "CRMсистема",
    "1С:Предприятие",
    "Τμήμα πωλήσεων",
    "α-team",
    "β测试组",
    "Ω",
    "Δt",
    "Δv 组",
    "TNFα",
    "αTeam",
    "χ2 检验",
    "λ 函数 team",
    "Σ市场",
    "Équipe Ventes",
    "Große Straße",
    "Đội bán hàng",
    "市场部Marketing",
    "ＩＴ部",
    "営業部 Sales",
    "영업팀 Sales",
    "Яndex",
    "µTorrent",
    "Հայկական",
    "🧪 Lab",
    "e\u0301cole",
]


@pytest.mark.parametrize("text", MIXED)
def test_what_is_read_as_another_word_is_told(text: str) -> None:
    found = misread(text)
    assert found is not None and found.meant == MIXED[text]
    assert [text[at] for at, _ in found.changes] == [a for a, b in zip(text, found.meant, strict=True) if a != b]
    assert _may_hold_any(text)


@pytest.mark.parametrize("text", FINE)
def test_what_holds_words_of_one_script_each_is_fine(text: str) -> None:
    assert misread(text) is None
    assert told(f"units:\n- {{id: a, name: {text!r}}}\n".replace("'", '"')) == []


def told(text: str) -> list[Finding]:
    return [one for one in check_text(text).findings if one.rule == "look-alike-letters"]


def test_the_letter_itself_is_pointed_at_and_the_fix_mends_it() -> None:
    text = "units:\n  - {id: a, name: Sаlеs team}\n"
    (finding,) = told(text)
    assert (finding.location.start.line, finding.location.start.column) == (2, 20)
    assert finding.location.end.column == 21
    (fix,) = finding.fixes
    assert [(edit.location.start.column, edit.text) for edit in fix.edits] == [(20, "a"), (22, "e")]
    shown = "".join(pieces("text", check_text(text), View("en")))
    assert "Cyrillic letter “а” (U+0430)" in shown and "Latin “a” (U+0061)" in shown
    assert "西里尔字母“а”（U+0430）" in "".join(pieces("text", check_text(text), View("zh")))


def test_a_value_in_quotes_or_behind_an_alias_is_told_as_a_whole() -> None:
    quoted, alias = told('units:\n- {id: a, name: &n "Sаles"}\n- {id: b, name: *n}\n')
    assert (quoted.location.start.column, quoted.location.end.column) == (20, 27)
    assert (alias.location.start.line, quoted.fixes, alias.fixes) == (3, (), ())


def test_two_names_that_read_the_same_are_told_once_with_both_places() -> None:
    for first, second in (("OTC", "ОТС"), ("ОТС", "OTC"), ("ОТС", "ΟΤC")):
        found = told(f"units:\n- {{id: a, name: {first}}}\n- {{id: b, name: {second}}}\n")
        assert len(found) == 1 and len(found[0].related) == 1
        assert "reads like" in found[0].message.en
    assert told("units:\n- {id: a, name: ОТС}\n- {id: b, name: ОТС}\n") == [], "the same name twice"


def test_redacted_it_keeps_the_name_to_itself() -> None:
    text = "units:\n- {id: zorg, name: Zоrgo}\n- {id: a, name: ОТС}\n- {id: b, name: OTC}\n- {id: eаsт, kind: mаrket}\n"
    report = check_text(text, settings=Settings(redact=True))
    assert len([one for one in report.findings if one.rule == "look-alike-letters"]) == 3
    shown = "".join(piece for name in REPORTERS for piece in pieces(name, report, View("en")))
    assert not [word for word in ("Zоrgo", "Zorgo", "zorg", "ОТС", "OTC", "eаsт", "east") if word in shown]


def test_what_is_added_to_the_catalogue_and_what_is_named_from_there_is_looked_at() -> None:
    text = """\
duties:
- {id: d, name: Prісe review, aliases: [Prise, Ceny, Prісe]}
units:
- {id: a, kind: market, owns: [priсing], participates: [{duty: brаnd planning}]}
- {id: b, parent: а}
"""
    lines = text.split("\n")
    wanted = [(2, lines[1].index("і")), (2, lines[1].rindex("і")), (4, lines[3].index("с")), (4, lines[3].index("а"))]
    wanted.append((5, lines[4].index("а")))
    assert [(one.location.start.line, one.location.start.column - 1) for one in told(text)] == wanted


def test_every_letter_is_one_of_its_script_and_sought_for() -> None:
    for letter, latin in _LATIN.items():
        assert script_of(letter) in SCRIPTS and script_of(letter) != "LATIN", unicodedata.name(letter)
        assert latin.isascii() and latin.isalpha()
        assert _may_hold_any(letter)
        assert misread(f"xQ{letter}zW") is not None
    assert {script for script in SCRIPTS if script != "LATIN"} == _OTHERS.keys()


@given(st.text(st.sampled_from("aeoQαοаеоЖяՕ市 -.1é\u0301")))
def test_what_is_meant_reads_the_same_and_is_meant_itself(text: str) -> None:
    found, latin = misread(text), in_latin(text)
    if found is not None:
        assert len(found.meant) == len(text) and found.meant != text
        again = misread(found.meant)
        assert again is None or again.changes != found.changes
    if latin is not None:
        assert in_latin(latin.meant) is None
    assert (latin is not None) <= _may_hold_any(text)


def test_a_definition_without_such_letters_does_not_load_the_table() -> None:
    script = (
        "import sys; from orglint.pipeline import check; "
        f"check([{str(PROJECT / 'examples' / 'haiyin-group')!r}]); print('orglint.syntax.look_alikes' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
