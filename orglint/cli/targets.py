"""Which reports a run writes, and where: `--format` and `--output`."""

from __future__ import annotations

import os
from collections.abc import Sequence

from orglint.cli.output import is_device
from orglint.findings.problem import CannotRun, Problem
from orglint.findings.text import Text
from orglint.lean.patterns import pattern
from orglint.lean.values import frozen
from orglint.reporters.table import REPORTERS

STDOUT = "-"
_WORD = pattern(r"[A-Za-z]{2,}")
"""What stands before a colon and is neither a drive nor a path."""


@frozen
class Target:
    """A report: its format, and the file that it goes to; None is standard output."""

    format: str
    file: str | None


def targets(formats: Sequence[str], outputs: Sequence[str]) -> list[Target]:
    """What to write, the report for standard output last, so that no file waits for who reads that.

    An output that begins with a format and a colon is a report of its own; the others belong to the formats in turn,
    and the last format may have none. Raises CannotRun where that does not work out.
    """
    named = [_format_of(output) for output in outputs]
    own = [(name, output[len(name) + 1 :]) for name, output in zip(named, outputs, strict=True) if name]
    files = [output for name, output in zip(named, outputs, strict=True) if not name]
    in_turn = list(formats)
    if not in_turn and (files or not any(file == STDOUT for _, file in own)):
        in_turn = ["text"]
    if len(files) > len(in_turn) or len(files) < len(in_turn) - 1:
        raise CannotRun([Problem(_TOO_FEW)])
    files += [STDOUT] * (len(in_turn) - len(files))
    found = [*own, *zip(in_turn, files, strict=True)]
    _refuse_sharing([file for _, file in found])
    found.sort(key=lambda one: one[1] == STDOUT)
    return [Target(name, None if file == STDOUT else file) for name, file in found]


def _format_of(output: str) -> str:
    """The format that an output begins with; none where it is the name of a file."""
    name, colon, _ = output.partition(":")
    if not colon or name in REPORTERS or not _WORD.fullmatch(name):
        return name if colon and name in REPORTERS else ""
    known = ", ".join(REPORTERS)
    raise CannotRun([Problem(_UNKNOWN.filled(name=name, known=known, output=output))])


def _refuse_sharing(files: list[str]) -> None:
    seen: set[str] = set()
    for file in files:
        if not file:
            raise CannotRun([Problem(_NAMELESS)])
        real = file if file == STDOUT else os.path.realpath(file)
        if real in seen and not is_device(file):
            raise CannotRun([Problem(_BOTH_PRINTED if file == STDOUT else _BOTH_IN.filled(file=file))])
        seen.add(real)


_TOO_FEW = Text("each further --format wants an --output of its own", "每个额外的 --format 都要有自己的 --output")
_UNKNOWN = Text(
    "there is no format “{name}”; the formats are {known}; a file of that name is “./{output}”",
    "没有格式“{name}”；可用格式：{known}；如为文件名，请写作“./{output}”",
)
_NAMELESS = Text("an --output names no file", "有一个 --output 没有写文件名")
_BOTH_PRINTED = Text("two reports would go to standard output", "有两份报告要写到标准输出")
_BOTH_IN = Text("two reports would go to “{file}”", "有两份报告要写到“{file}”")
