"""What is fuzzed: each target takes any bytes and ends. What may be raised, and what must hold, is said here once."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from orglint.config.discovery import find_config
from orglint.config.settling import read_config
from orglint.findings.place import Location
from orglint.findings.problem import CannotRun
from orglint.pipeline import check_bytes
from orglint.reading.organization import read_alone
from orglint.reporters.table import REPORTERS, pieces
from orglint.reporters.view import View
from orglint.rules.loading import load_pack
from orglint.settings import Settings
from orglint.syntax.limits import Limits

SMALL = Limits(size=1 << 16, nodes=20_000, scalar=2_000, anchors=100, documents=50)
"""Limits under which no input takes long."""


def reader(data: bytes) -> None:
    """From bytes to the parts of a definition: nothing is raised, and every place lies in the text."""
    reading = read_alone("fuzz.yaml", data, SMALL)
    for violation in reading.violations:
        _lies_in_order(reading.texts["fuzz.yaml"].location(violation.at))


def definition(data: bytes) -> None:
    """A whole run, and its report in every format: nothing is raised, nothing hidden is printed."""
    report = check_bytes(data, file="fuzz.yaml", settings=Settings(limits=SMALL))
    for finding in report.findings:
        _lies_in_order(finding.location)
        for related in finding.related:
            _lies_in_order(related.location)
    for name in REPORTERS:
        text = "".join(pieces(name, report, View("zh" if len(data) % 2 else "en")))
        text.encode("utf-8")
        assert not [sign for sign in text if (sign < " " and sign != "\n") or "\x7f" <= sign < "\xa0"], name
        assert "##[" not in text, name


def rules(data: bytes) -> None:
    """A rule file of a stranger: it is a pack, or it is told what is wrong; nothing of it runs."""
    (_folder() / "rules" / "fuzz.yaml").write_bytes(data)
    try:
        load_pack(_folder() / "rules", own=True)
    except CannotRun as error:
        assert error.problems


def config(data: bytes) -> None:
    """A configuration of a stranger: it is settings, or it is told what is wrong."""
    file = _folder() / "orglint.yaml"
    file.write_bytes(data)
    found = find_config(str(_folder() / "company.yaml"), str(file), False)
    assert found is not None
    try:
        read_config(found)
    except CannotRun as error:
        assert error.problems


def _lies_in_order(location: Location) -> None:
    start, end = location.start, location.end
    assert start.line >= 1 and start.column >= 1
    assert (start.line, start.column) <= (end.line, end.column)


@cache
def _folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="orglint-fuzz-"))
    (folder / "rules").mkdir()
    (folder / ".git").mkdir()
    return folder


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "reader": reader,
    "definition": definition,
    "rules": rules,
    "config": config,
}
