"""Whatever stands in a baseline: told with its place, or a baseline; no finding gets lost by it."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orglint.findings.problem import CannotRun
from orglint.findings.report import Report
from orglint.pipeline import check, examine
from orglint.reporters.table import REPORTERS, pieces
from orglint.reporters.view import View
from orglint.settings import Settings
from orglint.source.text import SourceText
from orglint.suppression.accepting import accept_all
from orglint.suppression.baseline_file import baseline_text, parse_baseline, read_baseline
from orglint.suppression.policy import Policy
from tests.hostile.command import faults, typed
from tests.project.examples import PROJECT

FIRST = PROJECT / "examples" / "first.yaml"
FOLDER = str(FIRST.parent)
done = examine([str(FIRST)], Settings())
TEXT = "".join(baseline_text(accept_all(done.cases, done.bounds, FOLDER, None)))
ALL = Counter(one.fingerprint for one in done.report.findings)
STRANGE = [
    "", "&a ", "*a", "*b", "!!python/object ", "<<: ", "[", "}", "- ", "\t", "\u3000", "\u200b", "：", "|", ">", "'",
    '"', "---\n", "%YAML 9\n", "null", "true", "-1", "0", "9" * 5000, "1e999", "<<<<<<< x\n", "\x1b", "\ufeff",
    "rule: ", "count: ", "facts: [[]]", "version: 2\n", "organizations: ", "../../", "/etc/passwd", "unit: *",
]  # fmt: skip


def with_baseline(text: str) -> Report:
    baseline = parse_baseline(SourceText("orglint-baseline.yaml", text), FOLDER)
    return check([str(FIRST)], Settings(suppression=Policy(baseline=baseline)))


def test_the_whole_baseline_hides_all() -> None:
    report = with_baseline(TEXT)
    assert (len(ALL) > 2 and report.active == ()) or not list(report.active)


@given(st.data())
def test_a_spoiled_baseline_is_told_or_hides_what_it_names(data: st.DataObject) -> None:
    text = TEXT
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 30)) | st.just(len(text)))
        text = text[:start] + data.draw(st.sampled_from(STRANGE)) + text[end:]
    try:
        report = with_baseline(text)
    except CannotRun as error:
        assert error.problems and all(one.location is not None for one in error.problems)
        return
    found = Counter(one.fingerprint for one in report.findings if one.rule != "stale-baseline")
    assert found == ALL, "each finding is there, suppressed or not"
    assert sum(len("".join(pieces(name, report, View()))) for name in REPORTERS)


FILES = {
    "nothing": b"",
    "half of it": TEXT.encode()[: len(TEXT) // 2],
    "gbk": "version: 1\n# 市场部\n".encode("gbk"),
    "utf-16": TEXT.encode("utf-16"),
    "a zero byte": TEXT.encode() + b"\x00",
    "nested deeply": b"version: 1\norganizations: " + b"[" * 50_000,
    "aliases": b"version: 1\na: &a [x, x]\n" + b"".join(b"b%d: &b%d [*a, *a]\n" % (n, n) for n in range(99)),
    "a count without end": b"version: 1\norganizations: {first.yaml: [{rule: ORG201, count: " + b"9" * 9_999 + b"}]}\n",
    "a pickle": b"\x80\x04K\x01.",
    "escapes": b'version: 1\norganizations: {"\\e[31m::error::x": [{rule: "\\u202e"}]}\n',
}


@pytest.mark.parametrize("data", FILES.values(), ids=list(FILES))
def test_a_hostile_baseline_ends_the_run_in_order(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_bytes(data)
    status, output = typed("check", str(FIRST), "--baseline", str(tmp_path / "b.yaml"), "--no-cache")
    assert status in (1, 2) and faults(output) == []
    assert "b.yaml" in output or status == 1
    for command in ("show", "prune", "write"):
        status, output = typed("baseline", command, str(FIRST), "--baseline", str(tmp_path / "b.yaml"))
        assert status in (0, 2) and faults(output) == []
        assert status == 0 or (tmp_path / "b.yaml").read_bytes() == data, "what cannot be read is never written over"


@pytest.mark.parametrize("odd", ["folder", "link", "loop"])
def test_what_is_no_file_is_no_baseline(odd: str, tmp_path: Path) -> None:
    path = tmp_path / "b.yaml"
    path.mkdir() if odd == "folder" else path.symlink_to("gone" if odd == "link" else "b.yaml")
    with pytest.raises(CannotRun):
        read_baseline(str(path))
    status, output = typed("check", str(FIRST), "--baseline", str(path))
    assert status == 2 and faults(output) == []
