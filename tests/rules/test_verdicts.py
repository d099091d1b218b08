"""What the text says of an organization: exactly these statements, each with its severity."""

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from orglint import Settings, check_text

VERDICTS = YAML(typ="safe", pure=True).load((Path(__file__).parent / "verdicts.yaml").read_text("utf-8"))


@pytest.mark.parametrize("verdict", VERDICTS, ids=lambda verdict: verdict["title"])
def test_an_organization_contradicts_just_these_statements(verdict: dict[str, Any]) -> None:
    report = check_text(verdict["definition"], settings=Settings(profile=verdict.get("profile", "combined")))
    told: dict[str, str] = {}
    for finding in sorted(report.findings, key=lambda one: one.severity.rank):
        told.update(dict.fromkeys(finding.statements, finding.severity.value))
    assert told == verdict["expected"]
