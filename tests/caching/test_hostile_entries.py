"""Whatever lies where a result was kept: the run ends as without it, or with a report that every format can show."""

import copy
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orglint.caching.store import Store, _digest
from orglint.findings.report import Report
from orglint.pipeline import check
from orglint.reporters.table import REPORTERS, pieces
from orglint.reporters.view import View
from orglint.settings import Settings
from tests.caching.test_results import DAY, GROUP, entries, worked
from tests.faults.test_reading import bound
from tests.project.examples import PROJECT

FIRST = str(PROJECT / "examples" / "first.yaml")
WAIVED = """\
units:
- {id: s, kind: sales, owns: [pricing, selling everything]}
waivers:
- {rule: pricing-outside-market, unit: s, reason: for now, until: 2026-12-31, approved_by: me, max: 3}
- {rule: unknown-duty, unit: s}
"""


class Kept:
    """An organization with the entry of its result."""

    def __init__(self, folder: Path, path: str) -> None:
        self.path = path
        self.folder = folder
        self.store = Store(str(folder / "cache"))
        self.fresh = check([path], DAY)
        worked(self.store, [path])
        (self.entry,) = entries(folder)
        self.value = self.store.read(self.entry.stem)

    def write(self, body: bytes) -> None:
        """An entry that is whole by its digest, whatever it says."""
        self.entry.write_bytes(_digest(self.entry.stem, body) + b"\n" + body)


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    return Kept(tmp_path_factory.mktemp("first"), FIRST)


@pytest.fixture(scope="module")
def waived(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    folder = tmp_path_factory.mktemp("waived")
    (folder / "company.yaml").write_text(WAIVED, "utf-8")
    return Kept(folder, str(folder / "company.yaml"))


BODIES = {
    "nothing": b"",
    "a list without end": b"[" * 200_000,
    "nested deeply": b"[" * 100_000 + b"]" * 100_000,
    "no number": b"NaN",
    "a number without end": b'{"units": ' + b"9" * 10_000 + b"}",
    "beyond all numbers": b'{"units": 1e999999}',
    "half a character": b'{"files": "\xe5\xb8"}',
    "a surrogate": b'{"files": "\\ud800"}',
    "a key twice": b'{"files": [], "files": 1}',
    "a zero byte": b"\x00",
    "null": b"null",
    "a text": b'"files"',
}


@pytest.mark.parametrize("body", BODIES.values(), ids=list(BODIES))
def test_a_whole_entry_that_says_nothing_of_use_is_no_entry(body: bytes, first: Kept) -> None:
    first.write(body)
    assert worked(first.store, [FIRST]) == (first.fresh, True)


def spots(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The ways to every value within a value."""
    yield path
    for key, held in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from spots(held, (*path, key))


def put(value: Any, path: tuple[Any, ...], other: Any) -> Any:
    """The value with another one in one place."""
    if not path:
        return other
    changed = copy.copy(value)
    changed[path[0]] = put(value[path[0]], path[1:], other)
    return changed


def at(value: Any, path: tuple[Any, ...]) -> Any:
    for step in path:
        value = value[step]
    return value


STRANGE: list[Any] = [
    None, True, 0, -1, 2**31, 10**30, 1.5, "", "x", "Text", "Finding", "/etc/passwd", "\ud800", "\x1b[31m", [], {},
    ["()"], ["()", 1], ["Text", "a", "b"], ["Severity", "error"], ["Position", 0, 0], ["Position", 10**9, 10**9],
    {"a": 1}, [[[[[]]]]],
]  # fmt: skip


@given(data=st.data())
@settings(max_examples=150)
def test_wrong_values_make_no_report_that_cannot_be_shown(first: Kept, waived: Kept, data: st.DataObject) -> None:
    kept = data.draw(st.sampled_from([first, waived]))
    ways = list(spots(kept.value))
    value = kept.value
    for _ in range(data.draw(st.integers(1, 3))):
        way = data.draw(st.sampled_from(ways))
        strange = data.draw(st.sampled_from(STRANGE) | st.sampled_from(ways).map(lambda way: at(kept.value, way)))
        try:
            value = put(value, way, strange)
        except (LookupError, TypeError):  # an earlier change has taken the place away
            continue
    kept.write(json.dumps(value).encode())
    report, judged = worked(kept.store, [kept.path])
    assert not judged or report == kept.fresh
    assert shown(report)


def shown(report: Report) -> int:
    return sum(len("".join(pieces(name, report, View(language)))) for name in REPORTERS for language in ("en", "zh"))  # type: ignore[arg-type]


def test_values_within_values_without_end_are_no_entry(first: Kept) -> None:
    for depth in (400, 900, 3_000):
        for name in ("findings", "ledger", "units"):
            text = json.dumps({**first.value, name: "@"}).replace('"@"', '["()", ' * depth + "1" + "]" * depth)
            first.write(text.encode())
            assert worked(first.store, [FIRST]) == (first.fresh, True)


def test_an_entry_of_another_organization_is_no_entry(tmp_path: Path) -> None:
    store = Store(str(tmp_path / "cache"))
    worked(store, [FIRST, GROUP])
    one, two = entries(tmp_path)
    both = {one: one.read_bytes(), two: two.read_bytes()}
    one.write_bytes(both[two])
    two.write_bytes(both[one])
    assert worked(store, [FIRST, GROUP]) == (check([FIRST, GROUP], DAY), True)
    assert {one: one.read_bytes(), two: two.read_bytes()} == both


def test_an_entry_found_under_other_limits_is_no_entry(tmp_path: Path) -> None:
    store = Store(str(tmp_path / "cache"))
    worked(store, [FIRST])
    low = Settings(today=DAY.today, limits=type(DAY.limits)(depth=2))
    report, judged = worked(store, [FIRST], low)
    assert judged and "limit-exceeded" in {one.rule for one in report.findings}


def _link_to_itself(entry: Path) -> None:
    entry.unlink()
    entry.symlink_to(entry)


def _link_elsewhere(entry: Path) -> None:
    entry.unlink()
    entry.symlink_to("/etc/passwd")


def _link_to_a_device(entry: Path) -> None:
    entry.unlink()
    entry.symlink_to("/dev/null")


def _folder(entry: Path) -> None:
    entry.unlink()
    (entry / "within").mkdir(parents=True)


def _folder_is_a_file(entry: Path) -> None:
    shutil.rmtree(entry.parent)
    entry.parent.write_bytes(b"")


def _nothing_there(entry: Path) -> None:
    shutil.rmtree(entry.parents[2])
    entry.parents[2].symlink_to("nowhere")


ODD = [_link_to_itself, _link_elsewhere, _link_to_a_device, _folder, _folder_is_a_file, _nothing_there]


@pytest.mark.parametrize("odd", ODD, ids=lambda one: one.__name__)
def test_an_odd_thing_in_place_of_an_entry_is_no_entry(odd: Any, tmp_path: Path) -> None:
    kept = Kept(tmp_path, FIRST)
    odd(kept.entry)
    for _ in range(2):
        report, _ = worked(kept.store, [FIRST])
        assert report == kept.fresh
    assert Path("/etc/passwd").stat().st_size > 0


def test_a_cache_that_may_not_be_read_changes_no_byte(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    command = [*bound(), sys.executable, "-m", "orglint", "check", GROUP, "--exit-zero", "--today", "2026-06-01"]
    environment = {**os.environ, "ORGLINT_CACHE_DIR": str(cache), "PYTHONDONTWRITEBYTECODE": "1"}

    def told() -> tuple[int, bytes, bytes]:
        done = subprocess.run(command, env=environment, capture_output=True, check=False)
        return done.returncode, done.stdout, done.stderr

    first = told()
    (entry,) = entries(tmp_path)
    entry.chmod(0)
    assert told() == first
    cache.chmod(0)
    try:
        assert told() == first
    finally:
        cache.chmod(0o700)
