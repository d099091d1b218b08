"""The small parts of which reports are made: quotes, paths, colours, cells, the lines that are shown, counts."""

import json
from dataclasses import replace

import pytest

from orglint.findings.difference import Difference
from orglint.findings.finding import Contested, Edit, Fix, RelatedPlace, Suppression
from orglint.findings.place import Location, Position
from orglint.findings.report import ChangedOnly, PluginRun, Report
from orglint.findings.severity import Severity
from orglint.findings.text import Text, same
from orglint.reporters.edition import EditionDiff, json_diff
from orglint.reporters.escape import cell
from orglint.reporters.grouping import grouped
from orglint.reporters.quoting import quoted
from orglint.reporters.style import Style, wants_color
from orglint.reporters.summary import summary
from orglint.reporters.view import View, uri
from orglint.reporters.where import json_location, where
from orglint.rules.editions import RuleChanges
from tests.reporters.test_formats import FILE, FINDING, place, report, written

WAIVED = Suppression("waiver", "agreed", place())
NARROW = View(width=47)  # which leaves 42 columns for a line of the file


@pytest.mark.parametrize(
    "text", ["plain", "中文", "\u202e\x1b[2J", "a\u200bb", "\U0001f600", "##[error]", '"\\\n', "x\x7f"]
)
def test_a_quoted_text_reads_back_and_shows_nothing_hidden(text: str) -> None:
    out = quoted(text)
    assert json.loads(out) == text
    assert out.isprintable() and "##[" not in out and (out == f'"{text}"') == (text in ("plain", "中文", "\U0001f600"))


def test_a_path_becomes_a_uri_that_keeps_what_may_stand_in_one() -> None:
    kept = "/a/b-c._~!$&'()*+;=@d"
    assert uri(kept) == f"file://{kept}" and uri(kept[1:]) == kept[1:]
    assert uri("X x#?%:,[].yaml") == "X%20x%23%3F%25%3A%2C%5B%5D.yaml"


def test_a_cell_is_one_line_that_no_sign_breaks() -> None:
    assert cell("a|b *c* _d_ `e` [f] ~g~") == r"a\|b \*c\* \_d\_ \`e\` \[f\] \~g\~"
    assert cell("a\\b  &\n<c>X") == r"a\\b &amp; &lt;c>X"


def test_a_place_is_told_to_people_and_to_programs() -> None:
    location = Location("a\x1b.yaml", Position(2, 3), Position(4, 5))
    assert where(location) == "a\\u{1b}.yaml:2:3"
    assert json_location(location) == {
        "file": "a\x1b.yaml",
        "start": {"line": 2, "column": 3},
        "end": {"line": 4, "column": 5},
    }


@pytest.mark.parametrize(
    ("choice", "terminal", "environment", "painted"),
    [
        ("auto", True, {}, True),
        ("auto", True, {"TERM": "xterm"}, True),
        ("auto", True, {"TERM": "dumb"}, False),
        ("auto", False, {"TERM": "xterm"}, False),
        ("auto", True, {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ("auto", True, {"NO_COLOR": ""}, True),
        ("auto", False, {"FORCE_COLOR": "1"}, True),
        ("auto", True, {"FORCE_COLOR": "0"}, False),
        ("auto", True, {"FORCE_COLOR": "false"}, False),
        ("always", False, {"NO_COLOR": "1"}, True),
        ("never", True, {"FORCE_COLOR": "1"}, False),
    ],
)
def test_who_decides_on_colours(choice: str, terminal: bool, environment: dict[str, str], painted: bool) -> None:
    assert wants_color(choice, terminal, environment) is painted  # type: ignore[arg-type]


def fix(*edits: Edit) -> Fix:
    return Fix(Text("type it", "改为"), edits, safe=False)


def test_a_painted_report_is_the_plain_one_when_the_paint_is_taken_off() -> None:
    one = replace(FINDING, fixes=(fix(Edit(place(), "x")),))
    view = View(style=Style(on=True))
    painted, plain = (written("text", report(one), each) for each in (view, View()))
    bare = painted
    for code in ("1;31", "2", "1", "32", "36", "0"):
        assert f"\x1b[{code}m" in painted
        bare = bare.replace(f"\x1b[{code}m", "")
    assert bare == plain
    assert "\x1b[1;31m1 error\x1b[0m · 2 units" in painted
    assert "\x1b[2m1 waived\x1b[0m" in written("text", report(replace(one, suppressed=WAIVED)), view)
    assert "\x1b[32mhelp: \x1b[0mmove it" in painted and "\x1b[32msuggestion: \x1b[0mtype it" in painted


def shown(line: str, start: int, end: int, view: View = NARROW) -> list[str]:
    """The line of the file and its marks, as a report of text shows them."""
    one = replace(FINDING, location=place(start=start, end=end), related=())
    text = written("text", Report((one,), 1, 1, (), {FILE: f"{line}\n"}), view)
    return [part.partition("│ ")[2] for part in text.splitlines() if "│" in part]


def test_a_line_that_fits_is_shown_whole() -> None:
    line = "a" * 20 + "b" * 22
    assert shown(line, 20, 42) == [line, " " * 20 + "^" * 22]
    assert shown("\tab", 1, 2) == ["    ab", "    ^"]


def test_a_longer_line_is_cut_around_the_place() -> None:
    assert shown("a" * 20 + "b" * 10 + "c" * 20, 20, 30) == ["a" * 20 + "b" * 10 + "c" * 11 + "…", " " * 20 + "^" * 10]
    assert shown("a" * 40 + "b" * 5 + "c" * 6, 40, 45) == ["…" + "a" * 30 + "b" * 5 + "c" * 6, " " * 31 + "^" * 5]
    assert shown("b" * 60, 0, 60) == ["b" * 41 + "…", "^" * 42]
    assert shown("a" * 31 + "b" * 20 + "c", 31, 51) == ["…" + "a" * 30 + "b" * 10 + "…", " " * 31 + "^" * 11]
    assert shown("中" * 30, 0, 1) == ["中" * 20 + "…", "^^"]


def test_a_rule_that_finds_very_much_is_told_a_hundred_times() -> None:
    few, many = (written("text", report(*[FINDING] * number)) for number in (100, 102))
    assert few.count("error MKT016") == many.count("error MKT016") == 100
    assert "more of" not in few and "\n2 more of pricing-outside-market (--format json lists them all)\n" in many


def test_a_summary_names_what_else_shaped_the_run() -> None:
    what = replace(
        report(FINDING),
        plugins=(PluginRun("acme", "acme.py", "1"), PluginRun("zeta", "zeta.py", None)),
        changed_only=ChangedOnly("main", {Severity.ERROR: 2, Severity.WARNING: 1, Severity.INFO: 0}),
        redacted=True,
    )
    told = summary(what, "en")
    assert told.startswith("1 error, 3 ") and "main" in told.partition(" · ")[0]
    assert " · plugins acme.py 1, zeta.py · redacted" in told
    clean = summary(replace(what, findings=()), "en").partition(" · ")[0]
    assert clean.startswith("3 ") and "main" in clean


def test_findings_stand_in_groups_of_their_files() -> None:
    files = [replace(FINDING, location=place(file=name)) for name in ("b", "a", "a")]
    assert [(one.name, len(one.findings)) for one in grouped(files, "file")] == [("b", 1), ("a", 2)]
    mixed = [replace(FINDING, severity=one) for one in (Severity.INFO, Severity.ERROR, Severity.INFO)]
    assert [one.title("zh") for one in grouped(mixed, "severity")] == ["错误 · 1 个错误", "提示 · 2 条提示"]
    assert [one.title("en") for one in grouped(mixed, "rule")] == ["MKT016 pricing-outside-market · 1 error, 2 infos"]


def test_what_another_edition_changes_is_told_by_name() -> None:
    worse = replace(FINDING, severity=Severity.WARNING)
    rules = RuleChanges(("new",), ("old",), {"pricing-outside-market": ("warning", "error")}, ("moved",))
    found = Difference((FINDING,), (replace(FINDING, rule="old"),), ((worse, FINDING),))
    told = json.loads("".join(json_diff(EditionDiff("2026-11", "2026-12", rules, found), "en")))
    assert (told["version"], told["from"], told["to"], told["redacted"]) == (1, "2026-11", "2026-12", False)
    severity = [{"rule": "pricing-outside-market", "from": "warning", "to": "error"}]
    assert told["rules"] == {"added": ["new"], "removed": ["old"], "severity": severity, "other": ["moved"]}
    assert told["summary"] == {"added": 1, "gone": 1, "changed": 1}
    assert (told["gone"][0]["rule"], told["changed"][0]["before"]) == ("old", "warning")


OTHER = place(file="other.yaml")


def test_fixes_come_with_all_their_edits() -> None:
    here, there = Edit(place(), "x"), Edit(OTHER, "y")
    what = report(replace(FINDING, fixes=(fix(here, replace(here, text="z"), there), fix(here))))
    (row,) = json.loads(written("json", what))["findings"]
    assert [[one["text"] for one in each["edits"]] for each in row["fixes"]] == [["x", "z", "y"], ["x"]]
    (result,) = json.loads(written("sarif", what))["runs"][0]["results"]
    changes = [
        [[one["insertedContent"]["text"] for one in part["replacements"]] for part in each["artifactChanges"]]
        for each in result["fixes"]
    ]
    assert changes == [[["x", "z"], ["y"]], [["x"]]]
    (diagnostic,) = json.loads(written("rdjson", what))["diagnostics"]
    assert [one["text"] for one in diagnostic["suggestions"]] == ["x"]  # it knows no edits that belong together
    away = report(replace(FINDING, fixes=(fix(there),)))
    assert "suggestions" not in json.loads(written("rdjson", away))["diagnostics"][0]


def test_further_places_and_contested_statements_are_lists() -> None:
    contested = Contested(profile="combined", won=("S-1", "S-2"), lost=("S-3", "S-4"), follow=("m1", "m2"))
    related = tuple(RelatedPlace(same(word), place(start=3, end=5)) for word in ("one", "two"))
    what = report(replace(FINDING, related=related, contested=contested))
    (row,) = json.loads(written("json", what))["findings"]
    assert row["contested"] == {
        "profile": "combined", "won": ["S-1", "S-2"], "lost": ["S-3", "S-4"], "follow": ["m1", "m2"]
    }  # fmt: skip
    (result,) = json.loads(written("sarif", what))["runs"][0]["results"]
    assert [one["message"]["text"] for one in result["relatedLocations"]] == ["one", "two"]
    assert [one["message"] for one in row["related"]] == ["one", "two"]
