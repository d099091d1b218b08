"""Which baseline a command lays over its findings: what was typed, else what the configuration says."""

from __future__ import annotations

import os
from collections.abc import Sequence

from orglint.findings.problem import CannotRun, Problem
from orglint.findings.text import Text
from orglint.lean.values import replace
from orglint.settings import Settings
from orglint.source.discovery import is_reserved


def with_baseline(settings: Settings, paths: Sequence[str], given: str | None, no_baseline: bool = False) -> Settings:
    """The settings with the baseline that was asked for, read. Raises CannotRun when it cannot be."""
    file = given or settings.suppression.baseline_file
    if no_baseline or not file:
        return settings
    refuse_inside(file, paths)
    from orglint.suppression.baseline_file import read_baseline  # only where there is one

    return replace(settings, suppression=replace(settings.suppression, baseline=read_baseline(file)))


def refuse_inside(file: str, paths: Sequence[str]) -> None:
    """Raises CannotRun when a run would read the baseline as a part of a definition."""
    real = os.path.realpath(file)
    for path in paths:
        within = os.path.isdir(path) and real.startswith(os.path.realpath(path).rstrip(os.sep) + os.sep)
        if within and real.endswith((".yaml", ".yml")) and not is_reserved(os.path.basename(real)):
            raise CannotRun([Problem(_IS_READ.filled(file=file, path=path), None, _NAME_IT)])


_IS_READ = Text(
    "the baseline “{file}” lies in “{path}”, where it would be read as part of the definition",
    "基线“{file}”位于“{path}”中，会被当作定义的一部分读取",
)
_NAME_IT = Text(
    "give it a name that ends in orglint-baseline.yaml, or keep it elsewhere",
    "请使用以 orglint-baseline.yaml 结尾的文件名，或放在别处",
)
