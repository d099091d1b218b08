"""The shipped examples with their expected output.

usage: python -m tests.project.examples    writes every expected output anew
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
TODAY = "2026-11-24"


SOUND = [path for path in sorted((PROJECT / "examples").rglob("*.yaml")) if "faulty" not in path.as_posix()]
"""Every shipped YAML file that its schema accepts."""


def schema_of(path: Path) -> str:
    """The schema of a shipped file: organization, config or rule."""
    return "config" if path.name == "orglint.yaml" else "rule" if path.parent.name == "rules" else "organization"


@dataclass(frozen=True)
class Example:
    path: str
    language: str
    status: int

    @property
    def expected(self) -> Path:
        path = PROJECT / self.path
        return path / "expected.txt" if path.is_dir() else path.with_suffix(".expected.txt")


EXAMPLES = (
    Example("examples/first.yaml", "en", 1),
    Example("examples/single-site.yaml", "en", 0),
    Example("examples/sales-led.yaml", "zh", 0),
    Example("examples/northgate", "en", 0),
    Example("examples/haiyin-group", "zh", 0),
    Example("examples/lanze-foods", "zh", 0),
    Example("examples/qingyan-instruments.yaml", "zh", 0),
    Example("examples/yunhe-appliances", "zh", 0),
    Example("examples/kestrel-valves.yaml", "en", 0),
    Example("examples/tianmu-group", "zh", 0),
    Example("examples/haiyin-group-faulty", "zh", 1),
)

CONFORMING = tuple(one.path for one in EXAMPLES if one.status == 0)
"""Companies as they write themselves, of every structure, that nothing is wrong with."""


def run(*arguments: str, **more: object) -> subprocess.CompletedProcess[str]:
    """orglint as a person runs it, from the project's folder."""
    command = [sys.executable, "-m", "orglint", *arguments]
    return subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, encoding="utf-8", check=False, **more)  # type: ignore[call-overload,no-any-return]


def output(example: Example) -> subprocess.CompletedProcess[str]:
    """The whole text output of an example, by the day on which it was written."""
    return run("check", example.path, "--lang", example.language, "--today", TODAY, "--color", "never")


if __name__ == "__main__":
    for one in EXAMPLES:
        one.expected.write_text(output(one).stdout, "utf-8")
