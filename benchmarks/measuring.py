"""CPU time of whole processes. What is compared runs in turns, so that a machine that slows down slows all of it."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

HERE = Path(__file__).resolve().parent
CACHE = HERE / ".cache"
PYTHON = str(CACHE / "orglint" / "bin" / "python")
ORGLINT = [str(CACHE / "orglint" / "bin" / "orglint")]
"""orglint as users have it, and the Python that it runs on; `install` puts it there."""


@dataclass(frozen=True)
class Run:
    """One process: CPU and wall seconds, peak memory in MB."""

    cpu: float
    wall: float
    peak: float


@dataclass(frozen=True)
class Series:
    """The runs of one command, in turns with those of others."""

    runs: tuple[Run, ...]

    @property
    def cpu(self) -> float:
        return statistics.median(run.cpu for run in self.runs)

    @property
    def wall(self) -> float:
        return statistics.median(run.wall for run in self.runs)

    @property
    def peak(self) -> float:
        return max(run.peak for run in self.runs)

    def over(self, other: Series, what: str = "cpu") -> str:
        """How many times the other it took, turn by turn: the median, with the smallest and the largest."""
        ratios = sorted(getattr(one, what) / getattr(two, what) for one, two in zip(self.runs, other.runs, strict=True))
        return f"{statistics.median(ratios):.2f} ({ratios[0]:.2f}–{ratios[-1]:.2f})"


def in_turns(commands: Mapping[str, Sequence[str]], turns: int) -> dict[str, Series]:
    """Run every command once a turn, after one turn that does not count. Raises when a command cannot do its work."""
    found: dict[str, list[Run]] = {name: [] for name in commands}
    for turn in range(turns + 1):
        for name, command in commands.items():
            run = once(command)
            if turn:
                found[name].append(run)
    return {name: Series(tuple(runs)) for name, runs in found.items()}


def once(command: Sequence[str], accepted: Sequence[int] = (0, 1), **settings: str) -> Run:
    """Run a command to its end, its output thrown away."""
    environment = {**os.environ, "PYTHONHASHSEED": "0", **settings}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed orglint has its bytecode
    begun = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment, cwd=HERE.parent
    )
    assert process.stderr is not None
    said = process.stderr.read()
    process.stderr.close()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in accepted:
        raise SystemExit(
            f"{' '.join(command)} ended with {process.returncode}: {said.decode('utf-8', 'replace')[-2000:]}"
        )
    return Run(used.ru_utime + used.ru_stime, time.perf_counter() - begun, used.ru_maxrss / 1024)


def install() -> None:
    """Install this checkout in an environment of its own, unless it is there as it stands: with its bytecode, and
    without the hooks that an editable installation adds to every start of Python."""
    root, environment = HERE.parent, CACHE / "orglint"
    kept, digest = environment / "installed", sha256((root / "pyproject.toml").read_bytes())
    for path in sorted(path for folder in ("orglint", "rules", "schemas") for path in (root / folder).rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(path.read_bytes())
    if kept.exists() and kept.read_text() == digest.hexdigest():
        return
    if not environment.exists():
        subprocess.run([sys.executable, "-m", "venv", environment], check=True)
    subprocess.run([PYTHON, "-m", "pip", "install", "-q", "--force-reinstall", "--compile", root], check=True)
    kept.write_text(digest.hexdigest())


def floor_program() -> str:
    """The C program on libyaml, compiled when it is not there yet."""
    program = CACHE / "floor"
    if not program.exists():
        CACHE.mkdir(exist_ok=True)
        subprocess.run(["cc", "-O2", "-o", program, HERE / "floor.c", "-lyaml"], check=True)
    return str(program)
