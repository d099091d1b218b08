"""A finding is known again wherever its text moves, in every format that a CI system compares from run to run."""

import json
from xml.etree import ElementTree

import pytest

from orglint.pipeline import check_bytes
from orglint.reporters.table import pieces
from orglint.reporters.view import View

MARKET = "- {id: m, name: 市场部, owns: [brand-planning], directs: [nobody]}"
SALES = "- {id: s, name: 销售部, owns: [pricing, pricing, promotion-planning], participates: [pricing], guides: [s]}"
PLAIN = f"units:\n{MARKET}\n{SALES}\n"
MOVED = {
    "another order": f"units:\n{SALES}\n{MARKET}\n",
    "below other lines": "# 一行注释\n\ncompany: {name: x}\n" + PLAIN,
    "Windows line ends": PLAIN.replace("\n", "\r\n"),
    "another style": PLAIN.replace("{id: s, name: 销售部, ", "id: s\n  name: 销售部\n  ")
    .replace(", participates", "\n  participates")
    .replace(", guides", "\n  guides")
    .replace("guides: [s]}", "guides: [s]"),
    "two documents": f"units:\n{MARKET}\n---\nunits:\n{SALES}\n",
    "another unit beside": PLAIN + "- {id: f, name: 财务部, owns: [annual-work-report]}\n",
    "a new id": PLAIN.replace("id: s,", "id: s2, previously: [s],").replace("guides: [s]", "guides: [s2]"),
}


def known_by(text: str, file: str = "company.yaml") -> dict[str, list[object]]:
    """Format -> what a consumer of it knows each finding by."""
    report = check_bytes(text.encode("utf-8"), file=file)
    texts = {name: "".join(pieces(name, report, View())) for name in ("json", "sarif", "gitlab", "junit")}
    results = json.loads(texts["sarif"])["runs"][0]["results"]
    cases = ElementTree.fromstring(texts["junit"]).findall("testsuite/testcase")
    known: dict[str, list[object]] = {
        "json": [(one["code"], one["fingerprint"]) for one in json.loads(texts["json"])["findings"]],
        "sarif": [(one["ruleId"], one["partialFingerprints"]["orglint/v1"]) for one in results],
        "gitlab": [one["fingerprint"] for one in json.loads(texts["gitlab"])],
        "junit": [(one.attrib["classname"], one.attrib["name"]) for one in cases if " " in one.attrib["name"]],
    }
    return {name: sorted(found, key=str) for name, found in known.items()}


@pytest.mark.parametrize("how", MOVED)
def test_a_finding_is_known_again(how: str) -> None:
    before, after = known_by(PLAIN), known_by(MOVED[how], "其他, 文件.yaml")
    assert len(before["json"]) >= 6
    if how == "a new id":  # a test of JUnit is named for people, by the id of today
        del before["junit"], after["junit"]
    assert after == before


def test_another_finding_is_not() -> None:
    other = known_by(PLAIN.replace("[nobody]", "[somebody]"))
    for name, found in known_by(PLAIN).items():
        if name != "junit":
            assert len([one for one in found if one not in other[name]]) == 1, name
