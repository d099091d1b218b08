"""Disks that are full or read-only, runs that are killed, several at once: what is written is whole or not there."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.project.examples import PROJECT

COMPANY = str(PROJECT / "examples" / "haiyin-group-faulty")
WRITING = (sys.executable, "-m", "orglint", "check", COMPANY, "--isolated", "--exit-zero", "--format", "json")


def orglint(*more: str, **settings: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*WRITING, *more], capture_output=True, check=False, timeout=60, **settings)  # type: ignore[call-overload,no-any-return]


def traced(injected: str, *more: str) -> subprocess.CompletedProcess[bytes]:
    """A run into which the kernel's tracer puts faults."""
    command = ["strace", "-f", "-qq", "-o", os.devnull, "-e", injected, *WRITING, *more]
    quiet = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(command, capture_output=True, check=False, timeout=60, env=quiet)


def test_a_full_disk_under_standard_output_is_told() -> None:
    with open("/dev/full", "wb") as full:
        ended = subprocess.run(WRITING, stdout=full, stderr=subprocess.PIPE, check=False, timeout=60)
    assert ended.returncode == 2
    assert ended.stderr == b"error: No space left on device\n"


def test_a_full_disk_keeps_the_old_report_whole(tmp_path: Path) -> None:
    if not shutil.which("mount") or os.getuid():
        pytest.skip("only root can mount a small disk")
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", disk], check=False).returncode:
        pytest.skip("no disk can be mounted here")
    try:
        (disk / "report.json").write_text("old", "utf-8")
        ended = orglint("--output", str(disk / "report.json"))
        assert ended.returncode == 2 and b"No space left on device" in ended.stderr
        assert (disk / "report.json").read_text("utf-8") == "old"
        assert [path.name for path in disk.iterdir()] == ["report.json"]
    finally:
        subprocess.run(["umount", disk], check=True)


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    ended = orglint("--output", "/proc/report.json")
    assert ended.returncode == 2 and b"report.json" in ended.stderr and b"Traceback" not in ended.stderr


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")
@pytest.mark.parametrize("call", ["write", "fsync,fdatasync", "rename,renameat,renameat2"])
def test_a_run_that_is_killed_leaves_the_old_report_or_the_new_one(call: str, tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    assert orglint("--output", str(report)).returncode == 0
    whole = report.read_bytes()
    report.write_bytes(b"old")
    ended = traced(f"inject={call}:signal=KILL", "--output", str(report))
    assert ended.returncode in (-signal.SIGKILL, 128 + signal.SIGKILL)
    assert report.read_bytes() in (b"old", whole)


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")
@pytest.mark.parametrize(("call", "error"), [("write", "EIO"), ("fsync,fdatasync", "EIO"), ("rename", "EXDEV")])
def test_a_disk_that_fails_keeps_the_old_report_whole(call: str, error: str, tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    report.write_bytes(b"old")
    ended = traced(f"inject={call}:error={error}", "--output", str(report))
    assert ended.returncode != 0
    assert report.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["report.json"]


def test_runs_at_once_write_whole_reports(tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    running = [subprocess.Popen([*WRITING, "--output", str(report)]) for _ in range(4)]
    assert [one.wait(timeout=120) for one in running] == [0] * 4
    assert report.read_bytes() == orglint().stdout
    assert [path.name for path in tmp_path.iterdir()] == ["report.json"]


def test_a_reader_that_stops_early_is_no_fault() -> None:
    with subprocess.Popen(WRITING, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None and running.stderr is not None
        running.stdout.read(10)
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 0
