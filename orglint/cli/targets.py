"""Which reports a run writes, and where: `--format` and `--output`."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from typing import Any

import click

from orglint.cli.output import is_device
from orglint.cli.wording import words
from orglint.lean.values import frozen
from orglint.reporters.table import REPORTERS

STDOUT = "-"
_WORD = re.compile(r"[A-Za-z]{2,}")
"""What stands before a colon and is neither a drive nor a path."""


@frozen
class Target:
    """A report: its format, and the file that it goes to; None is standard output."""

    format: str
    file: str | None


def target_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options, given to a command as `formats`, `outputs` and `active_only`."""
    wanted = click.option(
        "--format",
        "formats",
        multiple=True,
        type=click.Choice(list(REPORTERS)),
        help=words(
            "How to report; may be given several times, each with its --output.",
            "输出格式；可多次给出，各配一个 --output。",
        ),
    )
    output = click.option(
        "--output",
        "outputs",
        multiple=True,
        metavar="[FORMAT:]FILE",
        help=words(
            "Write the report of the --format before it to this file, or another one in FORMAT; - is standard output.",
            "把前一个 --format 的结果写入该文件；或写成 FORMAT:FILE，另写一份报告。- 表示标准输出。",
        ),
    )
    hide = click.option(
        "--hide-suppressed",
        "active_only",
        is_flag=True,
        help=words(
            "Only count what is waived or in the baseline, in every format; GitHub code scanning wants it so.",
            "豁免和基线中的问题在各种格式中只计数、不列出；GitHub 代码扫描需要如此。",
        ),
    )
    return wanted(output(hide(command)))


def targets(formats: Sequence[str], outputs: Sequence[str]) -> list[Target]:
    """What to write, the report for standard output last, so that no file waits for who reads that.

    An output that begins with a format and a colon is a report of its own; the others belong to the formats in turn,
    and the last format may have none. Raises click.UsageError where that does not work out.
    """
    named = [_format_of(output) for output in outputs]
    own = [(name, output[len(name) + 1 :]) for name, output in zip(named, outputs, strict=True) if name]
    files = [output for name, output in zip(named, outputs, strict=True) if not name]
    in_turn = list(formats)
    if not in_turn and (files or not any(file == STDOUT for _, file in own)):
        in_turn = ["text"]
    if len(files) > len(in_turn) or len(files) < len(in_turn) - 1:
        raise click.UsageError(
            words("each further --format wants an --output of its own", "每个额外的 --format 都要有自己的 --output")
        )
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
    raise click.UsageError(
        words(
            f"there is no format “{name}”; the formats are {', '.join(REPORTERS)}; a file of that name is “./{output}”",
            f"没有格式“{name}”；可用格式：{'、'.join(REPORTERS)}；如为文件名，请写作“./{output}”",
        )
    )


def _refuse_sharing(files: list[str]) -> None:
    seen: set[str] = set()
    for file in files:
        if not file:
            raise click.UsageError(words("an --output names no file", "有一个 --output 没有写文件名"))
        real = file if file == STDOUT else os.path.realpath(file)
        if real in seen and not is_device(file):
            place = words("standard output", "标准输出") if file == STDOUT else f"“{file}”"
            raise click.UsageError(words(f"two reports would go to {place}", f"有两份报告要写到{place}"))
        seen.add(real)
