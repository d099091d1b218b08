from orglint.findings.violation import Violation
from orglint.model.decoder import decode
from orglint.model.definition import DutyEntry, OrganizationDefinition
from orglint.source.text import SourceText
from orglint.syntax.parser import parse


def read(text: str) -> tuple[OrganizationDefinition, list[Violation]]:
    part, violations = decode(parse(SourceText("f", text)).documents[0])
    assert part is not None
    return part, violations


def faults(text: str) -> list[tuple[str, str, str]]:
    return [(one.rule, one.variant, text[one.at.start : one.at.end]) for one in read(text)[1]]


def test_ids_names_and_references_are_text_whatever_they_look_like() -> None:
    for word in ("010", "1.10", "2024-01-01", "0x1F", "no", "on", "1e3"):
        part, violations = read(f"units:\n  - {{id: {word}, name: {word}, parent: {word}, directs: [{word}]}}\n")
        (unit,) = part.units
        assert (unit.id, unit.name, unit.parent, unit.directs) == (word, word, word, [word])
        assert violations == []


def test_each_mistake_gives_one_violation_at_its_place() -> None:
    for text, found in (
        ("untis: []\n", ("unknown-field", "nearest", "untis")),
        ("zzz: []\n", ("unknown-field", "", "zzz")),
        ("units: {}\n", ("wrong-type", "", "{}")),
        ("units: [x]\n", ("wrong-type", "", "x")),
        ("units:\n  - {name: x}\n", ("missing-field", "", "name")),
        ("units:\n  - {id: 市场}\n", ("bad-id", "", "市场")),
        ("units:\n  - {id: m, owns: pricing}\n", ("wrong-type", "", "pricing")),
        ("units:\n  - {id: m, owns: [{dutty: x}]}\n", ("unknown-field", "nearest", "dutty")),
        ("units:\n  - {id: m, external: yes}\n", ("bad-value", "", "yes")),
        ("company: {completeness: {duties: ful}}\n", ("bad-value", "nearest", "ful")),
        ("waivers: [{rule: x, until: 2026-13-01}]\n", ("bad-value", "date", "2026-13-01")),
    ):
        assert found in faults(text)
        assert len(faults(text)) == (2 if "dutty" in text else 1), text


def test_a_fault_costs_only_the_value_it_stands_in() -> None:
    part, violations = read("units:\n  - {id: a, owns: [[], pricing], kind: {}}\n  - {id: b, bad: 1}\n  - {id: c}\n")
    assert [unit.id for unit in part.units] == ["a", "b", "c"]
    assert part.units[0].owns == ["", "pricing"]
    assert [one.rule for one in violations] == ["wrong-type", "wrong-type", "unknown-field"]


def test_text_stands_for_the_record_it_is_short_for() -> None:
    text = "units:\n  - {id: a, owns: [pricing, {duty: 渠道规划, scope: east}], kind: market}\n"
    unit = read(text)[0].units[0]
    first, second = unit.owns
    assert first == "pricing"
    assert isinstance(second, DutyEntry) and (second.duty, second.scope) == ("渠道规划", "east")
    assert unit.kind == ["market"]
    places = [unit.place("owns", 0, "duty"), second.place("duty")]
    assert [text[one.start : one.end] for one in places] == ["pricing", "渠道规划"]


def test_places_through_aliases_and_merge_keys_show_use_and_anchor() -> None:
    text = "units:\n  - &base {id: a, owns: &list [pricing]}\n  - {id: b, owns: *list}\n  - {<<: *base, id: c}\n"
    units = read(text)[0].units
    for unit, use in ((units[1], "*list"), (units[2], "*base")):
        place = unit.place("owns", 0, "duty")
        assert text[place.start : place.end] == use
        assert place.anchor is not None and text[place.anchor.start : place.anchor.end] == "pricing"
    assert units[0].place("owns", 0, "duty").anchor is None


def test_an_item_that_is_no_text_keeps_the_others_at_their_places() -> None:
    text = "units:\n  - {id: a, directs: [[], b]}\n"
    unit = read(text)[0].units[0]
    place = unit.place("directs", 1)
    assert unit.directs == ["", "b"] and text[place.start : place.end] == "b"
