"""A check that does not do its work is told, and the other rules do theirs."""

import json
import threading
from pathlib import Path

import pytest

from orglint import Report, Settings, check_text
from tests.plugin.build import HEAD, REGIONS, checking, plugin
from tests.project.examples import run


def checked(path: str, text: str = REGIONS) -> Report:
    return check_text(text, settings=Settings(plugins=(path,)))


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("return {}['x']", "crashed: KeyError: 'x' (it was looking at region 区域 “r”)"),
        ("raise SystemExit", "crashed: SystemExit"),
        ("def deeper(): deeper()\n    deeper()", "crashed: RecursionError"),
        ("return 7", "gave back a value of type int where only violations may stand"),
        ("yield 'a'", "gave back a value of type str"),
        ("return {unit: 1}", "gave back a value of type dict"),
        ("yield violation(unit, variant='other')", "uses “other”, which is not under its `messages`"),
        ("yield violation(unit, related={'other': unit})", "uses “other”, which is not under its `labels`"),
        (
            "from orglint.plugin import Place\n    yield violation(Place('x.yaml', 0, 1))",
            "points to no place of this definition (in “x.yaml”)",
        ),
        (
            "while True:\n        try:\n            pass\n        except Exception:\n            pass",
            "took longer than",
        ),
        ("class Rude(BaseException):\n        def __str__(self): raise ValueError\n    raise Rude", "crashed: Rude: …"),
        ("raise GeneratorExit", "crashed: GeneratorExit"),
        ("yield violation(unit, a=[1])", "gave back a violation whose “facts.a” is of type list"),
        ("yield violation(unit, variant=5)", "gave back a violation whose “variant” is of type int"),
        ("yield violation(unit, suggestions=['x'])", "gave back a violation whose “suggestions” is of type str"),
        ("yield violation(unit, suggestions=[suggestion(5, change(unit, 'x'))])", "whose “title” is of type int"),
        ("yield violation(unit, suggestions=[suggestion('x', change(unit, 5))])", "whose “text” is of type int"),
        ("yield violation(unit, suggestions=[suggestion('x')])", "makes a suggestion without any change"),
        ("from orglint.plugin import Place\n    yield violation(Place('company.yaml', -5, 3))", "points to no place"),
        ("import time; time.sleep(60)", "took longer than its 0.2 seconds and was stopped"),
    ],
)
def test_a_failure_is_told_and_nothing_else_is_lost(tmp_path: Path, body: str, told: str) -> None:
    seconds = "0.2" if "took longer" in told else "60"
    report = checked(checking(tmp_path, body, seconds=seconds, subjects="'region'"))
    (failure,) = report.failures
    assert told in failure.message.en and "rule ACM001 acme of the plugin" in failure.message.en
    assert failure.location is not None and failure.location.file.endswith("acme.py")
    assert report.findings == check_text(REGIONS).findings


def test_a_check_that_finds_without_end_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("orglint.plugin.judging.MOST_VIOLATIONS", 10)
    (failure,) = checked(checking(tmp_path, "while True: yield violation(unit)")).failures
    assert "found more than 10 things and was stopped" in failure.message.en


def test_the_line_of_the_crash_is_told(tmp_path: Path) -> None:
    (failure,) = checked(checking(tmp_path, "x = 1\n    x / 0")).failures
    assert failure.location is not None and failure.location.start.line == 7
    assert failure.trace.startswith("Traceback")


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ("subjects=lambda org: 7", "names subjects of type int"),
        ("subjects=lambda org: org.nothing", "crashed: AttributeError"),
        ("message='{unit} and {other}'", "has words that name other, and the violation gives no such fact"),
        ("help='ask {other}'", "has words that name other"),
    ],
)
def test_a_rule_whose_parts_do_not_fit_is_told(tmp_path: Path, settings: str, told: str) -> None:
    words = f"{HEAD}@rule('ACM001', 'acme', **{{**WORDS, **dict({settings})}})\n"
    (failure,) = checked(plugin(tmp_path, words + "def check(unit): return violation(unit)\n")).failures
    assert told in failure.message.en


def test_a_thread_without_signals_has_the_same_limit(tmp_path: Path) -> None:
    path = checking(tmp_path, "while True: pass", seconds="0.2")
    reports: list[Report] = []
    thread = threading.Thread(target=lambda: reports.append(checked(path)), daemon=True)
    thread.start()
    thread.join(60)
    assert "took longer than" in reports[0].failures[0].message.en


def test_the_command_ends_with_status_two_and_shows_what_was_found(tmp_path: Path) -> None:
    (tmp_path / "c.yaml").write_text(REGIONS)
    arguments = ("check", str(tmp_path / "c.yaml"), "--plugin", checking(tmp_path, "print('noise'); {}['x']"))
    done = run(*arguments, "--format", "json")
    report = json.loads(done.stdout)
    assert done.returncode == 2 and "error: " in done.stderr and "KeyError: 'x'" in done.stderr
    assert "pricing-outside-market" in {one["rule"] for one in report["findings"]}
    assert report["failures"][0]["location"]["start"]["line"] == 6
    assert report["plugins"][0]["name"] == "acme"
    assert "Traceback" not in done.stderr and "Traceback" in run(*arguments, "--debug").stderr
    assert "插件的问题" in run(*arguments, "--lang", "zh").stderr


SECOND = """
@rule("ACM002", "second", **WORDS)
def second(unit, org):
    assert len(org.units) == 3 and org.owners["pricing"] and unit.parent is None and unit.name == unit.id
"""


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("org.units.clear(); org.renamed.clear(); org.at_site.clear(); org.parts = ()", "OrgGraph.parts"),
        ("org.owners['pricing'].clear()", "crashed: AttributeError"),
        ("del org.owners['pricing']", "crashed: TypeError"),
        ("org.owning_at['pricing'].clear()", "OrgGraph.owning_at"),
        ("del org.owning_at['pricing']", "OrgGraph.owning_at"),
        ("org.units.append(unit)", "OrgGraph.units"),
        ("unit.parent = unit; {}['x']", "crashed: KeyError"),
        ("unit.children = [unit]", "Unit.children"),
        ("unit.definition.name = 'x'", "UnitDefinition.name"),
        ("org.lines.add('directs', unit, org.units[0], (unit, 'directs', 0))", "Lines.all"),
        ("unit.owns[0].duty = 'x'", "Ownership.duty"),
    ],
)
def test_a_check_that_changes_the_organization_is_told_and_changes_nothing(
    tmp_path: Path, body: str, told: str
) -> None:
    path = checking(tmp_path, body, subjects="'sales'")
    plugin(tmp_path, Path(path).read_text("utf-8") + SECOND)
    report, plain = checked(path), check_text(REGIONS)
    assert (report.findings, report.units) == (plain.findings, plain.units)
    (failure,) = report.failures
    assert "rule ACM001" in failure.message.en and told in failure.message.en


def test_looking_is_no_change(tmp_path: Path) -> None:
    body = (
        "org.of_kinds('brand'); org.of_role('sales'); org.internal; org.sitting_at(None, 'sales'); unit.owns; "
        "org.nearest_of(unit, 'legal'); org.units_called('x'); org.entries_of('pricing'); list(org.owners.items())"
    )
    assert not checked(checking(tmp_path, body)).failures


def test_lists_that_were_handed_out_are_made_anew_for_the_next_check(tmp_path: Path) -> None:
    path = checking(tmp_path, "org.of_kinds('sales').clear(); org.internal.clear()", subjects="'sales'")
    second = SECOND.partition("    assert")[0] + "    assert org.of_kinds('sales') and org.internal"
    plugin(tmp_path, Path(path).read_text("utf-8") + second)
    assert not checked(path).failures


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("import threading, time; threading.Thread(target=time.sleep, args=(60,)).start()", "left a thread running"),
        ("import threading; threading.Thread(target=lambda: 1 / 0).start()", "crashed: ZeroDivisionError"),
        ("raise KeyboardInterrupt", "interrupted"),
        ("import time\n    while 1:\n        try: time.sleep(60)\n        except BaseException: 0", "orglint ends"),
    ],
)  # fmt: skip
def test_the_command_ends_whatever_a_plugin_leaves_behind(tmp_path: Path, body: str, told: str) -> None:
    (tmp_path / "c.yaml").write_text(REGIONS)
    path = checking(tmp_path, body, seconds="1.5")
    done = run("check", str(tmp_path / "c.yaml"), "--plugin", path, timeout=60)
    assert done.returncode == 2 and told in done.stderr and "Traceback" not in done.stderr


def test_options_variants_related_places_and_suggestions(tmp_path: Path) -> None:
    text = f"""{HEAD}
@rule("ACM001", "acme", **{{**WORDS, "message": Text("{{unit}} {{duty}} {{limit}}", "{{unit}}{{duty}}{{limit}}")}},
      options={{"limit": option(2, "most", minimum=1), "names": option(["a"], "names")}},
      messages={{"far": "far {{unit}}"}}, labels={{"seen": "seen here"}}, subjects=lambda org: org.owners['pricing'])
def check(owned, org, options):
    yield violation(owned, limit=options["limit"], related={{"seen": [owned.unit, org]}},
                    suggestions=[suggestion(Text("move it", "移走"), change(owned, "brand-planning"))])
    yield violation(owned.unit, field="kind", variant="far", severity="info")
"""
    found = [one for one in checked(plugin(tmp_path, text)).findings if one.code == "ACM001"]
    far, near = sorted(found, key=lambda one: one.location)
    assert (near.message.en, near.duty, near.unit) == ("sales department 销售部 “s” pricing 2", "pricing", "s")
    assert [one.location.start.line for one in near.related] == [3, 4]
    (fix,) = near.fixes
    assert (fix.title.zh, fix.safe, fix.edits[0].text, fix.edits[0].location) == (
        "移走", False, "brand-planning", near.location)  # fmt: skip
    assert (far.message.en, far.severity, far.location.start.column) == ("far sales department 销售部 “s”", "info", 19)
