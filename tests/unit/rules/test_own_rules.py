"""Rules of one's own in YAML: the sentences of the guide, each in ten lines at most, firing and silent."""

from pathlib import Path
from textwrap import dedent, indent

import pytest

from orglint import Settings, check_text
from orglint.findings.problem import CannotRun

SENTENCES = {
    "pricing-belongs-to-the-market-department": (
        """
        severity: error
        check: {kind: belongs, duty: pricing, to: market}
        """,
        "- {id: s, kind: sales, owns: [pricing]}",
        "- {id: m, kind: market, owns: [pricing]}",
    ),
    "hq-marketing-directs-every-branch-market-department": (
        """
        check:
          kind: directs
          from: {kind: marketing, at: headquarters}
          every: {kind: market, at: branch}
        """,
        """
        - {id: h, kind: hq}
        - {id: g, kind: marketing, parent: h}
        - {id: b, kind: branch, parent: h}
        - {id: m, kind: market, parent: b}
        """,
        """
        - {id: h, kind: hq}
        - {id: g, kind: marketing, parent: h, directs: [m]}
        - {id: b, kind: branch, parent: h}
        - {id: m, kind: market, parent: b}
        """,
    ),
    "sales-takes-instructions-only-through-market": (
        "check: {kind: only-through, units: sales, through: market}",
        """
        - {id: f, kind: finance, directs: [s]}
        - {id: s, kind: sales}
        """,
        """
        - {id: m, kind: market, directs: [s]}
        - {id: s, kind: sales}
        """,
    ),
    "every-duty-has-one-accountable-owner": (
        "check: {kind: one-owner}",
        """
        - {id: h, kind: hr, owns: [corporate-culture]}
        - {id: o, kind: general-office, owns: [corporate-culture]}
        """,
        """
        - {id: h, kind: hr, participates: [corporate-culture]}
        - {id: o, kind: general-office, owns: [corporate-culture]}
        """,
    ),
    "span-of-control-at-most-8-except-in-regions": (
        "check: {kind: span, limit: 8, except: {within: region}}",
        "- {id: a, units: [{id: b1}, {id: b2}, {id: b3}, {id: b4}, {id: b5}, {id: b6}, {id: b7}, {id: b8}, {id: b9}]}",
        """
        - id: r
          kind: region
          units: [{id: b1}, {id: b2}, {id: b3}, {id: b4}, {id: b5}, {id: b6}, {id: b7}, {id: b8}, {id: b9}]
        """,
    ),
    "finance-and-sales-are-never-one-unit": (
        "check: {kind: separation, units: [finance, sales]}",
        "- {id: x, kind: [finance, sales]}",
        """
        - {id: f, kind: finance}
        - {id: s, kind: sales}
        """,
    ),
}


def org(units: str) -> str:
    return "units:\n" + indent(dedent(units).strip(), "  ") + "\n"


def found(folder: Path, name: str, text: str) -> list[str]:
    """The messages of one rule of a pack on a text."""
    report = check_text(text, settings=Settings(packs=(str(folder),), select=(name,)))
    return [one.message.en for one in report.findings if one.rule == name]


def pack(tmp_path: Path, **files: str) -> Path:
    for name, text in files.items():
        (tmp_path / f"{name.replace('_', '-')}.yaml").write_text(dedent(text).lstrip(), "utf-8")
    return tmp_path


def rule_of(check: str, bad: str, good: str = "- {id: fine}") -> str:
    bad, good = (indent(org(one), "    ") for one in (bad, good))
    return f"{dedent(check).strip()}\nexamples:\n- bad: |\n{bad}\n  good: |\n{good}"


@pytest.mark.parametrize("name", SENTENCES)
def test_each_sentence_is_short_fires_and_stays_silent(name: str, tmp_path: Path) -> None:
    check, bad, good = SENTENCES[name]
    assert len(dedent(check).strip().splitlines()) <= 10
    (tmp_path / f"{name}.yaml").write_text(rule_of(check, bad, good), "utf-8")
    assert len(found(tmp_path, name, org(bad))) == 1
    assert found(tmp_path, name, org(good)) == []


KINDS = {
    "belongs": (
        ("{kind: belongs, duty: [定价, market-research], to: {tag: owners}, except: {id: 'x*'}}"),
        "- {id: a, kind: market, owns: [pricing]}",
        "- {id: a, kind: market, tags: [owners], owns: [pricing]}\n- {id: x1, owns: [market-research]}",
    ),
    "belongs-required": (
        "{kind: belongs, duty: pricing, to: market, required: true}",
        "- {id: m, kind: market}",
        "- {id: m, kind: market, owns: [pricing]}",
    ),
    "directs-nobody": (
        "{kind: directs, from: marketing, every: market}",
        "- {id: m, kind: market}",
        "- {id: g, kind: marketing, guides: [s]}\n- {id: s, units: [{id: m, kind: market}]}",
    ),
    "only-through-reporting": (
        "{kind: only-through, units: sales, through: market, reporting: true, except: executive}",
        "- {id: f, kind: finance, units: [{id: s, kind: sales}]}",
        "- {id: e, kind: executive, units: [{id: s, kind: sales, units: [{id: t, kind: sales}]}]}",
    ),
    "one-owner-nobody": (
        "{kind: one-owner, duties: [pricing], except: finance}",
        "- {id: s, kind: sales, participates: [pricing]}",
        "- {id: f, kind: finance, owns: [pricing]}\n- {id: m, kind: market, owns: [pricing]}",
    ),
    "span-of-duties": (
        "{kind: span, of: duties, limit: 1, units: sales}",
        "- {id: s, kind: sales, owns: [pricing, product-sales]}",
        "- {id: s, kind: sales, owns: [product-sales]}\n- {id: m, kind: market, owns: [pricing, product-planning]}",
    ),
    "separation-of-duties": (
        "{kind: separation, duties: [pricing, [product-sales, contract-order-execution]], except: {level: 2}}",
        "- {id: s, owns: [pricing, product-sales]}",
        "- {id: a, units: [{id: s, owns: [pricing, product-sales]}]}\n- {id: b, owns: [pricing]}",
    ),
    "forbidden": (
        "{kind: forbidden, never: [{from: sales, to: [finance, legal]}], except: {tag: free}}",
        "- {id: s, kind: sales, directs: [f]}\n- {id: f, kind: finance}",
        "- {id: s, kind: sales, directs: [f], guides: [g]}\n- {id: f, kind: finance, tags: [free]}\n"
        "- {id: g, kind: legal}",
    ),
    "forbidden-reporting": (
        "{kind: forbidden, never: [{from: sales, to: finance}], reporting: true}",
        "- {id: s, kind: sales, units: [{id: f, kind: finance}]}",
        "- {id: f, kind: finance, units: [{id: s, kind: sales}]}",
    ),
    "layers": (
        "{kind: layers, layers: [executive, [marketing, market], sales], except: {id: free}}",
        "- {id: s, kind: sales, directs: [m]}\n- {id: m, kind: market}",
        "- {id: e, kind: executive, directs: [s]}\n- {id: m, kind: market, directs: [s]}\n- {id: s, kind: sales}\n"
        "- {id: free, kind: sales, directs: [m]}",
    ),
    "layers-exhaustive": (
        "{kind: layers, layers: [market, sales], exhaustive: true, except: {place: true}}",
        "- {id: f, kind: finance}",
        "- {id: h, kind: hq}\n- {id: m, kind: market}",
    ),
    "independence": (
        "{kind: independence, units: [legal, finance], except: {tag: free}}",
        "- {id: l, kind: legal, guides: [f]}\n- {id: f, kind: finance}",
        "- {id: l, kind: legal, guides: [f, s]}\n- {id: f, kind: finance, tags: free}\n- {id: s, kind: sales}",
    ),
    "required-field": (
        "{kind: required-field, field: charter.mandate, units: market, except: {under: branch}}",
        "- {id: m, kind: market}",
        "- {id: m, kind: market, charter: {mandate: psychological-distance}}\n"
        "- {id: b, kind: branch, units: [{id: n, kind: market}]}",
    ),
    "required-list": (
        "{kind: required-field, field: [tags, owns], units: {id: m}}",
        "- {id: m, kind: market, owns: [pricing]}",
        "- {id: m, kind: market, tags: [t], owns: [pricing]}",
    ),
    "required-false": (
        "{kind: required-field, field: sells, units: branch}",
        "- {id: b, kind: branch}",
        "- {id: b, kind: branch, sells: false}",
    ),
    "naming": (
        "{kind: naming, field: id, matches: '^(hq|b[0-9]+)-', except: {place: true}}",
        "- {id: market, kind: market}",
        "- {id: hq, kind: hq}\n- {id: b12-market, kind: market}",
    ),
    "naming-convention": (
        "{kind: naming, convention: chinese}",
        "- {id: m, name: Market department}",
        "- {id: m, name: 市场部}\n- {id: unnamed}",
    ),
    "cardinality": (
        "{kind: cardinality, units: market, at_least: 1, at_most: 1, in: branch, except: {id: plant}}",
        "- {id: b, kind: branch, units: [{id: s, kind: sales}]}",
        "- {id: b, kind: branch, units: [{id: d, units: [{id: m, kind: market}]}]}\n- {id: plant, kind: branch}",
    ),
    "cardinality-of-the-company": (
        "{kind: cardinality, units: marketing, at_most: 1}",
        "- {id: g, kind: marketing}\n- {id: h, kind: marketing}",
        "- {id: g, kind: marketing}",
    ),
    "acyclic": (
        "{kind: acyclic, lines: [guides], reporting: false, except: {tag: free}}",
        "- {id: a, guides: [b]}\n- {id: b, guides: [a]}",
        "- {id: a, guides: [b], tags: [free]}\n- {id: b, guides: [a]}",
    ),
    "query": (
        "{kind: query, sql: \"SELECT id AS ownership FROM ownership WHERE duty = 'pricing' AND unit <> 'm'\"}",
        "- {id: s, kind: sales, owns: [pricing]}",
        "- {id: m, kind: market, owns: [pricing]}",
    ),
}


@pytest.mark.parametrize("name", KINDS)
def test_each_kind_fires_and_leaves_exceptions_alone(name: str, tmp_path: Path) -> None:
    check, bad, good = KINDS[name]
    (tmp_path / f"{name}.yaml").write_text(rule_of(f"check: {check}", bad, good), "utf-8")
    told = found(tmp_path, name, org(bad))
    assert len(told) == 1 and "{" not in told[0], told
    assert found(tmp_path, name, org(good)) == []


def problems(folder: Path) -> list[str]:
    with pytest.raises(CannotRun) as raised:
        check_text("units: [{id: a}]", settings=Settings(packs=(str(folder),)))
    return [one.line("en").replace(f"{folder}/", "") for one in raised.value.problems]


def test_every_fault_of_every_file_is_told_at_its_place(tmp_path: Path) -> None:
    pack(
        tmp_path,
        one="""
            check: {kind: belong, duty: pricing, to: market}
            examples: [{bad: "units: []"}]
            """,
        two="""
            severty: error
            check:
              kind: belongs
              duty: pricng
              to: [market, salse]
            message: "{unt} is wrong"
            examples: [{bad: "units: []"}]
            """,
        three="check: {kind: one-owner}\nexamples: [{bad: x}",
        four="""
            rules:
              Bad Name: {check: {kind: one-owner}, examples: [{bad: x}]}
              no-example: {check: {kind: one-owner}}
              words: {check: {kind: one-owner}, message: "{unt} is wrong", examples: [{bad: x}]}
            """,
    )
    told = "\n".join(line.rpartition("/")[2] for line in problems(tmp_path))
    for line in (
        "one.yaml:1:15: “belong” is not one of: ",
        "did you mean “belongs”?",
        "two.yaml:1:1: “severty” is not a known field (did you mean “severity”?)",
        "two.yaml:4:9: “pricng” is no duty of the catalogue (did you mean “pricing”?)",
        "two.yaml:5:16: “salse” is no kind of unit (did you mean “sales”?)",
        "three.yaml:",
        "four.yaml:2:3: “Bad Name” is no name for a rule",
        "four.yaml:3:16: the field “examples” is missing",
    ):
        assert line in told, (line, told)


def test_a_message_names_only_what_its_check_knows(tmp_path: Path) -> None:
    pack(tmp_path, a='check: {kind: one-owner}\nmessage: "{unt} is wrong"\nexamples: [{bad: x}]\n')
    (line,) = problems(tmp_path)
    assert "a.yaml:2:10: this check knows no “unt”" in line and "did you mean “{unit}”?" in line


def test_a_rule_cannot_name_python_or_the_reader(tmp_path: Path) -> None:
    for kind in ("python, function: os", "reader"):
        pack(tmp_path, a=f"check: {{kind: {kind}}}\nexamples: [{{bad: x}}]\n")
        (line,) = problems(tmp_path)
        assert "a.yaml:1:15: " in line and "is not one of" in line


def test_a_pack_brings_words_of_its_own(tmp_path: Path) -> None:
    pack(tmp_path, a="check: {kind: belongs, duty: Catering, to: kitchen}\nexamples: [{bad: 'units: []'}]\n")
    assert len(problems(tmp_path)) == 2
    pack(tmp_path, pack="kinds: [kitchen]\nduties: [Catering]\n")
    definition = "kinds: [{id: kitchen}]\nunits:\n  - {id: k, kind: kitchen, owns: [Catering]}\n"
    assert found(tmp_path, "a", definition) == []
    assert len(found(tmp_path, "a", definition + "  - {id: s, kind: sales, owns: [Catering]}\n")) == 1
