import pickle

import pytest

import orglint

TEXT = "units:\n  - {id: m, kind: market, owns: [brand-planning]}\n  - {id: s, kind: sales, owns: [pricing]}\n"


def test_a_text_is_checked_from_python() -> None:
    report = orglint.check_text(TEXT)
    (finding,) = report.findings
    assert isinstance(report, orglint.Report) and isinstance(finding, orglint.Finding)
    assert (finding.rule, finding.severity) == ("pricing-outside-market", orglint.Severity.ERROR)
    assert pickle.loads(pickle.dumps(report)) == report


def test_there_are_no_other_names() -> None:
    with pytest.raises(AttributeError):
        _ = orglint.nothing  # type: ignore[attr-defined]
