"""What a verdict on a statement is about, and how verdicts are counted."""

from dataclasses import replace

from orglint.findings.coverage import Evidence, Judgement, counted
from orglint.findings.text import same
from tests.unit.findings.test_orders import AT, finding

JUDGEMENT = Judgement(
    id="S-016",
    answer="M1",
    line="1",
    says=same("x"),
    verdict="violated",
    profile="combined",
    evidence=tuple(Evidence(AT, unit, same(str(unit))) for unit in ("m", None, "s", "m")),
    findings=(finding("e", "pricing"), finding(None, None), finding("s", None)),
)


def test_it_is_about_each_unit_of_its_findings_and_its_evidence_once() -> None:
    assert JUDGEMENT.units == ("e", "s", "m")


def test_what_is_about_one_unit_is_taken_out_of_it_and_the_rest_stays() -> None:
    about = JUDGEMENT.about("s")
    assert ([one.unit for one in about.evidence], [one.unit for one in about.findings]) == (["s"], ["s"])
    assert replace(about, evidence=JUDGEMENT.evidence, findings=JUDGEMENT.findings) == JUDGEMENT
    assert JUDGEMENT.about("x").units == ()


def test_every_verdict_is_counted_and_those_that_never_came_are_nought() -> None:
    assert counted([JUDGEMENT, replace(JUDGEMENT, verdict="holds"), JUDGEMENT]) == {
        "holds": 1, "violated": 2, "undetermined": 0, "not-applicable": 0,
    }  # fmt: skip
