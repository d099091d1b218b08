"""Which rules of a run somebody changed."""

import pytest

from orglint.findings.effective import DEFAULT, Effective, EffectiveRule, Origin


@pytest.mark.parametrize(
    ("kind", "changed"),
    [
        ("default", False),
        ("profile", False),
        ("configuration", True),
        ("override", True),
        ("command-line", True),
        ("environment", True),
        ("package", True),
    ],
)
def test_a_rule_is_changed_by_people_and_not_by_its_file_or_the_profile(kind: str, changed: bool) -> None:
    plain, one = Effective("severity", "error", DEFAULT), Effective("limit", 8, Origin(kind))  # type: ignore[arg-type]
    assert EffectiveRule("X001", "x", plain, (Effective("much", 9, DEFAULT), one)).is_changed is changed
    assert EffectiveRule("X001", "x", one, ()).is_changed is changed
