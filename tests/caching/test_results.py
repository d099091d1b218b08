"""A result that is found again is the result; whatever has happened to the cache."""

import json
import os
import re
import resource
import shutil
import signal
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, is_dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from orglint.caching.codec import _CLASSES, plain, revived
from orglint.caching.store import Store, cache_folder
from orglint.findings.finding import Finding
from orglint.findings.ledger import LedgerEntry
from orglint.findings.problem import CannotRun
from orglint.findings.progress import Progress
from orglint.findings.report import Report, Standing
from orglint.findings.severity import Severity
from orglint.jobs import check_in_processes
from orglint.judging.merging import is_separable, merged
from orglint.judging.run import Run
from orglint.pipeline import check, judge, read, report
from orglint.reporters.table import REPORTERS, pieces
from orglint.reporters.view import View
from orglint.rules.catalog import Adjustment
from orglint.settings import Settings
from orglint.source.past import Past
from orglint.source.text import SourceText
from orglint.suppression.baseline import Baseline
from orglint.suppression.narrowing import Since
from tests.project.examples import PROJECT, run

DAY = Settings(today=date(2026, 6, 1))
EXAMPLES = sorted(str(path) for path in (PROJECT / "examples").iterdir() if path.suffix == ".yaml" or path.is_dir())
EXAMPLES = [path for path in EXAMPLES if any(Path(path).rglob("*.yaml")) or path.endswith(".yaml")]
GROUP = str(PROJECT / "examples" / "haiyin-group-faulty")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(str(tmp_path / "cache"))


def entries(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "cache" / "results").rglob("*.json"))


def worked(store: Store, paths: list[str], settings: Settings = DAY) -> tuple[Report, bool]:
    """The report, and whether any organization was judged for it."""
    progress = Progress()
    report = check(paths, settings, progress, store)
    return report, bool(progress.rules)


def test_what_is_found_again_is_the_same_to_the_last_byte(store: Store) -> None:
    fresh = check(EXAMPLES, DAY)
    assert worked(store, EXAMPLES) == (fresh, True)
    again, judged = worked(store, EXAMPLES)
    assert (again, judged) == (fresh, False)
    assert len(fresh.findings) > 20
    for name in REPORTERS:
        for language in ("en", "zh"):
            view = View(language)  # type: ignore[arg-type]
            assert list(pieces(name, again, view)) == list(pieces(name, fresh, view))


def test_organizations_one_by_one_make_the_report_of_all_together() -> None:
    whole = Run(DAY)
    together = report([judge(one, whole) for one in read(EXAMPLES, whole)], whole)
    apart = merged([check([path], DAY) for path in EXAMPLES], whole.catalog.profiles)
    assert replace(apart, standing=apart.standing[:1]) == replace(together, standing=together.standing[:1])
    # judged together, a branch also answers for a branch of the same id in another organization
    assert {one.unit for one in apart.standing} == {one.unit for one in together.standing}


@pytest.fixture
def group(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GROUP, tmp_path / "group"))


CHANGES: dict[str, Settings] = {
    "profile": replace(DAY, profile="m1-market-only"),
    "day": replace(DAY, today=date(2031, 1, 1)),
    "select": replace(DAY, select=("MKT016",)),
    "rule": replace(DAY, adjust={"pricing-outside-market": Adjustment("info")}),
    "complete": replace(DAY, complete=True),
    "waivers": replace(DAY, suppression=replace(DAY.suppression, use_waivers=False)),
}


@pytest.mark.parametrize("changed", CHANGES.values(), ids=list(CHANGES))
def test_other_settings_have_results_of_their_own(store: Store, changed: Settings) -> None:
    worked(store, [GROUP])
    if changed.profile != DAY.profile and changed.profile not in Run(DAY).catalog.profiles:
        changed = replace(changed, profile=next(name for name in Run(DAY).catalog.profiles if name != DAY.profile))
    assert worked(store, [GROUP], changed) == (check([GROUP], changed), True)


def test_a_changed_a_new_and_a_missing_file_are_seen(store: Store, group: Path) -> None:
    files = sorted(group.rglob("*.yaml"))
    worked(store, [str(group)])
    for change in (
        lambda: files[-1].write_text(files[-1].read_text("utf-8") + "\n# more\n", "utf-8"),
        lambda: (group / "zz.yaml").write_text("units:\n  - {id: new-one, kind: sales, owns: [pricing]}\n", "utf-8"),
        (group / "zz.yaml").unlink,
    ):
        change()
        assert worked(store, [str(group)]) == (check([str(group)], DAY), True)
        assert worked(store, [str(group)])[1] is False


def test_a_file_that_an_include_would_now_find_is_seen(store: Store, tmp_path: Path) -> None:
    main = tmp_path / "company.yaml"
    main.write_text("include: [parts/*.yaml]\nunits:\n  - {id: m, kind: market}\n", "utf-8")
    assert "include-not-found" in {one.rule for one in worked(store, [str(main)])[0].findings}
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "one.yaml").write_text("units:\n  - {id: s, kind: sales}\n", "utf-8")
    report, judged = worked(store, [str(main)])
    assert judged and report.units == 2 and "include-not-found" not in {one.rule for one in report.findings}


def damaged(data: bytes) -> Iterator[bytes]:
    yield b""
    yield data[: len(data) // 2]
    for at in range(0, len(data), max(1, len(data) // 20)):
        yield data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
    body = data.partition(b"\n")[2]
    yield body
    yield b"0" * 32 + b"\n" + body
    yield b"\x80\x04K\x01."  # a pickle


def test_a_damaged_entry_is_no_entry(store: Store, tmp_path: Path) -> None:
    path = str(PROJECT / "examples" / "first.yaml")
    fresh, _ = worked(store, [path])
    (entry,) = entries(tmp_path)
    whole = entry.read_bytes()
    for data in damaged(whole):
        entry.write_bytes(data)
        assert worked(store, [path]) == (fresh, True)
        assert entry.read_bytes() == whole


def test_an_entry_of_wrong_form_is_no_entry(store: Store, tmp_path: Path) -> None:
    path = str(PROJECT / "examples" / "first.yaml")
    fresh, _ = worked(store, [path])
    key = entries(tmp_path)[0].stem
    good = store.read(key)
    assert good is not None
    for wrong in ({}, [], {**good, "findings": ["system", "ls"]}, {**good, "files": [["x"]]}, {**good, "units": None}):
        store.write(key, wrong)
        assert worked(store, [path]) == (fresh, True)


WRONG: list[Any] = [["os", "x"], ["Text"], ["Severity", "fatal"], [], {}, 1.5, [["()"]], ["Text", ["()"]]]


@pytest.mark.parametrize("value", WRONG, ids=repr)
def test_nothing_but_results_is_made_from_an_entry(value: Any) -> None:
    with pytest.raises((ValueError, TypeError)):
        revived(value)


def parts_of(cls: type, seen: set[str]) -> set[str]:
    """The names of the classes that an object of a class may hold."""
    if cls.__name__ not in seen:
        seen.add(cls.__name__)
        for one in fields(cls) if is_dataclass(cls) else ():
            for name in re.findall(r"[A-Z]\w+", str(one.type)):
                found = getattr(sys.modules[cls.__module__], name, None)
                if isinstance(found, type) and found.__module__.startswith("orglint."):
                    parts_of(found, seen)
    return seen


def test_every_part_of_a_result_can_be_kept() -> None:
    wanted = set[str]().union(*(parts_of(cls, set()) for cls in (Finding, LedgerEntry, Standing)))
    assert {"Contested", "Severity", "Location"} <= wanted
    assert wanted <= {*_CLASSES, "Severity"}


def test_findings_survive_as_json() -> None:
    report = check([GROUP], DAY)
    assert revived(json.loads(json.dumps(plain(report.findings)))) == report.findings
    assert revived(plain(Severity.ERROR)) is Severity.ERROR


def test_a_folder_that_cannot_be_written_to_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    store = Store(str(tmp_path / "cache"))
    assert worked(store, EXAMPLES[:2]) == (check(EXAMPLES[:2], DAY), True)
    assert worked(store, EXAMPLES[:2])[1] is True


def test_a_full_disk_leaves_no_half_entry(store: Store, tmp_path: Path) -> None:
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200, hard))
    try:
        report, _ = worked(store, EXAMPLES[:1])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)
    assert report == check(EXAMPLES[:1], DAY)
    assert [path for path in (tmp_path / "cache" / "results").rglob("*") if path.is_file()] == []


def test_many_at_once_see_whole_entries_only(store: Store) -> None:
    values = [["()", *[number] * 20_000] for number in range(8)]

    def work(number: int) -> None:
        for _ in range(15):
            store.write("aa", values[number])
            assert store.read("aa") in values

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(8)))


def test_the_command_clears_shows_and_leaves_alone(tmp_path: Path) -> None:
    there = {**os.environ, "ORGLINT_CACHE_DIR": str(tmp_path / "cache")}
    assert run("cache", "folder", env=there).stdout == f"{tmp_path / 'cache'}\n"
    plain_run = run("check", "--exit-zero", GROUP, "--no-cache", env=there)
    assert entries(tmp_path) == []
    first, second = (run("check", "--exit-zero", GROUP, env=there) for _ in range(2))
    assert first.stdout == second.stdout == plain_run.stdout and len(entries(tmp_path)) == 1
    assert run("cache", "clear", "--help", env=there).returncode == 0
    assert run("cache", "clear", env=there).stdout == "1 results removed\n"
    assert entries(tmp_path) == []


def test_it_lies_in_the_caches_of_the_user(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("ORGLINT_CACHE_DIR", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert cache_folder() == str(tmp_path / ".cache" / "orglint")
    monkeypatch.setenv("XDG_CACHE_HOME", "relative/to/what-is-checked")
    assert cache_folder() == str(tmp_path / ".cache" / "orglint")


def test_two_processes_say_the_same() -> None:
    one = run("check", "--exit-zero", "--no-cache", *EXAMPLES[:4])
    two = run("check", "--exit-zero", "--no-cache", "--jobs", "2", *EXAMPLES[:4])
    assert (two.stdout, two.stderr) == (one.stdout, "") and os.linesep in one.stdout


def test_what_keeps_a_process_from_its_work_is_told() -> None:
    done = run("check", "--jobs", "2", "--no-cache", EXAMPLES[0], "nowhere.yaml")
    assert done.returncode == 2 and "nowhere.yaml" in done.stderr and "Traceback" not in done.stderr
    assert run("check", "--jobs", "none", EXAMPLES[0]).returncode == 2


NOT_ALONE: dict[str, Settings] = {
    "baseline": replace(DAY, suppression=replace(DAY.suppression, baseline=Baseline(SourceText("b.yaml", ""), "", ()))),
    "at": replace(DAY, past=Past("HEAD", {}, {})),
    "since": replace(DAY, since=Since("HEAD", (), {})),
    "plugins": replace(DAY, plugins=("mine.py",)),
    "installed": replace(DAY, installed=True),
    "redact": replace(DAY, redact=True),
    "protected": replace(DAY, suppression=replace(DAY.suppression, protected=("MKT*",))),
}


@pytest.mark.parametrize("settings", NOT_ALONE.values(), ids=list(NOT_ALONE))
def test_nothing_is_kept_where_organizations_are_not_judged_alone(settings: Settings) -> None:
    assert is_separable(DAY)
    assert not is_separable(settings)


def test_a_file_that_cannot_be_read_is_told_each_time(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "company"
    folder.mkdir()
    (folder / "one.yaml").write_text("units:\n  - {id: m, kind: market}\n", "utf-8")
    (folder / "pipe.yaml").symlink_to("nowhere.yaml")
    paths = [str(folder), EXAMPLES[0]]
    for _ in range(2):
        report, judged = worked(store, paths)
        assert judged and report.failures
        assert report == check(paths, DAY)


def test_a_link_out_of_the_folder_is_told_each_time(store: Store, group: Path, tmp_path: Path) -> None:
    worked(store, [str(group)])
    (tmp_path / "elsewhere.yaml").write_text("units: []\n", "utf-8")
    (group / "out.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    for _ in range(2):
        report, judged = worked(store, [str(group), EXAMPLES[0]])
        assert judged and len(report.notes) == 1


def test_where_nothing_of_one_can_be_read_the_others_are_checked(store: Store, tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        os.mkfifo(tmp_path / name)
    nothing, readable = [str(tmp_path / "a.yaml"), str(tmp_path / "b.yaml")], EXAMPLES[0]
    apart = check_in_processes([*nothing, readable], DAY, 2, Progress())
    assert apart == check([*nothing, readable], DAY, store=store)
    assert len(apart.failures) == 2
    with pytest.raises(CannotRun) as raised:
        check(nothing, DAY, store=store)
    assert len(raised.value.problems) == 2
