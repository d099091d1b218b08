"""How `orglint check` does its work, whatever it finds: in how many processes, and from which earlier results."""

from __future__ import annotations

import os
from collections.abc import Sequence

from orglint.findings.progress import Progress
from orglint.findings.report import Report
from orglint.pipeline import check
from orglint.settings import Settings

_SMALL = 20_000
_FEW = 10
"""So few and so small files are checked sooner than an earlier result is looked up."""


def work(paths: Sequence[str], settings: Settings, progress: Progress, jobs: int, no_cache: bool) -> Report:
    """Check as asked. Raises as `pipeline.check` does."""
    store = None
    if not no_cache and _is_worth_it(paths):
        from orglint.caching.store import Store, cache_folder

        store = Store(cache_folder())
    if jobs == 1:
        return check(paths, settings, progress, store)
    from orglint.jobs import check_in_processes

    return check_in_processes(paths, settings, jobs, progress, store)


def _is_worth_it(paths: Sequence[str]) -> bool:
    return len(paths) > _FEW or any(_is_large(path) for path in paths)


def _is_large(path: str) -> bool:
    """Whether a path is a folder, a large file, or one that may include others."""
    try:
        if os.path.getsize(path) > _SMALL or not os.path.isfile(path):
            return True
        with open(path, "rb") as file:
            return b"include" in file.read(_SMALL)
    except OSError:
        return False
