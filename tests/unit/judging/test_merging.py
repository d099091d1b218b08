"""The reports of several organizations, put together, are the report of a run over all of them."""

from pathlib import Path

import pytest

from orglint import Settings
from orglint.findings.report import Report
from orglint.pipeline import check, examine
from orglint.rules.catalog import load_catalog

COMPANIES = {
    "sound": "units:\n  - {id: m, kind: market, owns: [pricing]}\n  - {id: s, kind: sales}\n",
    "branches": (
        "units:\n  - {id: h, kind: hq}\n  - {id: g, kind: marketing, parent: h, directs: [em]}\n"
        "  - {id: e, kind: branch, parent: h}\n  - {id: em, kind: market, parent: e, relays_to: [es]}\n"
        "  - {id: es, kind: sales, parent: e, owns: [pricing]}\n"
    ),
    "waived": (
        "units:\n  - {id: m, kind: market}\n  - {id: s, kind: sales, owns: [pricing]}\n"
        "waivers:\n  - {rule: MKT016, unit: s, reason: x, until: 2030-01-01}\n  - {rule: MKT016, unit: s, reason: y}\n"
    ),
    "agreed": (
        "units:\n  - {id: m, kind: market}\n  - {id: s, kind: sales, owns: [pricing]}\n"
        "waivers: [{rule: MKT016, unit: s, reason: x}]\n"
    ),
    "unread": "units: [\n",
    "tagged": "units: [{id: a, tags: [x], charter: {mandate: physical-distance}}]\n",
}
PACK = 'check: {kind: required-field, field: charter, units: {tag: x}}\nexamples: [{bad: "units: []"}]\n'


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("rules").mkdir()
    Path("rules/mine.yaml").write_text(PACK, "utf-8")
    for name, text in COMPANIES.items():
        Path(f"{name}.yaml").write_text(text, "utf-8")


def both(*names: str, **more: object) -> tuple[Report, Report]:
    """What a run over the companies says, and what is put together of a run over each."""
    paths, settings = [f"{name}.yaml" for name in names], Settings(packs=("rules",), **more)  # type: ignore[arg-type]
    return examine(paths, settings).report, check(paths, settings)


@pytest.mark.parametrize(
    "names",
    [
        ("sound",),
        ("sound", "branches"),
        ("branches", "sound"),
        ("waived", "branches", "sound"),
        ("unread", "sound", "tagged"),
        ("tagged", "sound"),
        ("agreed", "sound"),
        tuple(COMPANIES),
    ],
    ids="+".join,
)
def test_nothing_is_lost_added_or_put_elsewhere(names: tuple[str, ...]) -> None:
    whole, merged = both(*names)
    assert merged == whole
    assert merged.organizations == len(names)


def test_a_rule_had_something_to_look_at_where_one_of_them_has_it() -> None:
    assert both("sound", "branches")[1].vacuous == ("mine",)
    assert both("sound", "tagged")[1].vacuous == () == both("tagged", "sound")[1].vacuous


def test_a_profile_is_met_by_all_together_where_it_speaks_of_each_and_each_meets_it() -> None:
    (sound, *_), (branches, *_) = both("sound")[1].standing, both("branches")[1].standing
    together = both("sound", "branches")[1].standing[0]
    assert sound.asked != branches.asked
    order = list(load_catalog().profiles)
    assert list(together.asked) == [name for name in order if name in sound.asked and name in branches.asked]
    assert set(together.met) == set(sound.met) & set(branches.met)
