"""Whole reports of one organization, in every format and both languages, beside what also tells of a run.

usage: python -m tests.reporters.whole    writes tests/reporters/whole/ anew
"""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path

from orglint import __version__
from orglint.reporters.table import REPORTERS
from tests.cli.typed import typed

KEPT = Path(__file__).with_name("whole")
COMPANY = """\
name: 华东家电
company: {products: several}
units:
  - {id: m, kind: market, name: 市场部}
  - id: s
    kind: sales
    name: 销售部
    owns: [pricing, channel-planning]
  - {id: e, kind: sales, parent: x, owns: [pricing]}  # orglint: ignore[MKT016] moves in spring
  - {id: w, kind: sales, owns: [pricing]}
waivers:
  - {rule: channel-planning-outside-market, unit: s, reason: merger, until: 2026-12-31, approved_by: 总经理}
  - {rule: parent-cycle, unit: s, reason: x}
"""
BASELINE = """\
version: 1
organizations:
  company.yaml:
    - {rule: pricing-outside-market, unit: w, duty: pricing, facts: [misplaced], note: since 2019}
    - {rule: pricing-outside-market, unit: z, duty: pricing, facts: [misplaced]}
"""
FEW = "MKT016,MKT044,ORG201,ORG302,ORG305,ORG407,ORG603,ORG609"
CHECK = (
    "check",
    "company.yaml",
    "--isolated",
    "--no-cache",
    "--today",
    "2026-11-24",
    "--baseline",
    "b.yaml",
    "--select",
    FEW,
)
DISPUTED = """\
units:
  - {id: g, kind: marketing, directs: [m]}
  - {id: m, kind: market, relays_to: [s], owns: [product-planning]}
  - {id: s, kind: sales, owns: [product-sales]}
"""
AT = ("--isolated", "--today", "2026-11-24", "--format")
WAIVED = ("explain", "company.yaml:8:21", "company.yaml", *AT)
CONTESTED = ("explain", "disputed.yaml:3:50", "disputed.yaml", *AT)
COMMANDS = {
    **{name: (*CHECK, "--format", name) for name in REPORTERS},
    "by-unit": (*CHECK, "--group-by", "unit"),
    "by-rule": (*CHECK, "--group-by", "rule"),
    "by-file": (*CHECK, "--group-by", "file"),
    "markdown-by-unit": (*CHECK, "--format", "markdown", "--group-by", "unit", "--statistics"),
    "statistics": (*CHECK, "--statistics"),
    "redacted": (*CHECK, "--redact"),
    "waivers-json": (
        "waivers",
        "company.yaml",
        "--isolated",
        "--today",
        "2026-11-24",
        "--format",
        "json",
        "--soon",
        "60",
    ),
    "baseline-json": ("baseline", "show", "company.yaml", "--isolated", "--baseline", "b.yaml", "--format", "json"),
    "waived": (*WAIVED, "text"),
    "waived-json": (*WAIVED, "json"),
    "contested": (*CONTESTED, "text"),
    "contested-json": (*CONTESTED, "json"),
    "editions": ("edition", "diff", "2026-11", "company.yaml", "--isolated"),
    "editions-json": ("edition", "diff", "2026-11", "company.yaml", "--isolated", "--format", "json"),
    "waivers": ("waivers", "company.yaml", "--isolated", "--today", "2026-11-24"),
    "baseline": ("baseline", "show", "company.yaml", "--isolated", "--baseline", "b.yaml"),
}


def report(name: str, language: str) -> str:
    """What a command says in a language, in the working directory, which must hold the files; no version in it."""
    done = typed(*COMMANDS[name], "--lang", language)
    assert done.err == "", done.err
    return re.sub(rf"\b{re.escape(__version__)}\b", "VERSION", done.out)


def write_files() -> None:
    """Write the definitions and the baseline into the working directory."""
    Path("company.yaml").write_text(COMPANY, "utf-8")
    Path("b.yaml").write_text(BASELINE, "utf-8")
    Path("disputed.yaml").write_text(DISPUTED, "utf-8")


def main() -> None:
    """Write what is said today."""
    KEPT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        write_files()
        for name in COMMANDS:
            for language in ("en", "zh"):
                (KEPT / f"{name}.{language}.txt").write_text(report(name, language), "utf-8", newline="")


if __name__ == "__main__":
    main()
